import { removeEvents } from "./remove-events";
import type { Tx } from "./transaction";

/**
 * Removes every demo Flow Team with all it holds, and the demo's people. Real Flow Teams stay.
 * History can't be removed: what is in it stays, under ids that nobody has any more.
 */
export async function removeDemo(tx: Tx): Promise<void> {
  // The database keeps begun Flow Sprints as they are (CAL-3) unless it's the demo that is anchored anew.
  await tx.$executeRaw`SELECT set_config('flotilla.anchor_demo', 'on', true)`;
  const flowTeams = await tx.flowTeam.findMany({ where: { isDemo: true }, select: { id: true } });
  const demoPeople = (await tx.person.findMany({ where: { isDemo: true }, select: { id: true } })).map(({ id }) => id);
  const ofDemo = { flowTeamId: { in: flowTeams.map(({ id }) => id) } };
  const ofDemoEpics = { epic: ofDemo };
  await removeEvents(tx, ofDemo.flowTeamId.in, demoPeople);
  for (const table of [
    tx.comment,
    tx.attachment,
    tx.watch,
    tx.inboxItem,
    tx.impediment,
    tx.risk,
    tx.override,
    tx.absence,
  ])
    await (table as typeof tx.comment).deleteMany({ where: ofDemo });
  await tx.inboxMute.deleteMany({ where: { personId: { in: demoPeople } } });
  await tx.dependency.deleteMany({ where: ofDemo });
  await tx.insightTie.deleteMany({ where: ofDemoEpics });
  await tx.insight.deleteMany({ where: ofDemo });
  await tx.technicalNote.deleteMany({ where: ofDemoEpics });
  await tx.epicLink.deleteMany({ where: ofDemoEpics });
  await tx.importedEpic.deleteMany({ where: ofDemo });
  await tx.import.deleteMany({ where: ofDemo });
  await tx.sprintEntry.deleteMany({ where: ofDemo });
  for (const table of [tx.definitionCheck, tx.task, tx.acceptanceCriterion])
    await (table as typeof tx.task).deleteMany({ where: { story: ofDemo } });
  await tx.importedStory.deleteMany({ where: ofDemo });
  await tx.definition.deleteMany({ where: ofDemo });
  await tx.storyTemplate.deleteMany({ where: ofDemo });
  await tx.savedView.deleteMany({ where: ofDemo });
  await tx.epic.updateMany({ where: ofDemo, data: { splitFromId: null, grewFromStoryId: null } });
  await tx.story.updateMany({ where: ofDemo, data: { splitFromId: null, becameEpicId: null } });
  await tx.story.deleteMany({ where: ofDemo });
  await tx.roadmapDraft.deleteMany({ where: ofDemo });
  await tx.roadmapVersion.deleteMany({ where: ofDemo });
  await tx.shareLink.deleteMany({ where: ofDemo });
  await tx.epic.deleteMany({ where: ofDemo });
  await tx.teamCapacity.deleteMany({ where: { scrumTeam: ofDemo } });
  await tx.milestone.deleteMany({ where: ofDemo });
  await tx.productGoal.deleteMany({ where: ofDemo });
  await tx.pause.deleteMany({ where: ofDemo });
  await tx.flowSprint.deleteMany({ where: ofDemo });
  await tx.cadence.deleteMany({ where: ofDemo });
  await tx.presence.deleteMany({ where: ofDemo });
  await tx.revision.deleteMany({ where: ofDemo });
  await tx.roleHolding.deleteMany({ where: { OR: [ofDemo, { person: { isDemo: true } }] } });
  await tx.membership.deleteMany({ where: { OR: [ofDemo, { person: { isDemo: true } }] } });
  await tx.boardColumn.deleteMany({ where: { team: ofDemo } });
  await tx.teamSprint.deleteMany({ where: { scrumTeam: ofDemo } });
  await tx.scrumTeam.deleteMany({ where: ofDemo });
  await tx.flowTeam.deleteMany({ where: { isDemo: true } });
  const ofDemoPeople = { person: { isDemo: true } };
  await tx.signIn.deleteMany({ where: ofDemoPeople });
  await tx.oneTimeLink.deleteMany({ where: ofDemoPeople });
  await tx.openIdIdentity.deleteMany({ where: ofDemoPeople });
  await tx.person.deleteMany({ where: { isDemo: true } });
}
