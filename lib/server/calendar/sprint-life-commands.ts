import "server-only";
import { type FieldEdit, mergeEdits } from "@/lib/domain/edit";
import { canStart } from "@/lib/domain/calendar/sprints";
import { EditSprintGoal, EditTeamGoal, StartSprint } from "@/lib/domain/calendar/sprint-life-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterFlowTeam } from "@/lib/server/flow-teams/access";
import { freezeBaseline } from "@/lib/server/events/baseline";
import { enterSetCalendar } from "./commands";
import { passSprintGate } from "./sprint-gate";

/** Words the Flow Sprint Goal, for the CSM and the CPO. */
export const editSprintGoal = command({
  name: "calendar.editSprintGoal",
  input: EditSprintGoal,
  async run(context, { flowTeamId, sprintNumber, goal }) {
    const { tx, actor } = context;
    const entered = await enterFlowTeam(tx, actor, flowTeamId);
    if (!entered.ok) return entered;
    const allowed = requireCapability(actor, "confirm the flow sprint goal", { flowTeamId });
    if (!allowed.ok) return allowed;
    const found = await openSprint(context, flowTeamId, sprintNumber);
    if (!found.ok) return found;
    const sprint = found.value;
    const merged = mergeEdits({ goal: sprint.goal }, { goal: goal as FieldEdit<string> });
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (after.goal === undefined) return ok(null);
    if (sprint.state === "running" && after.goal === "") return refuse(goalNeeded(sprintNumber));
    await tx.flowSprint.update({ where: { id: sprint.id }, data: { goal: after.goal } });
    context.record({
      flowTeamId,
      item: { kind: "Flow Sprint", id: sprint.id, title: `Flow Sprint ${sprintNumber}` },
      before,
      after,
      undo: {
        command: "calendar.editSprintGoal",
        input: { flowTeamId, sprintNumber, goal: { seen: after.goal, to: sprint.goal } },
      },
    });
    context.changed({ flowTeamId, context: "calendar", id: sprint.id });
    context.changed({ flowTeamId, context: "roadmap" });
    return ok(null);
  },
});

/** Words a Team Sprint Goal, for the team's PO. */
export const editTeamGoal = command({
  name: "calendar.editTeamGoal",
  input: EditTeamGoal,
  async run(context, { flowTeamId, scrumTeamId, sprintNumber, goal }) {
    const { tx, actor } = context;
    const entered = await enterFlowTeam(tx, actor, flowTeamId);
    if (!entered.ok) return entered;
    const team = await tx.scrumTeam.findFirst({
      where: { id: scrumTeamId, flowTeamId, retiredAt: null },
      select: { name: true },
    });
    if (!team) return notFound("Scrum Team");
    const allowed = requireCapability(actor, "keep the team backlog", { flowTeamId, scrumTeamId });
    if (!allowed.ok) return allowed;
    const found = await openSprint(context, flowTeamId, sprintNumber);
    if (!found.ok) return found;
    const key = { scrumTeamId_sprintNumber: { scrumTeamId, sprintNumber } };
    const current = (await tx.teamSprint.findUnique({ where: key }))?.goal ?? "";
    const merged = mergeEdits({ goal: current }, { goal: goal as FieldEdit<string> });
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (after.goal === undefined) return ok(null);
    await tx.teamSprint.upsert({
      where: key,
      create: { scrumTeamId, sprintNumber, goal: after.goal },
      update: { goal: after.goal },
    });
    context.record({
      flowTeamId,
      item: { kind: "Team Sprint", id: scrumTeamId, title: `${team.name}, S${sprintNumber}` },
      before,
      after,
      undo: {
        command: "calendar.editTeamGoal",
        input: { flowTeamId, scrumTeamId, sprintNumber, goal: { seen: after.goal, to: current } },
      },
    });
    context.changed({ flowTeamId, context: "calendar", id: scrumTeamId });
    return ok(null);
  },
});

/**
 * Starts a Flow Sprint with the goal as the CSM reads it (CAL-4): none runs, the one before is
 * closed, its Planning 2 is closed or the CSM overrides. What is planned is frozen where Planning 2
 * didn't. The start has a time of its own; the dates stay.
 */
export const startSprint = command({
  name: "calendar.startSprint",
  input: StartSprint,
  async run(context, { flowTeamId, sprintNumber, goal }) {
    const { tx, now } = context;
    const entered = await enterSetCalendar(context, flowTeamId);
    if (!entered.ok) return entered;
    const allowed = canStart(entered.value.calendar.sprints, sprintNumber);
    if (!allowed.ok) return allowed;
    const sprint = await tx.flowSprint.findUniqueOrThrow({
      where: { flowTeamId_number: { flowTeamId, number: sprintNumber } },
    });
    if (sprint.goal === "") return refuse(goalNeeded(sprintNumber));
    if (sprint.goal !== goal) {
      return refuse({
        code: "stale",
        message: "The Flow Sprint Goal was worded anew while you read it.",
        conflicts: [{ field: "goal", seen: goal, mine: goal, theirs: sprint.goal }],
        wayOut: "Read the goal as it is now, then start.",
      });
    }
    const gate = await passSprintGate(context, "start", sprint);
    if (!gate.ok) return gate;
    await freezeBaseline(context, flowTeamId, sprintNumber);
    await tx.flowSprint.update({ where: { id: sprint.id }, data: { state: "running", startedAt: now } });
    context.record({
      flowTeamId,
      item: { kind: "Flow Sprint", id: sprint.id, title: `Flow Sprint ${sprintNumber}` },
      before: { state: "planned" },
      after: { state: "running", startedAt: now.toISOString() },
      ...(gate.value !== null && { reason: `CAL-4 overridden: ${gate.value}` }),
    });
    context.changed({ flowTeamId, context: "calendar", id: sprint.id });
    context.changed({ flowTeamId, context: "roadmap" });
    return ok({ startedAt: now.toISOString() });
  },
});

/** A Flow Sprint that isn't closed. */
async function openSprint({ tx }: CommandContext, flowTeamId: string, number: number) {
  const sprint = await tx.flowSprint.findUnique({ where: { flowTeamId_number: { flowTeamId, number } } });
  if (!sprint) return notFound("Flow Sprint");
  if (sprint.state !== "closed") return ok(sprint) satisfies Result<unknown>;
  return refuse({
    code: "rule",
    message: `Flow Sprint ${number} is closed: its goals stay as they were.`,
    wayOut: "Word the goal of the running Flow Sprint or a later one.",
  });
}

const goalNeeded = (number: number) =>
  ({
    code: "invalid",
    message: `Flow Sprint ${number} has no Flow Sprint Goal.`,
    fields: { goal: "Write the Flow Sprint Goal." },
    wayOut: "Write what all teams want to reach together: the start confirms it.",
  }) as const;
