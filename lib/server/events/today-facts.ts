import "server-only";
import type { Actor } from "@/lib/domain/access";
import type { BoardPace } from "@/lib/domain/backlog/board-age";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type StoriesView, type StoryRow, unpackStory } from "@/lib/domain/backlog/story-row";
import type { ImpedimentsView } from "@/lib/domain/dependencies/impediments";
import { type DependenciesView, judgeAll } from "@/lib/domain/dependencies/view";
import type { TodayFacts } from "@/lib/domain/events/today-lines";
import type { Revisions } from "@/lib/domain/live";
import { boardPaceView } from "@/lib/server/backlog/board-views";
import { groundView, teamStoriesView } from "@/lib/server/backlog/story-views";
import { db } from "@/lib/server/db";
import { dependenciesView, impedimentsView } from "@/lib/server/dependencies/views";
import { type View, readPart } from "@/lib/server/view";
import { feedbackOf, openFeedback } from "./review-queries";

/**
 * What waits for a person in a Flow Team. Views that many look at are taken as they are kept, so that
 * a change costs each person's Today only what is theirs.
 */
export async function readTodayFacts(actor: Actor, flowTeamId: string, now: Date, at?: Revisions): Promise<TodayFacts> {
  const held = actor.roles
    .filter((one) => one.flowTeamId === flowTeamId)
    .map(({ role, scrumTeamId }) => ({ role, teamId: scrumTeamId }));
  const isMember = held.some(({ role }) => role !== "stakeholder");
  const holds = (...wanted: string[]) => held.some(({ role }) => wanted.includes(role));
  const part = async <Shape>(view: View<Shape>, isWanted: boolean) =>
    isWanted ? (JSON.parse((await readPart(flowTeamId, view, at)) ?? "null") as Shape) : null;
  const teamIds = [...new Set(held.flatMap(({ teamId }) => (teamId ? [teamId] : [])))];
  const [ground, dependencies, impediments, waits, overrides, open, mine, stories, paces] = await Promise.all([
    part<GroundView>(groundView, isMember),
    part<DependenciesView>(dependenciesView, holds("csm", "po")),
    part<ImpedimentsView>(impedimentsView, holds("csm", "sm")),
    holds("cpo", "architect") ? readWaits(flowTeamId) : nothingWaits,
    holds("csm") ? readOverrides(flowTeamId) : [],
    holds("cpo") ? openFeedback(flowTeamId) : [],
    feedbackOf(actor.personId, flowTeamId),
    Promise.all(teamIds.map((teamId) => part<StoriesView>(teamStoriesView(teamId), true))),
    Promise.all(teamIds.map((teamId) => part<BoardPace>(boardPaceView(teamId), holds("sm")))),
  ]);
  const shown = ground ?? { teams: [], sprints: [], epics: [], people: [], definitions: [] };
  return {
    personId: actor.personId,
    held,
    now: now.getTime(),
    ground: shown,
    runningSprint: shown.sprints.find(({ state }) => state === "running")?.number ?? null,
    nextSprint: shown.sprints.find(({ state }) => state === "planned")?.number ?? null,
    judged: dependencies ? judgeAll(dependencies, shown) : [],
    impediments: impediments?.impediments ?? [],
    overrides,
    waits,
    openFeedback: open,
    myFeedback: mine,
    stories: new Map(teamIds.map((teamId, index) => [teamId, rowsOf(stories[index])])),
    paces: new Map(teamIds.flatMap((teamId, index) => (paces[index] ? [[teamId, paces[index]] as const] : []))),
  };
}

function rowsOf(view: StoriesView | null | undefined): StoryRow[] {
  return view?.stories.map(unpackStory) ?? [];
}

const nothingWaits: TodayFacts["waits"] = { value: [], validation: [], verdict: [] };

/** Epics that wait for their value, the CPO's validation or the Architect's verdict, the earliest planned first. */
async function readWaits(flowTeamId: string): Promise<TodayFacts["waits"]> {
  const rows = await db().$queryRaw<
    { number: number; title: string; firstSprint: number | null; asks: keyof TodayFacts["waits"] }[]
  >`
    SELECT * FROM (
      SELECT e.number, e.title, e."firstSprint", e.rank, CASE
        WHEN e.status = 'in_progress' AND e."validatedAt" IS NULL AND EXISTS (
          SELECT FROM "Story" s WHERE s."epicId" = e.id AND s."deletedAt" IS NULL)
          AND NOT EXISTS (SELECT FROM "Story" s WHERE s."epicId" = e.id AND s."deletedAt" IS NULL AND s.status <> 'done')
          THEN 'validation'
        WHEN e.effort IS NULL OR e."riskNote" = '' OR cardinality(e."acceptanceConditions") = 0 THEN NULL
        WHEN e.value IS NULL THEN 'value'
        WHEN e.feasibility IS NULL THEN 'verdict' END AS asks
      FROM "Epic" e
      WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL AND e.status NOT IN ('done', 'dropped')) waiting
    WHERE asks IS NOT NULL ORDER BY "firstSprint" NULLS LAST, rank`;
  const of = (asks: string) => rows.filter((row) => row.asks === asks);
  return { value: of("value"), validation: of("validation"), verdict: of("verdict") };
}

/** The overrides given since the running Flow Sprint started, the newest first. */
async function readOverrides(flowTeamId: string): Promise<TodayFacts["overrides"][number][]> {
  return db().$queryRaw`
    SELECT o.id, o.rule, o.transition, o.reason, p.name AS by,
      coalesce('S-' || s.number || ' ' || s.title, 'E-' || e.number || ' ' || e.title, 'Flow Sprint ' || f.number, o."itemKind") AS item
    FROM "Override" o JOIN "Person" p ON p.id = o."givenById"
    LEFT JOIN "Story" s ON s.id = o."itemId" LEFT JOIN "Epic" e ON e.id = o."itemId" LEFT JOIN "FlowSprint" f ON f.id = o."itemId"
    WHERE o."flowTeamId" = ${flowTeamId}::uuid AND o."givenAt" >= coalesce((
      SELECT "startedAt" FROM "FlowSprint" WHERE "flowTeamId" = ${flowTeamId}::uuid AND state = 'running'), '-infinity')
    ORDER BY o."givenAt" DESC LIMIT 20`;
}
