import { randomUUID } from "node:crypto";
import { ranksBetween } from "@/lib/domain/backlog/ranks";
import { closeOf, morning } from "./days";
import { demoTeams } from "./people";
import { randomFrom } from "./random";
import type { Tx } from "./transaction";
import { teamGoals } from "./sprint-now";
import type { DemoStory } from "./story";
import { columnKey, writerOf } from "./story-history";
import { toldSprints } from "./stories";
import { runningSprintNumber as now } from "./timeline";
import type { IdOf } from "./view";
import { writeRows } from "./write-rows";
import { demoDefinitions, ownWorkflows } from "./working-rules";

/** Writes the teams' boards, every Story with what belongs to it, and their stays in Sprint Backlogs. */
export async function writeStories(tx: Tx, story: DemoStory, idOf: IdOf): Promise<void> {
  const flowTeamId = idOf("flow team", "");
  await writeBoards(tx, idOf);
  await tx.definition.createMany({
    data: demoDefinitions.map(({ kind, text }, index) => ({
      id: idOf("definition", text),
      flowTeamId,
      kind,
      text,
      rank: rankAt(index),
      createdAt: morning(story.calendar.sprints[0]?.startsOn ?? story.today),
    })),
  });

  const epicRanks = ranksOf(story.stories, (one) => one.epic ?? "");
  const inTeamOrder = [...story.stories].sort((a, b) => placeInTeam(a.sprint) - placeInTeam(b.sprint));
  const teamRanks = ranksOf(inTeamOrder, (one) => one.team ?? "");
  await writeRows(
    tx,
    "Story",
    story.stories.map((one) => ({
      id: idOf("story", one.key),
      flowTeamId,
      number: one.number,
      epicId: one.epic && idOf("epic", one.epic),
      teamId: one.team && idOf("team", one.team),
      title: one.title,
      description: one.description,
      estimate: one.estimate,
      status: one.status,
      columnId: one.team && one.stage !== "todo" ? idOf("column", columnKey(one.team, one.stage)) : null,
      columnSince: one.columnSince,
      startedAt: one.startedAt,
      doneAt: one.doneAt,
      sprintNumber: one.sprint,
      ownerId: one.owner && idOf("person", one.owner),
      labels: one.labels,
      demoLink: one.demoLink,
      isIdea: one.isIdea,
      blockedReason: one.blocked?.reason ?? null,
      blockedSince: one.blocked?.since ?? null,
      epicRank: epicRanks.get(one.key) as string,
      teamRank: one.team && (teamRanks.get(one.key) as string),
      createdById: idOf("person", writerOf(one)),
      createdAt: one.createdAt,
    })),
  );
  await writeRows(
    tx,
    "AcceptanceCriterion",
    story.stories.flatMap((one) =>
      one.criteria.map((criterion, index) => ({
        id: randomUUID(),
        storyId: idOf("story", one.key),
        ...criterion,
        rank: rankAt(index),
        createdAt: one.createdAt,
      })),
    ),
  );
  await tx.task.createMany({
    data: story.stories.flatMap((one) =>
      one.tasks.map(({ title, status, owner }, index) => ({
        storyId: idOf("story", one.key),
        title,
        status,
        ownerId: owner && idOf("person", owner),
        rank: rankAt(index),
        createdAt: one.stays.at(-1)?.enteredAt ?? one.createdAt,
        doneAt: status === "done" ? one.columnSince : null,
      })),
    ),
  });
  await writeRows(
    tx,
    "DefinitionCheck",
    story.stories.flatMap((one) =>
      demoDefinitions
        .filter(({ kind }) => (kind === "ready" ? one.isChecked : one.stage === "done" && one.stays.length > 0))
        .map(({ text }) => ({
          definitionId: idOf("definition", text),
          storyId: idOf("story", one.key),
          checkedById: idOf("person", one.team ? `po ${one.team}` : "cpo"),
          checkedAt: one.doneAt ?? one.createdAt,
        })),
    ),
  );
  await writeStays(tx, story, idOf);
}

async function writeBoards(tx: Tx, idOf: IdOf): Promise<void> {
  await tx.boardColumn.deleteMany({ where: { team: { flowTeamId: idOf("flow team", "") } } });
  const first = [
    { name: "To do", kind: "waiting", wipLimit: null },
    { name: "In progress", kind: "active", wipLimit: null },
    { name: "Review", kind: "active", wipLimit: null },
    { name: "Done", kind: "done", wipLimit: null },
  ] as const;
  await tx.boardColumn.createMany({
    data: demoTeams.flatMap(({ key }) =>
      (ownWorkflows[key] ?? first).map(({ name, kind, wipLimit }, index) => ({
        id: idOf("column", `${key} ${name}`),
        teamId: idOf("team", key),
        name,
        kind,
        wipLimit,
        position: index + 1,
      })),
    ),
  });
}

async function writeStays(tx: Tx, story: DemoStory, idOf: IdOf): Promise<void> {
  const random = randomFrom(1875);
  const points = new Map<string, number>();
  const data = story.stories.flatMap((one) =>
    one.stays.map(({ sprint, enteredAt, enterReason, left }) => {
      const of = `${one.team} ${sprint}`;
      if (left?.outcome === "done") points.set(of, (points.get(of) ?? 0) + (one.estimate ?? 0));
      return {
        flowTeamId: idOf("flow team", ""),
        teamId: idOf("team", one.team as string),
        sprintNumber: sprint,
        storyId: idOf("story", one.key),
        enteredAt,
        enteredById: idOf("person", `po ${one.team}`),
        points: one.estimate ?? 0,
        isScopeChange: enterReason !== "",
        enterReason,
        leftAt: left?.at ?? null,
        leftById: left ? idOf("person", left.outcome === "removed" ? `po ${one.team}` : "csm") : null,
        leaveReason: left?.reason ?? "",
        pointsAtEnd: left && (one.estimate ?? 0),
        outcome: left?.outcome ?? null,
      };
    }),
  );
  await tx.sprintEntry.createMany({ data });

  const sprints = Array.from({ length: now - toldSprints.first + 1 }, (_, index) => toldSprints.first + index);
  await tx.teamSprint.createMany({
    data: demoTeams.flatMap(({ key, developers }) =>
      sprints.map((sprintNumber) => ({
        scrumTeamId: idOf("team", key),
        sprintNumber,
        goal: sprintNumber === now ? (teamGoals[key] ?? "") : "",
        ...reached(points.get(`${key} ${sprintNumber}`), developers * 10 - random.between(2, 9)),
      })),
    ),
  });
}

/** What a team reached; nothing is known of a Flow Sprint that isn't told, or not closed. */
function reached(points: number | undefined, personDays: number) {
  if (points === undefined) return { pointsDone: null, focusedDays: null };
  return { pointsDone: points, focusedDays: personDays * 0.8 };
}

/** The running sprint first, then what comes, then what is done. */
function placeInTeam(sprint: number | null): number {
  if (sprint === null) return 98;
  return sprint < now ? 99 + sprint : sprint;
}

function ranksOf(
  stories: readonly { key: string }[] & DemoStory["stories"],
  listOf: (one: DemoStory["stories"][number]) => string,
) {
  const lists = new Map<string, string[]>();
  for (const one of stories) lists.set(listOf(one), [...(lists.get(listOf(one)) ?? []), one.key]);
  const ranks = new Map<string, string>();
  for (const keys of lists.values()) {
    const given = ranksBetween(null, null, keys.length);
    keys.forEach((key, index) => ranks.set(key, given[index] as string));
  }
  return ranks;
}

const someRanks = ranksBetween(null, null, 60);
const rankAt = (index: number) => someRanks[index] as string;

/** When a Flow Sprint of the demo was started and closed. */
export function actsOf(story: DemoStory, number: number, state: "planned" | "running" | "closed") {
  const { calendar } = story;
  const startsOn = calendar.sprints.find((one) => one.number === number)?.startsOn ?? story.today;
  return {
    startedAt: state === "planned" ? null : morning(startsOn),
    closedAt: state === "closed" ? closeOf(calendar, number) : null,
  };
}
