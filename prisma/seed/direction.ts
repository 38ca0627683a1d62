/** Where the product is heading: three wordings of the Product Goal, the last of them in force. */
export const demoGoals = [
  {
    text: "Every ship that calls is planned on one page, and nobody retypes what somebody else knows.",
    measure: "Planners work without spreadsheets",
    sinceSprint: 1,
  },
  {
    text: "A ship waits for the tide, never for us.",
    measure: "Waiting hours for berth, pilot or papers below 40 a week",
    sinceSprint: 7,
  },
  {
    text: "A port call without waiting: from the pilot to the last truck, everyone knows what comes next an hour before it does.",
    measure: "Median time in port for container ships from 31 to 24 hours",
    sinceSprint: 13,
  },
];

type MilestoneSketch = {
  number: number;
  name: string;
  objective: string;
  measure: string;
  baseline: string;
  target: string;
  state: "planned" | "committed" | "reached" | "missed";
};

/** The Milestones the story tells; those after them have dates only. */
export const demoMilestones: MilestoneSketch[] = [
  {
    number: 1,
    name: "One picture of the port",
    objective: "Planners, pilots and yard look at the same port.",
    measure: "Spreadsheets used for planning",
    baseline: "14",
    target: "3",
    state: "reached",
  },
  {
    number: 2,
    name: "Calls without telephone",
    objective: "A port call is announced, planned and billed without a call or an e-mail.",
    measure: "Telephone calls for each port call",
    baseline: "11",
    target: "4",
    state: "missed",
  },
  {
    number: 3,
    name: "Nothing is a surprise",
    objective: "What goes wrong is known before it does.",
    measure: "Disturbances told at least an hour ahead",
    baseline: "22 in 100",
    target: "60 in 100",
    state: "reached",
  },
  {
    number: 4,
    name: "Promises that hold",
    objective: "A berth, a pilot and a gate slot once promised are kept.",
    measure: "Promises kept to the half-hour",
    baseline: "71 in 100",
    target: "90 in 100",
    state: "committed",
  },
  {
    number: 5,
    name: "Rail and quay as one",
    objective: "Boxes pass from ship to train without standing in between.",
    measure: "Median dwell time of rail boxes",
    baseline: "52 hours",
    target: "30 hours",
    state: "committed",
  },
  {
    number: 6,
    name: "A port that mends itself",
    objective: "After a delay the plan is whole again within minutes.",
    measure: "Time from a delay to a plan all agree on",
    baseline: "",
    target: "15 minutes",
    state: "planned",
  },
];

/** The Flow Sprint Goals told so far, by number. */
export const demoSprintGoals: Record<number, string> = {
  11: "The yard hears an alarm before the cargo feels it",
  12: "Waiting has a reason that everyone can see",
  13: "Every export box has a weight before it is lifted",
  14: "The first berth is promised only when it can be kept",
  15: "A night at the gate without a hand",
  16: "Deep ships pass the bend on a slot they were promised",
};

/** Capacities that differ from the usual one, and why the team says so in passing. */
export const demoCapacities: { team: string; sprint: number; points: number }[] = [
  { team: "pilotage", sprint: 16, points: 12 },
  { team: "yard", sprint: 16, points: 16 },
  { team: "quayside", sprint: 16, points: 11 },
  { team: "customs", sprint: 17, points: 13 },
  { team: "berths", sprint: 17, points: 15 },
  { team: "traffic", sprint: 18, points: 15 },
  { team: "bedrock", sprint: 18, points: 16 },
  { team: "tides", sprint: 19, points: 12 },
  { team: "gatehouse", sprint: 20, points: 17 },
];
