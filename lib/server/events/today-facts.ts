import "server-only";
import type { Actor } from "@/lib/domain/access";
import type { BoardPace } from "@/lib/domain/backlog/board-age";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type EpicWait, epicWaitsFor } from "@/lib/domain/backlog/readiness";
import { type StoriesView, type StoryRow, unpackStory } from "@/lib/domain/backlog/story-row";
import type { ImpedimentsView } from "@/lib/domain/dependencies/impediments";
import { type DependenciesView, judgeAll } from "@/lib/domain/dependencies/view";
import { type EventKind, contracts, eventName } from "@/lib/domain/events/contracts";
import { milestonesAhead } from "@/lib/domain/events/today-figures";
import { keptInTeam } from "@/lib/domain/events/in-history";
import { isOfTeamAlone } from "@/lib/domain/events/room";
import type { MilestoneAhead, OverrideGiven, TodayFacts } from "@/lib/domain/events/today-lines";
import type { Revisions } from "@/lib/domain/live";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { boardPaceView } from "@/lib/server/backlog/board-views";
import { groundView, teamStoriesView } from "@/lib/server/backlog/story-views";
import { db } from "@/lib/server/db";
import { dependenciesView, impedimentsView } from "@/lib/server/dependencies/views";
import { roadmapView } from "@/lib/server/roadmap/views";
import { type View, readPart } from "@/lib/server/view";
import { feedbackOf, openFeedback } from "./review-queries";

/** What of Today's facts the schedule tells. */
export type FactsAhead = Pick<TodayFacts, "nextReview" | "nextReport">;

/**
 * What waits for a person in a Flow Team, but for the events ahead. Views that many look at are taken as they are kept, so that
 * a change costs each person's Today only what is theirs.
 */
export async function readTodayFacts(
  actor: Actor,
  flowTeamId: string,
  now: Date,
  at?: Revisions,
): Promise<Omit<TodayFacts, keyof FactsAhead>> {
  const held = actor.roles
    .filter((one) => one.flowTeamId === flowTeamId)
    .map(({ role, scrumTeamId }) => ({ role, teamId: scrumTeamId }));
  const isMember = held.some(({ role }) => role !== "stakeholder");
  const holds = (...wanted: string[]) => held.some(({ role }) => wanted.includes(role));
  const part = async <Shape>(view: View<Shape>, isWanted: boolean) =>
    isWanted ? (JSON.parse((await readPart(flowTeamId, view, at)) ?? "null") as Shape) : null;
  const teamIds = [...new Set(held.flatMap(({ teamId }) => (teamId ? [teamId] : [])))];
  const [ground, dependencies, impediments, roadmap, overrides, open, mine, stories, paces] = await Promise.all([
    part<GroundView>(groundView, isMember),
    part<DependenciesView>(dependenciesView, holds("csm", "po")),
    part<ImpedimentsView>(impedimentsView, holds("csm", "sm")),
    part<RoadmapView>(roadmapView, holds("cpo", "architect", "stakeholder")),
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
    waits: waitsOf(roadmap),
    openFeedback: open,
    myFeedback: mine,
    milestones: roadmap && holds("stakeholder") ? milestonesOf(roadmap) : [],
    stories: new Map(teamIds.map((teamId, index) => [teamId, rowsOf(stories[index])])),
    paces: new Map(teamIds.flatMap((teamId, index) => (paces[index] ? [[teamId, paces[index]] as const] : []))),
  };
}

function rowsOf(view: StoriesView | null | undefined): StoryRow[] {
  return view?.stories.map(unpackStory) ?? [];
}

/**
 * The Milestones from the running Flow Sprint on, or from the next, each with the day it ends; those
 * of which nothing is said yet are left out.
 */
function milestonesOf(roadmap: RoadmapView): MilestoneAhead[] {
  const current = roadmap.sprints.find(({ state }) => state !== "closed")?.number ?? Number.MAX_SAFE_INTEGER;
  return milestonesAhead(roadmap, current)
    .filter(({ milestone: { name, objective }, epics }) => name !== "" || objective !== "" || epics.length > 0)
    .map((standing) => ({
      ...standing,
      endsOn: roadmap.sprints.find(({ number }) => number === standing.milestone.lastSprint)?.endsOn ?? "",
    }));
}

/** Epics that wait for their value, the CPO's validation or the Architect's verdict, the earliest planned first. */
function waitsOf(roadmap: RoadmapView | null): TodayFacts["waits"] {
  const epics = (roadmap?.epics ?? []).toSorted(
    (one, other) => (one.firstSprint ?? Number.MAX_SAFE_INTEGER) - (other.firstSprint ?? Number.MAX_SAFE_INTEGER),
  );
  const of = (wait: EpicWait) => epics.filter((epic) => epicWaitsFor(epic) === wait);
  return { value: of("value"), validation: of("validation"), verdict: of("verdict") };
}

type OverrideRow = OverrideGiven & { event: EventKind | null; team: string | null };

/**
 * The Overrides given since the running Flow Sprint started, the newest first: those of items, and those by
 * which events were closed with outputs missing, which stand with the event.
 */
async function readOverrides(flowTeamId: string): Promise<OverrideGiven[]> {
  const rows = await db().$queryRaw<OverrideRow[]>`
    SELECT given.*, p.name AS by FROM (
      SELECT o.id, o.rule, o.transition, o.reason, o."givenById" AS "byId", o."givenAt" AS at,
        coalesce('S-' || s.number || ' ' || s.title, 'E-' || e.number || ' ' || e.title, 'Flow Sprint ' || f.number, o."itemKind") AS item,
        coalesce('backlog?story=' || s.number, 'backlog?epic=' || e.number, 'sprints/' || f.number, 'rulebook') AS href,
        NULL AS event, NULL AS team
      FROM "Override" o
      LEFT JOIN "Story" s ON s.id = o."itemId" LEFT JOIN "Epic" e ON e.id = o."itemId" LEFT JOIN "FlowSprint" f ON f.id = o."itemId"
      WHERE o."flowTeamId" = ${flowTeamId}::uuid
      UNION ALL
      SELECT n.id, 'EVT-2', 'close', n.text, n."authorId", n."createdAt", '', 'events/' || h.key, h.kind::text, t.name
      FROM "EventNote" n JOIN "FlowSprintEvent" h ON h.id = n."eventId" LEFT JOIN "ScrumTeam" t ON t.id = h."teamId"
      WHERE h."flowTeamId" = ${flowTeamId}::uuid AND n.kind = 'override' AND n."deletedAt" IS NULL) given
    JOIN "Person" p ON p.id = given."byId"
    WHERE given.at >= coalesce((
      SELECT "startedAt" FROM "FlowSprint" WHERE "flowTeamId" = ${flowTeamId}::uuid AND state = 'running'), '-infinity')
    ORDER BY given.at DESC LIMIT 20`;
  return rows.map(overrideOf);
}

function overrideOf({ id, rule, transition, reason, by, item, href, event, team }: OverrideRow): OverrideGiven {
  const given = { id, rule, transition, reason, by, item, href };
  if (event === null) return given;
  const name = eventName(event, contracts[event].isOfTeam ? team : null);
  // What is said in a team's own event stays there, and so does its room.
  if (isOfTeamAlone(event)) return { ...given, item: name, reason: keptInTeam, href: "events" };
  return { ...given, item: name };
}
