import type { DependencyState } from "@/lib/domain/dependencies/schema";

/** Between Stories, named by title or as "17:yard": the first one of that team in Sprint 17. */
type StoryDependencySketch = {
  needer: string;
  giver: string;
  state: DependencyState;
  /** Who raised it: the needer's team unless said. The other team answers. */
  raisedByGiver?: true;
  needed: number;
  promised?: number;
  note: string;
  answer?: string;
  mitigation?: string;
  daysAgo: number;
};

export const storyDependencies: StoryDependencySketch[] = [
  {
    needer: "Hold a promise back until the clash is settled",
    giver: "One promise, one message",
    state: "in_progress",
    needed: 16,
    promised: 16,
    note: "Agents must not be told twice.",
    answer: "Taken into the sprint on Friday.",
    daysAgo: 4,
  },
  {
    needer: "Straight-through orders to the yard",
    giver: "17:yard",
    state: "accepted",
    needed: 16,
    promised: 17,
    note: "An order for a box that never gets a slot.",
    answer: "Not before Sprint 17: the slot is checked in five places.",
    daysAgo: 5,
  },
  {
    needer: "Send an alert to one quay",
    giver: "Shapes of quays 5 to 8",
    state: "in_progress",
    needed: 16,
    promised: 16,
    note: "Without shapes we can't tell who is on the quay.",
    answer: "By the end of the sprint.",
    daysAgo: 7,
  },
  {
    needer: "Boarding time by wave height",
    giver: "17:tides",
    state: "accepted",
    needed: 16,
    promised: 17,
    note: "Wave height by quarter of an hour.",
    answer: "Hourly now, by quarter of an hour in Sprint 17.",
    mitigation: "The hourly value is used, rounded to the safe side.",
    daysAgo: 6,
  },
  {
    needer: "17:pilotage",
    giver: "List of open clashes by terminal",
    state: "proposed",
    needed: 17,
    note: "The duty desk wants to see a clash before it orders a pilot.",
    daysAgo: 1,
  },
  {
    needer: "Balance between blocks at shift change",
    giver: "17:berths",
    state: "proposed",
    needed: 17,
    note: "Which crane works where in the next two hours.",
    daysAgo: 2,
  },
  {
    needer: "Fairway board for the operators",
    giver: "Tiles for the night screen",
    state: "proposed",
    needed: 16,
    note: "The board stands on the bridge and must be dark.",
    daysAgo: 3,
  },
  {
    needer: "17:exchange",
    giver: "Who is touched by a change",
    state: "proposed",
    raisedByGiver: true,
    needed: 17,
    note: "Agents should hear of a late change from us, not from the line.",
    daysAgo: 2,
  },
  {
    needer: "Radio notes tied to the shift",
    giver: "Radio sheet by watch",
    state: "declined",
    needed: 16,
    note: "Notes of the last quarter.",
    answer: "Recordings are kept for a week only, by law.",
    daysAgo: 6,
  },
  {
    needer: "Show the wait to drivers on their way",
    giver: "Who is on the quay now",
    state: "delivered",
    needed: 16,
    promised: 16,
    note: "The same location service.",
    answer: "Yes, it is general enough.",
    daysAgo: 7,
  },
  {
    needer: "Measure the queue from the gate cameras",
    giver: "Move traffic over by terminal",
    state: "verified",
    needed: 16,
    promised: 16,
    note: "Cameras must not stop for a release.",
    answer: "Gate first, then the yard.",
    daysAgo: 9,
  },
  {
    needer: "Read early releases",
    giver: "Faults and since when",
    state: "verified",
    needed: 16,
    promised: 16,
    note: "Customs' line has to be on the status page.",
    answer: "It is the third row.",
    daysAgo: 9,
  },
];
