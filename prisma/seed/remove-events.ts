import type { Tx } from "./transaction";

/**
 * Removes all that events of the given Flow Teams left behind, and the calendar addresses of the given
 * people. It comes before Stories, Epics, Scrum Teams and people, which events refer to.
 */
export async function removeEvents(
  tx: Tx,
  flowTeamIds: readonly string[],
  personIds: readonly string[],
): Promise<void> {
  const ofDemo = { flowTeamId: { in: [...flowTeamIds] } };
  const events = await tx.flowSprintEvent.findMany({ where: ofDemo, select: { id: true } });
  const ofEvents = { eventId: { in: events.map(({ id }) => id) } };
  await tx.feedback.deleteMany({ where: ofDemo });
  await tx.improvement.deleteMany({ where: ofDemo });
  await tx.actionItem.deleteMany({ where: ofDemo });
  const links = await tx.eventLink.findMany({ where: ofEvents, select: { id: true } });
  await tx.visitor.deleteMany({ where: { linkId: { in: links.map(({ id }) => id) } } });
  for (const table of [
    tx.eventLink,
    tx.eventGuest,
    tx.attendance,
    tx.eventNote,
    tx.eventAnswer,
    tx.preparation,
    tx.secret,
    tx.ballot,
    tx.retroCard,
    tx.reaction,
    tx.demo,
  ])
    await (table as typeof tx.eventNote).deleteMany({ where: ofEvents });
  const objectives = await tx.objective.findMany({ where: ofDemo, select: { id: true } });
  await tx.objectiveEpic.deleteMany({ where: { objectiveId: { in: objectives.map(({ id }) => id) } } });
  for (const table of [tx.objective, tx.claim, tx.planBaseline, tx.eventReminder, tx.eventSeries, tx.flowSprintEvent])
    await (table as typeof tx.claim).deleteMany({ where: ofDemo });
  await tx.calendarFeed.deleteMany({ where: { personId: { in: [...personIds] } } });
}
