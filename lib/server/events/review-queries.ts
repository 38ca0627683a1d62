import "server-only";
import { scopeChanges, sumScopeChanges } from "@/lib/domain/calendar/scope-changes";
import {
  type SprintView,
  committedPoints,
  isDoneInSprint,
  notDoneInSprint,
  staysThatCount,
} from "@/lib/domain/calendar/sprint-life";
import {
  type DemoInView,
  type FeedbackInView,
  type FinishedEpic,
  type OfferedStory,
  type ReviewRecap,
  type ReviewView,
  aboutGoal,
  readGoalDecision,
} from "@/lib/domain/events/review";
import { sprintViewJson } from "@/lib/server/calendar/sprint-life-queries";
import { type Tx, db } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";
import { noEvent } from "./outputs/retrospectives";
import { type ReadTx, epicsOfReview, finishedEpics } from "./review-facts";

/** The event a Review's view is of; `id` is null while nobody has touched it. */
type ReviewEvent = { id: string | null; flowTeamId: string; sprintNumber: number };

/** An instant as milliseconds since 1970. */
const milliseconds = (instant: Prisma.Sql) => Prisma.sql`round(extract(epoch FROM ${instant}) * 1000)::float8`;
const teamJson = Prisma.sql`CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name, 'hue', t.hue) END`;

/** The table of a Review. */
export async function readReview({ id, flowTeamId, sprintNumber }: ReviewEvent): Promise<ReviewView> {
  const eventId = id ?? noEvent;
  const [demos, offered, epics, feedback, visitors] = await Promise.all([
    readDemos(eventId),
    readOffered(eventId, flowTeamId, sprintNumber),
    epicsOfReview(db(), { id: eventId, flowTeamId }),
    readFeedback(Prisma.sql`f."eventId" = ${eventId}::uuid`),
    db().$queryRaw<ReviewView["visitors"]>`
      SELECT v.id, v.name FROM "Visitor" v JOIN "EventLink" l ON l.id = v."linkId"
      WHERE l."eventId" = ${eventId}::uuid ORDER BY v.name, v.id`,
  ]);
  return { demos, offered, epics, feedback, visitors };
}

/** A Review's playlist, in the order it is shown. */
export function readDemos(eventId: string, tx: ReadTx = db()): Promise<DemoInView[]> {
  return tx.$queryRaw<DemoInView[]>`
    SELECT d."storyId", s.number, s.title, s.description, ${teamJson} AS team, s.estimate, s."demoLink",
      CASE WHEN e.id IS NOT NULL THEN json_build_object('number', e.number, 'title', e.title) END AS epic,
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'state', c.state) ORDER BY c.rank COLLATE "C"), '[]')
       FROM "AcceptanceCriterion" c WHERE c."storyId" = s.id AND c."deletedAt" IS NULL) AS criteria,
      d."presenterId", p.name AS presenter, d.rank, ${milliseconds(Prisma.sql`d."shownAt"`)} AS "shownAt",
      (SELECT json_build_object('applause', count(*) FILTER (WHERE r.kind = 'applause'),
         'like', count(*) FILTER (WHERE r.kind = 'like'), 'question', count(*) FILTER (WHERE r.kind = 'question'))
       FROM "Reaction" r WHERE r."eventId" = d."eventId" AND r."storyId" = d."storyId") AS reactions
    FROM "Demo" d JOIN "Story" s ON s.id = d."storyId"
    LEFT JOIN "ScrumTeam" t ON t.id = s."teamId" LEFT JOIN "Epic" e ON e.id = s."epicId" AND e."deletedAt" IS NULL
    LEFT JOIN "Person" p ON p.id = d."presenterId"
    WHERE d."eventId" = ${eventId}::uuid AND s."deletedAt" IS NULL ORDER BY d.rank COLLATE "C"`;
}

/** What was done in the Flow Sprint's Sprint Backlogs and isn't in the playlist. */
function readOffered(eventId: string, flowTeamId: string, sprintNumber: number): Promise<OfferedStory[]> {
  return db().$queryRaw<OfferedStory[]>`
    SELECT s.id AS "storyId", s.number, s.title, ${teamJson} AS team, s."demoLink" <> '' AS "hasLink"
    FROM "Story" s LEFT JOIN "ScrumTeam" t ON t.id = s."teamId"
    WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."deletedAt" IS NULL AND s.status = 'done'
      AND EXISTS (SELECT FROM "SprintEntry" n WHERE n."storyId" = s.id AND n."sprintNumber" = ${sprintNumber}
        AND (n."leftAt" IS NULL OR n.outcome IN ('done', 'split')))
      AND NOT EXISTS (SELECT FROM "Demo" d WHERE d."eventId" = ${eventId}::uuid AND d."storyId" = s.id)
    ORDER BY lower(t.name) NULLS LAST, s."teamRank" COLLATE "C" NULLS LAST, s.number`;
}

/** Feedback with what became of it, the oldest first. `which` is a condition on `f`. */
export function readFeedback(which: Prisma.Sql, tx: ReadTx = db()): Promise<FeedbackInView[]> {
  return tx.$queryRaw<FeedbackInView[]>`
    SELECT f.id, h.key AS "eventKey", f.text, coalesce(p.name, v.name, 'Somebody') AS by, f."visitorId" IS NOT NULL AS "isVisitor",
      CASE WHEN s.id IS NOT NULL THEN json_build_object('kind', 'Story', 'number', s.number, 'title', s.title)
           WHEN e.id IS NOT NULL THEN json_build_object('kind', 'Epic', 'number', e.number, 'title', e.title) END AS about,
      (SELECT i.id FROM "Epic" i WHERE i.id = coalesce(f."epicId", s."epicId") AND i."deletedAt" IS NULL AND EXISTS (
         SELECT FROM "Story" o WHERE o."epicId" = i.id AND o."deletedAt" IS NULL AND o.status <> 'done')) AS "epicId", f.state::text,
      CASE WHEN bs.id IS NOT NULL THEN json_build_object('kind', 'Story', 'number', bs.number, 'title', bs.title)
           WHEN be.id IS NOT NULL THEN json_build_object('kind', 'Epic', 'number', be.number, 'title', be.title) END AS became,
      f.answer, a.name AS "answeredBy", ${milliseconds(Prisma.sql`f."createdAt"`)} AS at
    FROM "Feedback" f JOIN "FlowSprintEvent" h ON h.id = f."eventId"
    LEFT JOIN "Person" p ON p.id = f."authorId" LEFT JOIN "Visitor" v ON v.id = f."visitorId"
    LEFT JOIN "Person" a ON a.id = f."answeredById"
    LEFT JOIN "Story" s ON s.id = f."storyId" LEFT JOIN "Epic" e ON e.id = f."epicId"
    LEFT JOIN "Story" bs ON bs.id = f."becameStoryId" AND bs."deletedAt" IS NULL
    LEFT JOIN "Epic" be ON be.id = f."becameEpicId" AND be."deletedAt" IS NULL
    WHERE ${which} ORDER BY f."createdAt", f.id`;
}

/** What somebody said in the Reviews of a Flow Team and what became of it, the newest first: for their Today. */
export async function feedbackOf(personId: string, flowTeamId: string): Promise<FeedbackInView[]> {
  const mine = await readFeedback(
    Prisma.sql`f."authorId" = ${personId}::uuid AND f."flowTeamId" = ${flowTeamId}::uuid`,
  );
  return mine.toReversed();
}

/** The feedback of a Flow Team that nobody has dealt with, of whichever Review, the oldest first. */
export function openFeedback(flowTeamId: string): Promise<FeedbackInView[]> {
  return readFeedback(Prisma.sql`f."flowTeamId" = ${flowTeamId}::uuid AND f.state = 'open'`);
}

/** What the Review's Flow Sprint came to. `computed` is the JSON text of the Flow Team's ComputedCapacities. */
export async function readRecap(
  event: ReviewEvent,
  computed: string,
  tx: Pick<Tx, "$queryRaw" | "eventNote"> = db(),
): Promise<ReviewRecap | null> {
  const { id, flowTeamId, sprintNumber } = event;
  const [json, notes, epics] = await Promise.all([
    sprintViewJson(flowTeamId, sprintNumber, computed, tx),
    tx.eventNote.findMany({
      where: { eventId: id ?? noEvent, kind: "decision", about: aboutGoal, deletedAt: null },
      select: { text: true },
    }),
    finishedEpics(tx, { id: id ?? noEvent, flowTeamId }),
  ]);
  if (!json) return null;
  return recapOf(JSON.parse(json) as SprintView, notes[0]?.text ?? null, epics);
}

function recapOf(sprint: SprintView, decision: string | null, epics: FinishedEpic[]): ReviewRecap {
  const { stays } = sprint;
  const inIt = staysThatCount(stays);
  return {
    sprintNumber: sprint.number,
    goal: sprint.goal,
    verdict: decision === null ? null : readGoalDecision(decision),
    teams: sprint.teams.map(({ id, name, hue, goal }) => {
      const own = inIt.filter(({ teamId }) => teamId === id);
      return {
        id,
        name,
        hue,
        goal,
        ...committedPoints(stays, id),
        stories: own.length,
        storiesDone: own.filter(isDoneInSprint).length,
      };
    }),
    carriedOver: notDoneInSprint(stays),
    scope: sumScopeChanges(scopeChanges(sprint, null)),
    epics,
  };
}
