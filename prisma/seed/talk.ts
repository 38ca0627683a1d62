import type { InboxKind } from "@/lib/domain/conversations/kinds";

/** What was said about a Story (by title) or an Epic (by key). "@po yard" becomes that person's name. */
export const demoComments: { story?: string; epic?: string; by: string; hoursAgo: number; body: string }[] = [
  {
    story: "Hold a promise back until the clash is settled",
    by: "dev berths 1",
    hoursAgo: 98,
    body: "The message service answers twice for one promise. Four times since Tuesday, always in the rush at six.",
  },
  {
    story: "Hold a promise back until the clash is settled",
    by: "po berths",
    hoursAgo: 95,
    body: "@po exchange can you look at it? An agent told me yesterday that they got **two** promises for the same berth.",
  },
  {
    story: "Hold a promise back until the clash is settled",
    by: "po exchange",
    hoursAgo: 72,
    body: "We found it: the answer is late, so the sender tries again. It is in our sprint now, see *One promise, one message*.",
  },
  {
    story: "Hold a promise back until the clash is settled",
    by: "sm berths",
    hoursAgo: 46,
    body: "I took it to the Flow Team. @csm we keep the card blocked until Exchange has something on staging.",
  },
  {
    story: "One promise, one message",
    by: "dev exchange 2",
    hoursAgo: 26,
    body: "- [x] A message has an id\n- [x] The receiver remembers a thousand of them\n- [ ] Rush of six played on staging",
  },
  {
    story: "Suggest the next free berth as a way out",
    by: "dev berths 4",
    hoursAgo: 50,
    body: "Free isn't enough: the gangway has to reach. @po berths is a berth with another gangway still a way out?",
  },
  {
    story: "Suggest the next free berth as a way out",
    by: "po berths",
    hoursAgo: 47,
    body: "Yes, but say so beside it. Planners will know.",
  },
  {
    story: "Crane maintenance read every hour",
    by: "dev berths 2",
    hoursAgo: 23,
    body: "Ready for a second look. @dev berths 1 you know the maintenance system best.",
  },
  {
    story: "Straight-through orders to the yard",
    by: "po customs",
    hoursAgo: 74,
    body: "@po yard refuses boxes without a slot. Can we agree on *no slot needed* as a slot?",
  },
  {
    story: "Straight-through orders to the yard",
    by: "po yard",
    hoursAgo: 70,
    body: "The slot is checked in five places. Sprint 17, not before. Sorry.",
  },
  {
    story: "Late departure shifts only its own tide",
    by: "dev traffic 2",
    hoursAgo: 49,
    body: "Rule 14 of the brotherhood says the *next* deep vessel always waits. @po traffic @cpo who decides?",
  },
  {
    story: "Late departure shifts only its own tide",
    by: "cpo",
    hoursAgo: 28,
    body: "I meet them on Thursday. Keep both ways open behind a switch until then.",
  },
  {
    story: "Wrong slot reported from the cab",
    by: "dev yard 3",
    hoursAgo: 69,
    body: "The maker confirmed it. A fix comes with the next update, no date yet. @sm yard",
  },
  {
    story: "Weights changed late stand out",
    by: "po manifest",
    hoursAgo: 52,
    body: "Came in on Monday: two boxes were lifted with the old weight. Nobody was hurt. @architect may we show it in the yard app as well?",
  },
  {
    story: "Weights changed late stand out",
    by: "architect",
    hoursAgo: 30,
    body: "Yes, from the event, not from the manifest.",
  },
  {
    story: "Move traffic over by terminal",
    by: "architect",
    hoursAgo: 54,
    body: "Watched it at noon. Not one request lost at the container terminal. Well done @dev bedrock 1.",
  },
  {
    epic: "berth-conflicts",
    by: "cpo",
    hoursAgo: 121,
    body: "The harbour master asks for the draught clash before the spring tide. @po berths does it fit?",
  },
  { epic: "berth-conflicts", by: "po berths", hoursAgo: 119, body: "It is small. It came into the sprint today." },
  {
    epic: "zero-downtime",
    by: "csm",
    hoursAgo: 75,
    body: "Two teams plan releases around this. @po bedrock please say when the rehearsal is.",
  },
];

/** Who watches what besides those who speak about it, by title or Epic key. */
export const demoWatches: { person: string; story?: string; epic?: string }[] = [
  { person: "cpo", epic: "berth-conflicts" },
  { person: "cpo", epic: "traffic-lanes" },
  { person: "csm", story: "Hold a promise back until the clash is settled" },
  { person: "csm", epic: "zero-downtime" },
  { person: "architect", epic: "zero-downtime" },
  { person: "po berths", story: "One promise, one message" },
  { person: "sm berths", story: "One promise, one message" },
  { person: "dev berths 1", story: "Suggest the next free berth as a way out" },
  { person: "dev berths 1", story: "One promise, one message" },
];

/** What lies in people's inboxes beyond the mentions above. Read ones say so. */
export const demoNews: {
  to: string;
  kind: InboxKind;
  story?: string;
  epic?: string;
  /** A Story Dependency by its needer, or an Impediment by its title. */
  dependency?: string;
  impediment?: string;
  risk?: string;
  text: string;
  by: string;
  hoursAgo: number;
  isRead?: true;
}[] = [
  {
    to: "po berths",
    kind: "dependency",
    dependency: "17:pilotage",
    text: "asks your team for S17",
    by: "po pilotage",
    hoursAgo: 22,
  },
  {
    to: "po berths",
    kind: "dependency",
    dependency: "Balance between blocks at shift change",
    text: "asks your team for S17",
    by: "po yard",
    hoursAgo: 45,
  },
  {
    to: "po berths",
    kind: "watched",
    story: "One promise, one message",
    text: "ticked two of three checks",
    by: "dev exchange 2",
    hoursAgo: 26,
  },
  {
    to: "po berths",
    kind: "watched",
    epic: "berth-conflicts",
    text: "wrote a comment",
    by: "cpo",
    hoursAgo: 121,
    isRead: true,
  },
  {
    to: "po bedrock",
    kind: "dependency",
    dependency: "Fairway board for the operators",
    text: "asks your team for S16",
    by: "po traffic",
    hoursAgo: 70,
  },
  {
    to: "csm",
    kind: "impediment",
    impediment: "The message service answers twice for one promise",
    text: "escalated it to the Flow Team",
    by: "sm berths",
    hoursAgo: 46,
  },
  {
    to: "csm",
    kind: "impediment",
    impediment: "Staging has no vessels deeper than 12 metres",
    text: "resolved it",
    by: "sm traffic",
    hoursAgo: 17,
    isRead: true,
  },
  {
    to: "cpo",
    kind: "watched",
    epic: "traffic-lanes",
    text: "blocked a Story of it",
    by: "dev traffic 2",
    hoursAgo: 48,
  },
  {
    to: "cpo",
    kind: "watched",
    risk: "Pilots' brotherhood refuses the meeting rules of the bend",
    text: "says that it is rising",
    by: "po traffic",
    hoursAgo: 29,
  },
  {
    to: "sm berths",
    kind: "impediment",
    impediment: "The message service answers twice for one promise",
    text: "raised it for your team",
    by: "dev berths 1",
    hoursAgo: 94,
    isRead: true,
  },
  {
    to: "sm berths",
    kind: "watched",
    story: "One promise, one message",
    text: "moved it to In progress",
    by: "dev exchange 2",
    hoursAgo: 70,
  },
  {
    to: "dev berths 1",
    kind: "assigned",
    story: "Draught clash on the ebb",
    text: "made you its owner",
    by: "po berths",
    hoursAgo: 27,
  },
  {
    to: "dev berths 1",
    kind: "watched",
    story: "One promise, one message",
    text: "wrote a comment",
    by: "dev exchange 2",
    hoursAgo: 26,
  },
  { to: "architect", kind: "watched", epic: "zero-downtime", text: "wrote a comment", by: "csm", hoursAgo: 75 },
];
