import type { Random } from "./random";
import { demoTeams } from "./people";

/** What the Flow Team adds to BLG-2, and when a Story is Done. */
export const demoDefinitions: { kind: "ready" | "done"; text: string }[] = [
  { kind: "ready", text: "Somebody of the trade has seen it" },
  { kind: "ready", text: "Dependencies are named or there are none" },
  { kind: "done", text: "Tests run in the pipeline" },
  { kind: "done", text: "It is on staging" },
  { kind: "done", text: "The PO has seen it work" },
  { kind: "done", text: "Help is written where words changed" },
];

export const demoTemplates: {
  name: string;
  team: string | null;
  title: string;
  description: string;
  criteria: string[];
  labels: string[];
}[] = [
  {
    name: "For somebody of the trade",
    team: null,
    title: "",
    description:
      "As **who** I want **what**, so that **why**.\n\n### Before we begin\n- [ ] Looked at how it is done today\n- [ ] Two people of the trade asked",
    criteria: ["Two people of the trade did it without help"],
    labels: [],
  },
  {
    name: "Fault",
    team: null,
    title: "Fault: ",
    description: "**Seen:**\n\n**Expected:**\n\n**Since:**\n\n**Who is touched:**",
    criteria: ["The fault is covered by a test", "Who reported it was told"],
    labels: ["fault"],
  },
  {
    name: "Change of an interface",
    team: "exchange",
    title: "",
    description: "**Readers of today:**\n\n- [ ] Each reader was told\n- [ ] Old readers still work",
    criteria: ["Readers of version 1 events still work"],
    labels: ["interface"],
  },
];

export const demoSavedViews: { name: string; page: string; query: string; person: string; team: string | null }[] = [
  { name: "Blocked", page: "board", query: "team=berths&only=blocked", person: "sm berths", team: "berths" },
  { name: "My cards", page: "board", query: "team=berths&only=mine", person: "dev berths 1", team: null },
];

/** The workflows of the two teams that shaped their own; the others keep the four first columns. */
export const ownWorkflows: Record<
  string,
  {
    name: string;
    kind: "waiting" | "active" | "done";
    wipLimit: number | null;
    stage: "todo" | "active" | "review" | "done" | null;
  }[]
> = {
  berths: [
    { name: "Chosen", kind: "waiting", wipLimit: null, stage: "todo" },
    { name: "Building", kind: "active", wipLimit: 3, stage: "active" },
    { name: "Second look", kind: "active", wipLimit: 2, stage: "review" },
    { name: "With the planners", kind: "waiting", wipLimit: 2, stage: null },
    { name: "Done", kind: "done", wipLimit: null, stage: "done" },
  ],
  bedrock: [
    { name: "To do", kind: "waiting", wipLimit: null, stage: "todo" },
    { name: "Building", kind: "active", wipLimit: 3, stage: "active" },
    { name: "On trial", kind: "active", wipLimit: 2, stage: "review" },
    { name: "Live", kind: "done", wipLimit: null, stage: "done" },
  ],
};

/** The columns every other team begins with, by stage. */
export const firstColumns = { todo: "To do", active: "In progress", review: "Review", done: "Done" } as const;

/** Where a team keeps its public holidays, and how much of its time goes into the sprint. */
export const teamPlaces: Record<string, { country: string; focusFactor: number }> = {
  berths: { country: "DE-HH", focusFactor: 80 },
  pilotage: { country: "DE-HH", focusFactor: 75 },
  tides: { country: "NL", focusFactor: 80 },
  yard: { country: "DE-HH", focusFactor: 80 },
  gatehouse: { country: "DE-HB", focusFactor: 80 },
  customs: { country: "NL", focusFactor: 75 },
  manifest: { country: "IN", focusFactor: 85 },
  tariffs: { country: "DE-HH", focusFactor: 70 },
  traffic: { country: "NL", focusFactor: 80 },
  exchange: { country: "PL", focusFactor: 80 },
  quayside: { country: "DE-HB", focusFactor: 75 },
  bedrock: { country: "IN", focusFactor: 85 },
};

/** An absence, in days from the running sprint's first day. */
type AbsenceSketch = { person: string; from: number; to: number; isHalf: boolean; note: string };

const notes = ["Holiday", "Parental leave", "Training", "At the dentist's", "Moving house", ""];

/** When the next Milestone begins: after this sprint, the next and the pause. */
const nextMilestoneAt = 42;

/** Two or three people of each team, this sprint or next; in every other one somebody for long in the next Milestone. */
export function absencesOf(random: Random): AbsenceSketch[] {
  return demoTeams.flatMap((team, index) => {
    const first = random.between(1, team.developers);
    const second = (first % team.developers) + 1;
    const from = random.between(0, 9);
    const half = random.between(1, 10);
    return [
      {
        person: `dev ${team.key} ${first}`,
        from,
        to: from + random.between(0, 6),
        isHalf: false,
        note: random.pick(notes),
      },
      { person: `dev ${team.key} ${second}`, from: half, to: half, isHalf: true, note: random.pick(notes) },
      ...(random.next() < 0.5
        ? [{ person: `po ${team.key}`, from: 14 + from, to: 14 + from + 4, isHalf: false, note: "Holiday" }]
        : []),
      ...(index % 2 === 0 ? [longHoliday(`dev ${team.key} ${second}`, nextMilestoneAt + (index % 8) * 7)] : []),
    ];
  });
}

function longHoliday(person: string, from: number): AbsenceSketch {
  return { person, from, to: from + 11, isHalf: false, note: "Holiday" };
}
