import "server-only";
import { questionsOf } from "@/lib/domain/events/answers";
import { RemindUnprepared } from "@/lib/domain/events/answer-schema";
import { notFound, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { type CommandContext, command } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import type { Tx } from "@/lib/server/db";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { enterRoom, itemOf } from "./enter-room";
import { tableChanged } from "./enter-table";

const name = "events.remindUnprepared";
const hour = 3_600_000;

/**
 * Reminds the SMs of the teams, or the people, who haven't prepared for an event: once an hour at most.
 * Answers how many subjects that were.
 */
export const remindUnprepared = command({
  name,
  input: RemindUnprepared,
  async run(context, input) {
    const { tx, now, record } = context;
    const entered = await enterRoom(context, input, { as: "who leads", state: "open or before" });
    if (!entered.ok) return entered;
    const { event, name: eventName } = entered.value;
    if (questionsOf(event.kind).length === 0) return notFound("question");
    const before = await readRemindedAt(tx, event.id);
    if (before && now.getTime() - before.getTime() < hour) {
      const minutes = Math.floor((now.getTime() - before.getTime()) / 60_000);
      return refuse({
        code: "rule",
        message: `They were reminded ${minutes < 1 ? "just now" : `${counted(minutes, "minute")} ago`}.`,
        wayOut: "Ask them in person, or remind them again when an hour has passed.",
      });
    }
    const { subjects, people } = await readUnprepared(context, event);
    if (subjects.length === 0) {
      return refuse({ code: "rule", message: "All have prepared.", wayOut: "Nobody needs to be reminded." });
    }
    const item = itemOf(event, eventName);
    await tell(context, event.flowTeamId, { to: people, kind: "event", item, text: "reminds you to prepare" });
    record({ flowTeamId: event.flowTeamId, item, before: null, after: { reminded: subjects.length } });
    tableChanged(context, event);
    return ok({ reminded: subjects.length });
  },
});

/** When those who hadn't prepared for an event were last reminded; null for never. */
export async function readRemindedAt(tx: Tx, eventId: string): Promise<Date | null> {
  const last = await tx.auditEntry.findFirst({
    where: { itemId: eventId, command: name },
    orderBy: { id: "desc" },
    select: { at: true },
  });
  return last?.at ?? null;
}

/** Who hasn't prepared: teams and their SMs for an event of the Flow Team, the team's own people for a team's. */
async function readUnprepared(
  { tx }: CommandContext,
  { id, flowTeamId, teamId }: FlowSprintEvent,
): Promise<{ subjects: string[]; people: string[] }> {
  const prepared = await tx.preparation.findMany({ where: { eventId: id }, select: { subjectId: true } });
  const done = new Set(prepared.map(({ subjectId }) => subjectId));
  if (teamId) {
    const held = await tx.roleHolding.findMany({
      where: { flowTeamId, scrumTeamId: teamId, endedAt: null },
      select: { personId: true },
    });
    const subjects = [...new Set(held.map(({ personId }) => personId))].filter((personId) => !done.has(personId));
    return { subjects, people: subjects };
  }
  const teams = await tx.scrumTeam.findMany({ where: { flowTeamId, retiredAt: null }, select: { id: true } });
  const subjects = teams.map((team) => team.id).filter((one) => !done.has(one));
  const masters = await tx.roleHolding.findMany({
    where: { flowTeamId, role: "sm", scrumTeamId: { in: subjects }, endedAt: null },
    select: { personId: true },
  });
  return { subjects, people: masters.map(({ personId }) => personId) };
}
