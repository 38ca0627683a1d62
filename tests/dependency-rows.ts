import type { EpicOnGround } from "@/lib/domain/backlog/ground";
import type { DependenciesView, DependencyRow, Judged, StoryAtEnd } from "@/lib/domain/dependencies/view";

/** A Dependency as the view has it, for tests: accepted, between teams alone unless said otherwise. */
export function aRow(over: Partial<DependencyRow> = {}): DependencyRow {
  const number = over.number ?? 1;
  return {
    id: `d${number}`,
    number,
    neederTeamId: "t1",
    giverTeamId: "t2",
    neederEpicId: null,
    giverEpicId: null,
    neederStoryId: null,
    giverStoryId: null,
    answeringTeamId: over.giverTeamId ?? "t2",
    note: "",
    state: "accepted",
    neededBySprint: null,
    promisedForSprint: null,
    mitigation: "",
    answer: "",
    answeredById: null,
    answeredAt: null,
    raisedById: null,
    createdAt: "2026-01-05T09:00:00.000Z",
    ...over,
  };
}

/** A Story at an end, for tests. */
export function aStoryAtEnd(over: Partial<StoryAtEnd> & { id: string }): StoryAtEnd {
  const number = over.number ?? (Number(over.id.replace(/\D/g, "")) || 1);
  return { number, title: `Story ${number}`, epicId: null, status: "open", sprint: null, isGone: false, ...over };
}

/** An Epic as the ground has it, for tests. */
export function anEpicOnGround(over: Partial<EpicOnGround> & { id: string }): EpicOnGround {
  const number = over.number ?? (Number(over.id.replace(/\D/g, "")) || 1);
  const rank = `a${String(number).padStart(4, "0")}`;
  const base = { number, title: `Epic ${number}`, status: "planned", leadTeamId: null, rank } as const;
  return { ...base, firstSprint: null, lastSprint: null, ...over };
}

/** A view of Dependencies, for tests. */
export function aDependenciesView(over: Partial<DependenciesView> = {}): DependenciesView {
  return { dependencies: [], stories: [], milestones: [], people: [], ...over };
}

/** A Dependency of Alder on Birch that holds, as it is judged. */
export const aJudged = (number: number, over: Partial<Judged> = {}) =>
  ({
    id: `dependency-${number}`,
    number,
    neederTeamId: "alder",
    giverTeamId: "birch",
    answeringTeamId: "birch",
    note: "",
    state: "accepted",
    needer: null,
    giver: null,
    needed: null,
    standing: { kind: "holds" },
    ...over,
  }) as Judged;
