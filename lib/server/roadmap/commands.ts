import "server-only";
import { randomUUID } from "node:crypto";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { canCommit } from "@/lib/domain/roadmap/milestones";
import {
  CommitMilestone,
  EditMilestone,
  type MilestoneFields,
  SetCapacity,
  SetProductGoal,
  UncommitMilestone,
} from "@/lib/domain/roadmap/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { can, whoMay } from "@/lib/domain/access";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";

/** Gives the Product Goal a new wording. The former ones stay in its history. */
export const setProductGoal = command({
  name: "roadmap.setProductGoal",
  input: SetProductGoal,
  async run(context, { flowTeamId, seenId, text, measure }) {
    const { tx, actor, now, record, changed } = context;
    const entered = await enterAsCpo(context, flowTeamId, "Product Goal");
    if (!entered.ok) return entered;
    const current = await tx.productGoal.findFirst({ where: { flowTeamId, endedAt: null } });
    if (current && current.text === text && current.measure === measure) return ok({ id: current.id });
    if ((current?.id ?? null) !== seenId) {
      return refuse({
        code: "stale",
        message: "The Product Goal was worded anew while you wrote.",
        conflicts: [{ field: "text", seen: seenId, mine: text, theirs: current?.text ?? "" }],
        wayOut: "Choose your wording or theirs.",
      });
    }
    if (current) await tx.productGoal.update({ where: { id: current.id }, data: { endedAt: now } });
    const id = randomUUID();
    await tx.productGoal.create({ data: { id, flowTeamId, text, measure, since: now, setById: actor.personId } });
    record({
      flowTeamId,
      item: { kind: "Product Goal", id, title: text },
      before: current && { text: current.text, measure: current.measure },
      after: { text, measure },
      ...(current && {
        undo: {
          command: "roadmap.setProductGoal",
          input: { flowTeamId, seenId: id, text: current.text, measure: current.measure },
        },
      }),
    });
    changed({ flowTeamId, context: "roadmap", id });
    return ok({ id });
  },
});

/** Edits a Milestone's name, objective, measure, baseline and target. */
export const editMilestone = command({
  name: "roadmap.editMilestone",
  input: EditMilestone,
  async run(context, { flowTeamId, milestoneId, edits }) {
    const { tx, record, changed } = context;
    const entered = await enterAsCpo(context, flowTeamId, "Milestone");
    if (!entered.ok) return entered;
    const milestone = await tx.milestone.findFirst({ where: { id: milestoneId, flowTeamId } });
    if (!milestone) return notFound("Milestone");
    const { name, objective, measure, baseline, target } = milestone;
    const merged = mergeEdits<MilestoneFields>(
      { name, objective, measure, baseline, target },
      edits as Edits<MilestoneFields>,
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    if (milestone.state === "committed") {
      const stillHolds = canCommit({ ...milestone, ...after }, 1);
      if (!stillHolds.ok) {
        return refuse({ ...stillHolds.refusal, wayOut: "Fill it in, or take the commitment back first." });
      }
    }
    await tx.milestone.update({ where: { id: milestoneId }, data: after });
    record({
      flowTeamId,
      item: { kind: "Milestone", id: milestoneId, title: `M${milestone.number} ${after.name ?? name}`.trim() },
      before,
      after,
      undo: {
        command: "roadmap.editMilestone",
        input: { flowTeamId, milestoneId, edits: inverseEdits(before, after) },
      },
    });
    changed({ flowTeamId, context: "roadmap", id: milestoneId });
    return ok(null);
  },
});

/** Commits a Milestone, once it has all that MAP-1 asks for. */
export const commitMilestone = command({
  name: "roadmap.commitMilestone",
  input: CommitMilestone,
  run: (context, { flowTeamId, milestoneId }) => setCommitted(context, flowTeamId, milestoneId, true),
});

/** Takes a Milestone's commitment back. */
export const uncommitMilestone = command({
  name: "roadmap.uncommitMilestone",
  input: UncommitMilestone,
  run: (context, { flowTeamId, milestoneId }) => setCommitted(context, flowTeamId, milestoneId, false),
});

async function setCommitted(
  context: CommandContext,
  flowTeamId: string,
  milestoneId: string,
  committed: boolean,
): Promise<Result<null>> {
  const { tx, now, record, changed } = context;
  const entered = await enterAsCpo(context, flowTeamId, "Milestone");
  if (!entered.ok) return entered;
  const milestone = await tx.milestone.findFirst({ where: { id: milestoneId, flowTeamId } });
  if (!milestone) return notFound("Milestone");
  const state = committed ? "committed" : "planned";
  if (milestone.state === state) return ok(null);
  if (milestone.state === "reached" || milestone.state === "missed") {
    return refuse({
      code: "rule",
      message: `Milestone ${milestone.number} is over.`,
      wayOut: "Commit the running one, or one ahead.",
    });
  }
  if (committed) {
    const epics = await tx.epic.count({
      where: {
        flowTeamId,
        deletedAt: null,
        status: { not: "dropped" },
        lastSprint: { gte: milestone.firstSprint, lte: milestone.lastSprint },
      },
    });
    const allowed = canCommit(milestone, epics);
    if (!allowed.ok) return allowed;
  }
  await tx.milestone.update({ where: { id: milestoneId }, data: { state, committedAt: committed ? now : null } });
  record({
    flowTeamId,
    item: { kind: "Milestone", id: milestoneId, title: `M${milestone.number} ${milestone.name}`.trim() },
    before: { state: milestone.state },
    after: { state },
    undo: {
      command: committed ? "roadmap.uncommitMilestone" : "roadmap.commitMilestone",
      input: { flowTeamId, milestoneId },
    },
  });
  changed({ flowTeamId, context: "roadmap", id: milestoneId });
  return ok(null);
}

/** Types a team's capacity for one Flow Sprint, or goes back to its usual one. */
export const setCapacity = command({
  name: "roadmap.setCapacity",
  input: SetCapacity,
  async run({ tx, actor, record, changed }, { flowTeamId, scrumTeamId, sprint, seen, points }) {
    const entered = await enterToChange(tx, actor, flowTeamId, "Scrum Team");
    if (!entered.ok) return entered;
    const team = await tx.scrumTeam.findFirst({ where: { id: scrumTeamId, flowTeamId, retiredAt: null } });
    const exists = await tx.flowSprint.findUnique({ where: { flowTeamId_number: { flowTeamId, number: sprint } } });
    if (!team || !exists) return notFound(team ? "Flow Sprint" : "Scrum Team");
    if (!can(actor, "keep capacity", { flowTeamId, scrumTeamId }) && !can(actor, "keep the calendar", { flowTeamId })) {
      return refuse({
        code: "forbidden",
        message: `${team.name}'s capacity is typed by its SM or by the CSM.`,
        wayOut: `Ask ${whoMay("keep capacity")}, or the CSM.`,
      });
    }
    const key = { scrumTeamId_sprintNumber: { scrumTeamId, sprintNumber: sprint } };
    const current = (await tx.teamCapacity.findUnique({ where: key }))?.points ?? null;
    if (current === points) return ok(null);
    if (current !== seen) {
      return refuse({
        code: "stale",
        message: "Somebody else typed this capacity while you did.",
        conflicts: [{ field: "points", seen, mine: points, theirs: current }],
        wayOut: "Choose your number or theirs.",
      });
    }
    if (points === null) await tx.teamCapacity.delete({ where: key });
    else
      await tx.teamCapacity.upsert({
        where: key,
        create: { scrumTeamId, sprintNumber: sprint, points },
        update: { points },
      });
    record({
      flowTeamId,
      item: { kind: "Capacity", id: scrumTeamId, title: `${team.name}, S${sprint}` },
      before: { points: current },
      after: { points },
      undo: {
        command: "roadmap.setCapacity",
        input: { flowTeamId, scrumTeamId, sprint, seen: points, points: current },
      },
    });
    changed({ flowTeamId, context: "roadmap", id: scrumTeamId });
    return ok(null);
  },
});

async function enterAsCpo({ tx, actor }: CommandContext, flowTeamId: string, what: string): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, what);
  return entered.ok ? requireCapability(actor, "own the product", { flowTeamId }) : entered;
}
