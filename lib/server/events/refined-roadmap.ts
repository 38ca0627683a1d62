import "server-only";
import { epicsBefore, withoutWeighed } from "@/lib/domain/events/epic-changes";
import { epicLines, isChanged, milestoneLines } from "@/lib/domain/events/roadmap-lines";
import type { Minutes } from "@/lib/domain/events/minutes";
import { type Result, ok } from "@/lib/domain/result";
import { type RoadmapDifference, compareEpics, compareRoadmaps, snapshotOf } from "@/lib/domain/roadmap/snapshot";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { computedCapacitiesJson } from "@/lib/server/calendar/capacity-queries";
import type { CommandContext, ReadContext } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { lockFlowTeam } from "@/lib/server/flow-teams/lock";
import { latestVersions, roadmapViewJson } from "@/lib/server/roadmap/queries";
import { writeVersion } from "@/lib/server/roadmap/version-commands";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { readChangedEpics } from "./epic-changes";

/** The last Roadmap version, and what the roadmap differs in from it; null where there is none yet. */
export async function sinceLastVersion(
  tx: Tx,
  flowTeamId: string,
): Promise<{ name: string; difference: RoadmapDifference } | null> {
  const [last] = await latestVersions(flowTeamId, 1, tx);
  if (!last) return null;
  const computed = await computedCapacitiesJson(flowTeamId, tx);
  const view = JSON.parse(await roadmapViewJson(flowTeamId, computed, tx)) as RoadmapView;
  return { name: last.name, difference: compareRoadmaps(last.snapshot, snapshotOf(view)) };
}

/** The close of a Roadmap Refinement keeps the roadmap as a version, unless nothing of it changed. */
export async function closeRoadmapRefinement(
  context: CommandContext,
  event: FlowSprintEvent,
): Promise<Result<unknown>> {
  const { tx, record } = context;
  const { flowTeamId, sprintNumber } = event;
  await lockFlowTeam(tx, flowTeamId);
  const since = await sinceLastVersion(tx, flowTeamId);
  if (since && !isChanged(since.difference)) return ok(null);
  // Without its own undo: a close isn't taken back by removing the version.
  const within: CommandContext = { ...context, record: ({ undo: _, ...entry }) => record(entry) };
  return ok(await writeVersion(within, flowTeamId, `Roadmap Refinement, S${sprintNumber}`));
}

/**
 * What the Roadmap version made by this close differs in from the one before: Epics, those changed in the event
 * (without what was weighed) apart from those changed before it opened; and Milestones. These aren't parted, as their
 * figures follow from Dependencies and capacity too.
 */
export async function roadmapSections({ tx, now }: ReadContext, event: FlowSprintEvent): Promise<Minutes["sections"]> {
  const [made, before] = await latestVersions(event.flowTeamId, 2, tx);
  if (!made || new Date(made.createdAt).getTime() !== now.getTime()) return [];
  const toMade = { words: "Open the Roadmap version", path: `versions?from=${made.id}` };
  if (!before) return [{ title: "Roadmap version", lines: [`${made.name}, the first one`], link: toMade }];
  const [is, was] = [made.snapshot, before.snapshot];
  const teams = [...is.teams, ...was.teams];
  const atOpening = epicsBefore(is.epics, was.epics, await readChangedEpics(tx, event));
  const inEvent = epicLines(withoutWeighed(compareEpics(atOpening, is.epics)), teams);
  const earlier = epicLines(compareEpics(was.epics, atOpening), teams);
  const milestones = milestoneLines(compareRoadmaps(was, is).milestones);
  const none = ["No Epic was moved, added or removed in this event"];
  const link = { words: "Compare the two versions", path: `versions?from=${before.id}&to=${made.id}` };
  return [
    { title: "Changed on the roadmap", lines: inEvent.length > 0 ? inEvent : none, link },
    ...(earlier.length > 0 ? [{ title: `Changed before this event, since “${before.name}”`, lines: earlier }] : []),
    ...(milestones.length > 0 ? [{ title: `Milestones since “${before.name}”`, lines: milestones }] : []),
  ];
}
