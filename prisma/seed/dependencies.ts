import type { DependencyState } from "@/lib/domain/dependencies/schema";

export type DependencySketch = {
  needer: string;
  giver: string;
  state: DependencyState;
  note: string;
  mitigation?: string;
};

/** Between Epics by their keys. Three of them are conflicts today (DEP-2), and one would be without its mitigation. */
export const demoDependencies: DependencySketch[] = [
  {
    needer: "pilot-orders",
    giver: "berth-board",
    state: "verified",
    note: "Orders are written from confirmed windows.",
  },
  {
    needer: "berth-windows",
    giver: "tide-feed",
    state: "verified",
    note: "Water level for each berth, by the minute.",
  },
  { needer: "restow", giver: "manifest-in", state: "verified", note: "Departure and weight of each box." },
  { needer: "inspections", giver: "yard-map", state: "verified", note: "Where the box stands when the bay is booked." },
  { needer: "port-call-invoice", giver: "events-stream", state: "verified", note: "Billable events in order." },
  { needer: "agent-api", giver: "sign-on", state: "verified", note: "Accounts for agents' systems." },
  { needer: "eta", giver: "events-stream", state: "verified", note: "Departures of the last three years." },
  { needer: "anchorage", giver: "agent-api", state: "verified", note: "The reason of waiting comes from the agent." },
  { needer: "webhooks", giver: "staging", state: "verified", note: "A copy of the port that agents may try against." },
  { needer: "pilot-forecast", giver: "eta", state: "delivered", note: "Arrival times with their certainty." },
  { needer: "berth-conflicts", giver: "wind-limits", state: "delivered", note: "Limits by crane." },
  { needer: "traffic-lanes", giver: "berth-drag", state: "delivered", note: "A moved window moves the fairway slot." },
  {
    needer: "exchange-lines",
    giver: "customs-status",
    state: "delivered",
    note: "Cargo state for the line's own boxes.",
  },
  { needer: "berth-agreed", giver: "exchange-lines", state: "accepted", note: "The line answers in its own system." },
  { needer: "gate-rail", giver: "customs-preclear", state: "accepted", note: "Trains leave only with released boxes." },
  { needer: "yard-auto", giver: "zero-downtime", state: "in_progress", note: "Cranes can't stop for a release." },
  {
    needer: "manifest-bays",
    giver: "yard-equipment",
    state: "accepted",
    note: "Where each box is, to the slot, while machines move.",
  },
  {
    needer: "customs-risk",
    giver: "yard-equipment",
    state: "accepted",
    note: "Orders to put marked boxes near the scanner.",
  },
  { needer: "traffic-collisions", giver: "geo-services", state: "in_progress", note: "Depth contours as shapes." },
  {
    needer: "berth-replan",
    giver: "traffic-collisions",
    state: "proposed",
    note: "Foreseen tracks of the next hours.",
  },
  {
    needer: "yard-empties",
    giver: "manifest-bays",
    state: "accepted",
    note: "Sizes and lines of what is in the yard.",
  },
  {
    needer: "customs-transit",
    giver: "exchange-events2",
    state: "proposed",
    note: "Train and truck as carriers in events.",
  },
  {
    needer: "pilot-remote",
    giver: "traffic-lanes",
    state: "proposed",
    note: "A slot in the fairway for each trial run.",
  },
  {
    needer: "app-alerts",
    giver: "geo-services",
    state: "in_progress",
    note: "Which quay a phone is on.",
    mitigation:
      "The app uses last year's quay shapes until the chart service is there; Quayside App swaps them in Sprint 17.",
  },
  {
    needer: "tariff-green",
    giver: "manifest-changes",
    state: "accepted",
    note: "The emission class comes with the amended declaration.",
  },
  { needer: "exchange-rail", giver: "gate-rail", state: "proposed", note: "The wagon list as the gate reads it." },
  {
    needer: "app-contractors",
    giver: "exchange-events2",
    state: "accepted",
    note: "Gangs and badges as event subjects.",
  },
];
