/** What the CPO wants of the next Flow Sprint, each with the titles of its Epics. */
export const demoObjectives = [
  {
    text: "No berth is promised while anything can clash with it",
    epics: ["Clashes seen before a berth is promised", "Fairway slots for deep vessels"],
  },
  {
    text: "A release goes out while ships are moored, and nobody notices",
    epics: ["Releases while ships are moored", "One chart service for all maps"],
  },
  {
    text: "A driver knows the wait at the gate before leaving the depot",
    epics: ["Waiting time at the gate, told before you leave"],
  },
  {
    text: "Papers and dues follow a ship that changes its mind",
    epics: ["Late changes to a manifest, seen by all", "Lower dues for cleaner ships"],
  },
] as const;

/** What the Flow Retrospective of the Flow Sprint before wants to change in the running one. */
export const demoImprovements = [
  {
    title: "Dependencies are answered before the second day is over",
    owner: "csm",
    measure: "Median days without an answer, from 4 to 1",
  },
  {
    title: "Every demo has a staging link a day before the Review",
    owner: "cpo",
    measure: "Demos shown from a slide, from 5 to none",
  },
  {
    title: "The test system of Customs is booked a week ahead",
    owner: "architect",
    measure: "Stories blocked by it, from 3 to none",
  },
] as const;

/** What was agreed in the last Scrum of Scrums. `daysAfter` it, it is due. */
export const demoActions = [
  { text: "Ask the port authority for the gauge data of the outer roads", owner: "architect", daysAfter: 7 },
  { text: "Show Gatehouse and Yard the same figure for a truck that waits", owner: "cpo", daysAfter: 5 },
  { text: "Find a second tester for Manifest until the end of the month", owner: "csm", daysAfter: 3 },
] as const;

/** Decisions written down in the events that are over. */
export const demoDecisions = {
  planning_1: ["Exchange takes the status page alone; Berths follows in the next Flow Sprint"],
  planning_2: ["The goal stands although Manifest plans two points over its capacity"],
  scrum_of_scrums: ["Vessel Traffic shows its contours to Bedrock on Thursday, before either builds on"],
  review: ["The harbour masters see the berth plan on their own screens from the next Review on"],
  flow_retrospective: ["Three Improvements are enough: the others wait"],
} as const;

/** The five answers of teams that have prepared for the next Scrum of Scrums; an empty one says nothing. */
export const demoReports: { team: string; answers: [string, string, string, string, string] }[] = [
  {
    team: "berths",
    answers: [
      "Clashes of draught and quay length are found while one types",
      "Clashes with the pilot's slot",
      "The message service answers twice for one promise",
      "None",
      "None",
    ],
  },
  {
    team: "pilotage",
    answers: ["Lee sides by wind and swell", "The night list on the duty desk", "None", "None", "None"],
  },
  {
    team: "tides",
    answers: [
      "Swell from both buoys",
      "Two hours of foresight for the boarding ground",
      "None",
      "None",
      "The buoy contract ends in March",
    ],
  },
  {
    team: "yard",
    answers: ["Stackers by distance", "Stackers by what waits", "Tablets don't wake from sleep", "None", "None"],
  },
  {
    team: "customs",
    answers: [
      "The early release for containers",
      "The release of bulk",
      "The test system is closed at weekends",
      "Gatehouse: the release message gets a third state",
      "None",
    ],
  },
  {
    team: "traffic",
    answers: [
      "Slots by draught and tide",
      "Slots that move with the tide",
      "None",
      "Bedrock: depth contours as shapes",
      "None",
    ],
  },
  {
    team: "exchange",
    answers: ["Status by agent", "The page without a sign-in", "None", "None", "None"],
  },
  {
    team: "bedrock",
    answers: [
      "A release taken back in seven minutes",
      "In five",
      "None",
      "None",
      "The second data centre is handed over late",
    ],
  },
];
