import "server-only";
import type { OwnReview, ReviewRecap, SharedReview, SprintOutcome } from "@/lib/domain/events/review";
import { db } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";
import { clockOf, stageOf } from "./event-state";
import { epicsOfReview } from "./review-facts";
import { readDemos, readFeedback, readRecap } from "./review-queries";
import { findEvent } from "./schedule-facts";

/** What somebody who came by a link sees of a Review; null where there is none any more. */
export async function readSharedReview(flowTeamId: string, key: string): Promise<SharedReview | null> {
  const found = await findEvent(db(), flowTeamId, key);
  if (!found?.event.id) return null;
  const { event } = found;
  const { sprintNumber, state, startsAt, callLink } = event;
  const isOpened = state === "running" || state === "closed";
  const [row, flowTeam, sprint, demos, epics, answered, recap] = await Promise.all([
    db().flowSprintEvent.findUniqueOrThrow({
      where: { id: found.event.id },
      select: { stage: true, step: true, runningSince: true, steps: true },
    }),
    db().flowTeam.findUniqueOrThrow({
      where: { id: flowTeamId },
      select: { name: true, product: true, timeZone: true },
    }),
    db().flowSprint.findUnique({
      where: { flowTeamId_number: { flowTeamId, number: sprintNumber } },
      select: { goal: true },
    }),
    readDemos(found.event.id),
    epicsOfReview(db(), { id: found.event.id, flowTeamId }),
    db().feedback.count({ where: { eventId: found.event.id, state: { not: "open" } } }),
    // It says nothing of capacities.
    isOpened ? readRecap({ id: found.event.id, flowTeamId, sprintNumber }, "{}") : null,
  ]);
  const stage = stageOf(row);
  const shown = state === "running" ? (demos.find(({ storyId }) => storyId === stage.turn) ?? null) : null;
  return {
    product: flowTeam.product,
    flowTeam: flowTeam.name,
    timeZone: flowTeam.timeZone,
    sprintNumber,
    goal: sprint?.goal ?? "",
    state,
    startsAt,
    callLink: state === "scheduled" || state === "running" ? callLink : "",
    clock: state === "running" ? clockOf(row) : null,
    outcome: recap && outcomeOf(recap),
    // Who presents is somebody's name on a screen they share; their id is nobody's business here.
    shown: shown && { ...shown, presenterId: null },
    shownSince: shown ? (stage.turnSince ?? null) : null,
    demos: demos.map(({ storyId, number, title, team, shownAt }) => ({
      storyId,
      number,
      title,
      team,
      wasShown: shownAt !== null,
    })),
    epics,
    answered,
  };
}

/** Which Epics wait for the CPO's validation is no guest's business. */
function outcomeOf({ epics: _, ...outcome }: ReviewRecap): SprintOutcome {
  return outcome;
}

/** What one visitor said and showed in a Review, and what became of it. */
export async function readOwnReview(visitor: { id: string; name: string }): Promise<OwnReview> {
  const [feedback, reactions] = await Promise.all([
    readFeedback(Prisma.sql`f."visitorId" = ${visitor.id}::uuid`),
    db().reaction.findMany({ where: { byId: visitor.id }, select: { storyId: true, kind: true } }),
  ]);
  return {
    name: visitor.name,
    feedback: feedback.map(({ id, text, about, state, became, answer }) => ({
      id,
      text,
      about: about?.title ?? null,
      state,
      became,
      answer,
    })),
    reactions: reactions.map(({ storyId, kind }) => `${storyId} ${kind}`),
  };
}

/** What a person showed in a Review: "storyId kind" of each. */
export async function readOwnReactions(flowTeamId: string, key: string, personId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ mark: string }[]>`
    SELECT r."storyId" || ' ' || r.kind AS mark FROM "Reaction" r JOIN "FlowSprintEvent" e ON e.id = r."eventId"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e.key = ${key} AND r."byId" = ${personId}::uuid`;
  return rows.map(({ mark }) => mark);
}
