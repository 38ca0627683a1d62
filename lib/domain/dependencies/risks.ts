import { type Actor, can } from "@/lib/domain/access";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import { allOf } from "@/lib/domain/words";

export const roamClasses = ["resolved", "owned", "accepted", "mitigated"] as const;
export type RoamClass = (typeof roamClasses)[number];
export const riskTrends = ["rising", "steady", "falling"] as const;
export type RiskTrend = (typeof riskTrends)[number];

/** The Risk register: open ones first, the gravest on top. Instants are ISO strings. */
export type RisksView = { risks: RiskRow[] };

export type RiskRow = {
  id: string;
  /** R-3 is number 3. */
  number: number;
  title: string;
  description: string;
  epicId: string | null;
  teamId: string | null;
  ownerId: string | null;
  owner: string | null;
  roam: RoamClass | null;
  plan: string;
  acceptedById: string | null;
  acceptedBy: string | null;
  acceptedWhy: string;
  /** 1 to 5 each. */
  probability: number;
  impact: number;
  trend: RiskTrend;
  reviewOn: CalendarDate | null;
  raisedById: string | null;
  raisedBy: string | null;
  createdAt: string;
  closedAt: string | null;
};

/** What RISK-1 looks at. */
type ClassedRisk = Pick<RiskRow, "ownerId" | "roam" | "plan" | "acceptedById" | "acceptedWhy">;

/** RISK-1: what an open Risk still lacks, in words; empty when nothing. */
export function missingInRisk({ ownerId, roam, plan, acceptedById, acceptedWhy }: ClassedRisk): string[] {
  return [
    ownerId === null ? "an owner" : null,
    roam === null ? "a ROAM class" : null,
    roam === "mitigated" && plan.trim() === "" ? "a plan" : null,
    roam === "accepted" && acceptedById === null ? "who accepts it" : null,
    roam === "accepted" && acceptedWhy.trim() === "" ? "why it is accepted" : null,
  ].filter((word) => word !== null);
}

const lackFields: Record<string, string> = {
  "an owner": "ownerId",
  "a plan": "plan",
  "who accepts it": "acceptedById",
  "why it is accepted": "acceptedWhy",
};

/** RISK-1 where a Risk is given a class: a class comes with its owner, plan, who and why. */
export function canClass(risk: ClassedRisk): Result<null> {
  const missing = missingInRisk(risk);
  if (risk.roam === null || missing.length === 0) return ok(null);
  const fields = Object.fromEntries(missing.map((lack) => [lackFields[lack] ?? "roam", `It lacks ${lack}.`]));
  return refuse({
    rule: "RISK-1",
    code: "rule",
    message: `A Risk that is ${roamWords[risk.roam].toLowerCase()} lacks ${allOf(missing)}.`,
    fields,
    wayOut: "Give it what is missing together with the class, or leave it without a class for now.",
  });
}

/** Who changes a Risk: who raised it, its owner, the PO or SM of its team, CPO, CSM and Architect. */
export function mayKeepRisk(
  actor: Actor,
  {
    flowTeamId,
    teamId,
    ownerId,
    raisedById,
  }: Pick<RiskRow, "teamId" | "ownerId" | "raisedById"> & { flowTeamId: string },
): boolean {
  const scope = { flowTeamId, scrumTeamId: teamId };
  if (!can(actor, "contribute", scope)) return false;
  return [ownerId, raisedById].includes(actor.personId) || can(actor, "keep risks", scope);
}

export const notYourRisk: Refusal = {
  code: "forbidden",
  message:
    "A Risk is changed by who raised it, its owner, the PO or SM of its team, the CPO, the CSM or the Architect.",
  wayOut: "Ask one of them, or say it in its conversation.",
};

/** How grave it is: 1 to 25. */
export function gravityOf({ probability, impact }: Pick<RiskRow, "probability" | "impact">): number {
  return probability * impact;
}

/** Grave ones are 15 and above, slight ones below 6. */
export function gravityWord(risk: Pick<RiskRow, "probability" | "impact">): "grave" | "medium" | "slight" {
  const gravity = gravityOf(risk);
  return gravity >= 15 ? "grave" : gravity >= 6 ? "medium" : "slight";
}

/** Whether an open Risk's review date is past. */
export function isReviewOverdue({ reviewOn, closedAt }: Pick<RiskRow, "reviewOn" | "closedAt">, today: CalendarDate) {
  return closedAt === null && reviewOn !== null && reviewOn < today;
}

export const roamWords: Record<RoamClass, string> = {
  resolved: "Resolved",
  owned: "Owned",
  accepted: "Accepted",
  mitigated: "Mitigated",
};
export const trendWords: Record<RiskTrend, string> = { rising: "Rising", steady: "Steady", falling: "Falling" };
