import type { InsightKind } from "@/lib/domain/backlog/kinds";

/** Customer needs and market notes; `daysAgo` says when they were observed. */
type InsightSketch = {
  kind: InsightKind;
  text: string;
  source: string;
  daysAgo: number;
  epics: string[];
};

export const demoInsights: InsightSketch[] = [
  {
    kind: "customer_need",
    text: "We plan our week on Thursday and learn on Friday night that the berth was given away.",
    source: "Agent, quarterly round table",
    daysAgo: 34,
    epics: ["berth-agreed", "berth-conflicts"],
  },
  {
    kind: "customer_need",
    text: "Tell us six hours ahead, and tell us how sure you are. A wrong time is worse than none.",
    source: "Operations manager of a container line",
    daysAgo: 210,
    epics: ["eta"],
  },
  {
    kind: "market_note",
    text: "Two neighbouring ports offer confirmed windows with a penalty on both sides.",
    source: "Trade journal, spring issue",
    daysAgo: 61,
    epics: ["berth-agreed"],
  },
  {
    kind: "customer_need",
    text: "My phone shows nothing behind the silos. I write on my glove.",
    source: "Linesman, shift walk",
    daysAgo: 48,
    epics: ["app-offline"],
  },
  {
    kind: "customer_need",
    text: "When the wind alarm goes off for the whole port, everybody stops listening.",
    source: "Crane foreman",
    daysAgo: 27,
    epics: ["app-alerts", "wind-limits"],
  },
  {
    kind: "market_note",
    text: "Rail has grown from 11 to 19 in 100 boxes in three years at ports of our size.",
    source: "Port association, yearly figures",
    daysAgo: 90,
    epics: ["gate-rail", "exchange-rail"],
  },
  {
    kind: "customer_need",
    text: "A train stands forty minutes because nobody knows which wagon is which.",
    source: "Rail operator, site visit",
    daysAgo: 41,
    epics: ["gate-rail"],
  },
  {
    kind: "customer_need",
    text: "Two of five pilots slept under five hours before a night duty last month.",
    source: "Pilots' safety report",
    daysAgo: 52,
    epics: ["pilot-fatigue"],
  },
  {
    kind: "market_note",
    text: "The authority will allow shore-based pilotage on trial from next year, route by route.",
    source: "Consultation paper",
    daysAgo: 75,
    epics: ["pilot-remote"],
  },
  {
    kind: "customer_need",
    text: "Our importers pay for three days in the yard while the release is already there.",
    source: "Freight forwarder",
    daysAgo: 120,
    epics: ["customs-preclear"],
  },
  {
    kind: "customer_need",
    text: "If the marks leak once, we go back to choosing by turn.",
    source: "Head of customs control",
    daysAgo: 23,
    epics: ["customs-risk"],
  },
  {
    kind: "market_note",
    text: "Lines ask for port dues by emission class in every new contract.",
    source: "Sales, contract talks",
    daysAgo: 38,
    epics: ["tariff-green", "idea-carbon"],
  },
  {
    kind: "customer_need",
    text: "I can't tell my finance people why a call cost more than the last one.",
    source: "Agent, telephone call",
    daysAgo: 160,
    epics: ["port-call-invoice", "disputes"],
  },
  {
    kind: "customer_need",
    text: "Give me next year's tariff on last year's calls before the board meets in spring.",
    source: "Head of finance",
    daysAgo: 66,
    epics: ["tariff-sim"],
  },
  {
    kind: "customer_need",
    text: "The bay plan says 22 tonnes and the crane says 29. We find out when it hangs.",
    source: "Crane driver",
    daysAgo: 58,
    epics: ["manifest-bays", "weights"],
  },
  {
    kind: "market_note",
    text: "Automatic stacking pays from about 300,000 moves a year, if people keep out of the block.",
    source: "Equipment maker's conference",
    daysAgo: 130,
    epics: ["yard-auto"],
  },
  {
    kind: "customer_need",
    text: "We drive empty for a third of the night because orders come by voice.",
    source: "Reach stacker driver",
    daysAgo: 82,
    epics: ["yard-equipment"],
  },
  {
    kind: "customer_need",
    text: "Night hauliers sleep at the fence until six. A gate that works at two would save us a truck.",
    source: "Haulier with 30 trucks",
    daysAgo: 97,
    epics: ["gate-night"],
  },
  {
    kind: "customer_need",
    text: "I'd leave an hour later if I knew the queue.",
    source: "Driver survey, 212 answers",
    daysAgo: 30,
    epics: ["gate-queue"],
  },
  {
    kind: "market_note",
    text: "A port on the other coast lost its data room for nine hours; forty ships waited.",
    source: "News, confirmed by a colleague there",
    daysAgo: 19,
    epics: ["two-sites", "edge-quay"],
  },
  {
    kind: "customer_need",
    text: "In the bend we meet them on the radio, not on the chart.",
    source: "Traffic operator, night shift",
    daysAgo: 70,
    epics: ["traffic-collisions", "traffic-lanes"],
  },
  {
    kind: "customer_need",
    text: "Late manifest changes cost us a shift a month to chase.",
    source: "Yard planner",
    daysAgo: 88,
    epics: ["manifest-changes"],
  },
  {
    kind: "customer_need",
    text: "The tide table is too careful in east wind. We could sail half an hour earlier.",
    source: "Captain of a bulk carrier",
    daysAgo: 45,
    epics: ["tide-windows"],
  },
  {
    kind: "market_note",
    text: "Shore power becomes duty for container ships in four years.",
    source: "Directive, draft",
    daysAgo: 110,
    epics: ["idea-shore-power"],
  },
  {
    kind: "customer_need",
    text: "Why do we have to type what your neighbour already knows?",
    source: "Agent working in two ports",
    daysAgo: 14,
    epics: ["idea-ports"],
  },
  {
    kind: "customer_need",
    text: "Lashers' hours are settled by shouting on Fridays.",
    source: "Stevedoring company",
    daysAgo: 9,
    epics: ["app-contractors"],
  },
];
