import "server-only";
import { type Reveal, averageOf, sayAverage, sayWithheld, votesIn } from "@/lib/domain/events/ballots";
import type { Minutes } from "@/lib/domain/events/minutes";
import { type Result, ok } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import type { CommandContext, ReadContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { freezeBaseline } from "./baseline";
import { openRisks, plannedDependencies, plannedObjectives } from "./planning-facts";

/** Closing Flow Sprint Planning 2 freezes the plan: what changes from now on shows against it. */
export async function closePlanning2(context: CommandContext, event: FlowSprintEvent): Promise<Result<null>> {
  await freezeBaseline(context, event.flowTeamId, event.sprintNumber);
  context.changed({ flowTeamId: event.flowTeamId, context: "calendar" });
  return ok(null);
}

/** Who claimed what under which objective, and the register as it stood. */
export async function planning1Sections(context: ReadContext, event: FlowSprintEvent): Promise<Minutes["sections"]> {
  const { tx } = context;
  const { flowTeamId, sprintNumber } = event;
  const objectives = await plannedObjectives(tx, flowTeamId, sprintNumber);
  const claims = await tx.$queryRaw<{ number: number; title: string; team: string; points: number }[]>`
    SELECT e.number, e.title, t.name AS team, c.points
    FROM "Claim" c JOIN "Epic" e ON e.id = c."epicId" JOIN "ScrumTeam" t ON t.id = c."teamId"
    WHERE c."flowTeamId" = ${flowTeamId}::uuid AND c."sprintNumber" = ${sprintNumber} AND e."deletedAt" IS NULL
    ORDER BY e.rank, lower(t.name)`;
  return [
    {
      title: "Objectives",
      lines: objectives.map(({ text, isTakenUp }) => (isTakenUp ? text : `${text} (nobody has taken it up)`)),
    },
    {
      title: "Claims",
      lines: claims.map(
        ({ number, title, team, points }) => `E-${number} ${title}: ${team}, ${counted(points, "point")}`,
      ),
    },
    ...(await registerSections(context, event)),
  ];
}

/** The goal, the plan of each team, what the teams wait for, and how confident all are. */
export async function planning2Sections(context: ReadContext, event: FlowSprintEvent): Promise<Minutes["sections"]> {
  const { tx } = context;
  const { flowTeamId, sprintNumber } = event;
  const sprint = await tx.flowSprint.findUnique({
    where: { flowTeamId_number: { flowTeamId, number: sprintNumber } },
    select: { goal: true },
  });
  const teams = await tx.$queryRaw<{ id: string; name: string; goal: string; stories: number; points: number }[]>`
    SELECT t.id, t.name, coalesce(g.goal, '') AS goal, count(n.id)::int AS stories, coalesce(sum(y.estimate), 0)::int AS points
    FROM "ScrumTeam" t
    LEFT JOIN "TeamSprint" g ON g."scrumTeamId" = t.id AND g."sprintNumber" = ${sprintNumber}
    LEFT JOIN "SprintEntry" n ON n."teamId" = t.id AND n."sprintNumber" = ${sprintNumber} AND n."leftAt" IS NULL
    LEFT JOIN "Story" y ON y.id = n."storyId"
    WHERE t."flowTeamId" = ${flowTeamId}::uuid AND t."retiredAt" IS NULL
    GROUP BY t.id, g.goal ORDER BY lower(t.name), t.id`;
  const ballot = await tx.ballot.findFirst({
    where: { eventId: event.id, kind: "confidence" },
    orderBy: { openedAt: "desc" },
    select: { revealed: true, round: true },
  });
  const revealed = ballot?.revealed as Reveal | null | undefined;
  return [
    { title: "Flow Sprint Goal", lines: sprint?.goal ? [sprint.goal] : [] },
    {
      title: "Team plans",
      lines: teams.map(
        ({ name, goal, stories, points }) =>
          `${name}: ${goal || "no Team Sprint Goal"} (${counted(stories, "Story", "Stories")}, ${counted(points, "point")})`,
      ),
    },
    ...(revealed?.kind === "confidence"
      ? [{ title: "Confidence", lines: confidenceLines(revealed, ballot?.round ?? 1, teams) }]
      : []),
    ...(await registerSections(context, event)),
  ];
}

function confidenceLines(
  revealed: Extract<Reveal, { kind: "confidence" }>,
  round: number,
  names: readonly { id: string; name: string }[],
): string[] {
  const { all, teams } = revealed;
  const withheld = sayWithheld(revealed);
  const say = (tally: typeof all) => `${sayAverage(averageOf(tally) ?? 0)} of 5, ${counted(votesIn(tally), "vote")}`;
  return [
    `All: ${say(all)}, in round ${round}`,
    ...teams.map(({ teamId, tally }) => `${names.find(({ id }) => id === teamId)?.name ?? "A team"}: ${say(tally)}`),
    ...(withheld ? [withheld] : []),
  ];
}

async function registerSections(
  { tx }: ReadContext,
  { flowTeamId, sprintNumber }: FlowSprintEvent,
): Promise<Minutes["sections"]> {
  const dependencies = await plannedDependencies(tx, flowTeamId, sprintNumber);
  const risks = await openRisks(tx, flowTeamId);
  return [
    { title: "Dependencies", lines: dependencies.map(({ line }) => line) },
    {
      title: "Risks",
      lines: risks.map(
        ({ number, title, owner, roam }) => `R-${number} ${title}: ${roam ?? "no class"}, ${owner ?? "no owner"}`,
      ),
    },
  ];
}
