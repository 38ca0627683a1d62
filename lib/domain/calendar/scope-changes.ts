import { counted } from "@/lib/domain/words";
import type { Resizing, SprintView, StayInSprint } from "./sprint-life";

/** What changed a Flow Sprint's scope after its start, with who and why. */
export type ScopeChange = {
  storyNumber: number;
  title: string;
  at: number;
  by: string | null;
  /** Points it brought, or took away. */
  points: number;
  reason: string;
} & ({ is: "entered" | "left" } | { is: "re-estimated"; from: number | null; to: number | null });

type SprintScope = Pick<SprintView, "startedAt" | "stays" | "resized">;

/**
 * Every scope change of a Flow Sprint, or of one team in it, in the order of the Stories. Their points
 * together are what the burn charts' scope line (`burnAt`) has moved by since the start.
 */
export function scopeChanges({ startedAt, stays, resized }: SprintScope, teamId: string | null): ScopeChange[] {
  if (startedAt === null) return [];
  const ofTeam = stays.filter((stay) => teamId === null || stay.teamId === teamId);
  return ofTeam.flatMap((stay): ScopeChange[] => {
    const story = { storyNumber: stay.number, title: stay.title };
    const came = { is: "entered" as const, at: stay.enteredAt, by: stay.enteredBy, points: stay.points };
    const left = { is: "left" as const, at: stay.leftAt ?? 0, by: stay.leftBy, points: -(stay.pointsAtEnd ?? 0) };
    return [
      ...(stay.isScopeChange ? [{ ...story, ...came, reason: stay.enterReason }] : []),
      ...resized.filter((one) => isWithin(stay, startedAt, one)).map((one) => ({ ...story, ...reEstimated(one) })),
      ...(stay.outcome === "removed" ? [{ ...story, ...left, reason: stay.leaveReason }] : []),
    ];
  });
}

/** Stories, and their points. */
type Sum = { stories: number; points: number };

/** What the scope changes of a Flow Sprint come to. Points out count up; those of new estimates may be fewer. */
export type ScopeSums = {
  entered: Sum;
  left: Sum;
  reEstimated: Sum;
  /** Each Story once, whatever happened to it, and what the scope has moved by. */
  all: Sum;
};

/** Sums up scope changes: a Story that got several new estimates is one, with what they come to. */
export function sumScopeChanges(changes: readonly ScopeChange[]): ScopeSums {
  const sum = (of: readonly ScopeChange[]): Sum => ({
    stories: new Set(of.map(({ storyNumber }) => storyNumber)).size,
    points: of.reduce((points, change) => points + change.points, 0),
  });
  const ofKind = (kind: ScopeChange["is"]) => sum(changes.filter(({ is }) => is === kind));
  const left = ofKind("left");
  return {
    entered: ofKind("entered"),
    left: { ...left, points: 0 - left.points },
    reEstimated: ofKind("re-estimated"),
    all: sum(changes),
  };
}

/** What the scope changes come to in words, one for each kind there is: "3 Stories came in (7 points)". */
export function scopeWords({ entered, left, reEstimated }: ScopeSums): string[] {
  const saying = ({ stories }: Sum, did: string, points: string) =>
    stories > 0 ? [`${counted(stories, "Story", "Stories")} ${did}${points && ` (${points})`}`] : [];
  return [
    ...saying(entered, "came in", counted(entered.points, "point")),
    ...saying(left, "went out", counted(left.points, "point")),
    ...saying(reEstimated, "re-estimated", reEstimated.points === 0 ? "" : signedPoints(reEstimated.points)),
  ];
}

/** "+3 points", "-1 points": what the scope moved by. */
export const signedPoints = (points: number): string => `${points > 0 ? "+" : ""}${counted(points, "point")}`;

/** Whether a Story got another estimate during a stay: at its very end only where the close gave it. */
function isWithin(stay: StayInSprint, startedAt: number, { storyId, at }: Resizing): boolean {
  if (storyId !== stay.storyId || at <= startedAt || at <= stay.enteredAt) return false;
  return stay.leftAt === null || at < stay.leftAt || (at === stay.leftAt && stay.outcome !== "removed");
}

function reEstimated({ at, by, from, to, reason, splitInto }: Resizing) {
  const split = splitInto ? `Split off: ${splitInto.join(", ")}` : "";
  return { is: "re-estimated" as const, at, by, from, to, points: (to ?? 0) - (from ?? 0), reason: reason || split };
}
