/** What may go wrong, in every ROAM class; `epic`, `team` and people by their keys. */
type RiskSketch = {
  title: string;
  description: string;
  epic?: string;
  team?: string;
  owner?: string;
  roam?: "resolved" | "owned" | "accepted" | "mitigated";
  plan?: string;
  acceptedWhy?: string;
  probability: number;
  impact: number;
  trend: "rising" | "steady" | "falling";
  /** Days from today; negative is overdue. */
  reviewIn?: number;
  daysAgo: number;
  isClosed?: true;
};

export const demoRisks: RiskSketch[] = [
  {
    title: "Agents get the same promise twice",
    description: "The message service repeats itself under load.",
    epic: "berth-conflicts",
    team: "exchange",
    owner: "po exchange",
    roam: "owned",
    probability: 4,
    impact: 4,
    trend: "rising",
    reviewIn: 2,
    daysAgo: 5,
  },
  {
    title: "The buoy goes to the workshop in the middle of a Milestone",
    description: "Its service is due, and the date is the maker's.",
    epic: "swell",
    team: "tides",
    owner: "po tides",
    roam: "mitigated",
    plan: "The model bridges gaps of up to three weeks; the second buoy is on loan from the neighbour port.",
    probability: 4,
    impact: 3,
    trend: "falling",
    reviewIn: 9,
    daysAgo: 31,
  },
  {
    title: "Customs changes the list of trusted importers without notice",
    description: "It did twice last year.",
    epic: "customs-preclear",
    team: "customs",
    owner: "po customs",
    roam: "accepted",
    acceptedWhy: "The list is theirs. A withdrawn release stops the box, that has to be enough.",
    probability: 3,
    impact: 3,
    trend: "steady",
    reviewIn: 20,
    daysAgo: 40,
  },
  {
    title: "Old and new version read the same event differently",
    description: "For some minutes both are live.",
    epic: "zero-downtime",
    team: "bedrock",
    owner: "architect",
    roam: "mitigated",
    plan: "Every event is read by both versions on staging for a night before it goes out.",
    probability: 2,
    impact: 5,
    trend: "falling",
    reviewIn: 6,
    daysAgo: 24,
  },
  {
    title: "Pilots' brotherhood refuses the meeting rules of the bend",
    description: "Their own rule is forty years old and stricter at night.",
    epic: "traffic-lanes",
    team: "traffic",
    owner: "cpo",
    roam: "owned",
    probability: 3,
    impact: 5,
    trend: "rising",
    reviewIn: -1,
    daysAgo: 8,
  },
  {
    title: "Phones of the new make don't ring on silent",
    description: "",
    epic: "app-alerts",
    team: "quayside",
    probability: 3,
    impact: 3,
    trend: "steady",
    daysAgo: 2,
  },
  {
    title: "The licence of the sea chart ends in spring",
    description: "It covers the port area and is renewed by hand.",
    epic: "geo-services",
    team: "bedrock",
    owner: "architect",
    roam: "resolved",
    probability: 2,
    impact: 4,
    trend: "falling",
    daysAgo: 45,
    isClosed: true,
  },
  {
    title: "Two of the four gate cameras are out of spares",
    description: "One is held together by a cable tie.",
    epic: "gate-queue",
    team: "gatehouse",
    owner: "sm gatehouse",
    roam: "owned",
    probability: 3,
    impact: 2,
    trend: "steady",
    reviewIn: 4,
    daysAgo: 12,
  },
  {
    title: "Drivers feel watched and decline orders",
    description: "Works council was told, and wants to see the figures.",
    epic: "yard-equipment",
    team: "yard",
    owner: "po yard",
    roam: "mitigated",
    plan: "Routes are gone each morning at six, and the council sees it happen.",
    probability: 2,
    impact: 4,
    trend: "falling",
    reviewIn: 13,
    daysAgo: 38,
  },
];

/** What is in the way; `story` by title, people and teams by their keys. */
export type ImpedimentSketch = {
  title: string;
  description: string;
  team: string | null;
  story?: string;
  owner?: string;
  by: string;
  daysAgo: number;
  escalatedDaysAgo?: number;
  resolvedDaysAgo?: number;
  resolution?: string;
};

export const demoImpediments: ImpedimentSketch[] = [
  {
    title: "The message service answers twice for one promise",
    description: "Seen four times since Tuesday, always under load.",
    team: "berths",
    story: "Hold a promise back until the clash is settled",
    owner: "sm berths",
    by: "dev berths 1",
    daysAgo: 4,
    escalatedDaysAgo: 2,
  },
  {
    title: "Tablets of the new make don't wake from sleep",
    description: "Thirty of eighty in the yard.",
    team: "yard",
    story: "Wrong slot reported from the cab",
    owner: "sm yard",
    by: "dev yard 3",
    daysAgo: 3,
  },
  {
    title: "The duty desk's telephone list is out of reach",
    description: "Its server is being moved until next week.",
    team: "tides",
    story: "Notice to the duty desk",
    owner: "sm pilotage",
    by: "dev tides 2",
    daysAgo: 2,
  },
  {
    title: "Customs' test system is closed at weekends",
    description: "A rehearsal needs two days in a row.",
    team: "customs",
    owner: "sm customs",
    by: "po customs",
    daysAgo: 17,
  },
  {
    title: "One tester for two teams until the end of the month",
    description: "",
    team: "manifest",
    owner: "sm manifest",
    by: "sm manifest",
    daysAgo: 11,
  },
  {
    title: "Staging has no vessels deeper than 12 metres",
    description: "The recording is of a summer week.",
    team: "traffic",
    story: "Late departure shifts only its own tide",
    owner: "csm",
    by: "dev traffic 2",
    daysAgo: 9,
    escalatedDaysAgo: 6,
    resolvedDaysAgo: 1,
    resolution: "Bedrock plays back a week of January with nine deep vessels.",
  },
  {
    title: "Badge readers at gate 2 fail in rain",
    description: "",
    team: "gatehouse",
    owner: "sm gatehouse",
    by: "dev gatehouse 4",
    daysAgo: 21,
    resolvedDaysAgo: 13,
    resolution: "A roof of sheet metal, until the new readers come.",
  },
];
