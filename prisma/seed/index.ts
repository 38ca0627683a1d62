import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import { PrismaClient } from "@/prisma/client/client";
import { midnight, morning } from "./days";
import { demoCapacities, demoGoals, demoMilestones, demoSprintGoals } from "./direction";
import { writeEvents } from "./events";
import { demoHistory } from "./history";
import { demoInsights } from "./insights";
import { demoTeams } from "./people";
import { demoImpediments, demoRisks } from "./registers";
import { removeDemo } from "./remove";
import type { Tx } from "./transaction";
import { tellStory } from "./story";
import { storyDependencies } from "./story-dependencies";
import { toldSprints } from "./stories";
import { type IdOf, demoFlowTeam, sprintStart, teamOf, teamSlug, viewOf } from "./view";
import { demoVersions, snapshotThen } from "./versions";
import { teamPlaces } from "./working-rules";
import { writeHabits, writeRegisters, writeTalk } from "./write-around";
import { writeRows } from "./write-rows";
import { actsOf, writeStories } from "./write-stories";

/**
 * Writes the demo Flow Team as it stands on a day, in one transaction. One that is there already is
 * replaced whole: run again with a later day, the demo is anchored anew. Real Flow Teams and people
 * are not touched.
 *
 * @param today the day in the demo's time zone the story is told for
 */
export async function seedDemo({
  databaseUrl,
  today,
  log,
}: {
  databaseUrl: string;
  today: CalendarDate;
  log: (line: string) => void;
}): Promise<void> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 2 }) });
  try {
    await prisma.$transaction((tx) => writeDemo(tx, today), { maxWait: 15_000, timeout: 120_000 });
    log(`Demo data: ${demoTeams.length} Scrum Teams of ${demoFlowTeam.name}, as of ${today}.`);
  } finally {
    await prisma.$disconnect();
  }
}

/** The same in a transaction of the caller's. */
export async function writeDemo(tx: Tx, today: CalendarDate): Promise<void> {
  // Two processes that start together write one demo, one after the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('flotilla demo'))`;
  await removeDemo(tx);

  const story = tellStory(today);
  const { calendar } = story;
  const ids = new Map<string, string>();
  const idOf: IdOf = (kind, key) => {
    const name = `${kind} ${key}`;
    const known = ids.get(name) ?? randomUUID();
    ids.set(name, known);
    return known;
  };
  const flowTeamId = idOf("flow team", "");
  const atStart = morning(calendar.sprints[0]?.startsOn ?? today);
  const dayOf = (number: number) => morning(sprintStart(calendar, number));

  await tx.person.createMany({
    data: story.people.map(({ key, name, email, isAdministrator }) => ({
      id: idOf("person", key),
      name,
      email,
      isAdministrator,
      isDemo: true,
      createdAt: atStart,
    })),
  });
  const isSlugTaken = await tx.flowTeam.findUnique({ where: { slug: demoFlowTeam.slug }, select: { id: true } });
  await tx.flowTeam.create({
    data: {
      id: flowTeamId,
      ...demoFlowTeam,
      slug: isSlugTaken ? `${demoFlowTeam.slug}-demo` : demoFlowTeam.slug,
      state: "active",
      isDemo: true,
      createdAt: atStart,
      launchedAt: atStart,
      nextEpicNumber: story.epics.length + 1,
      nextStoryNumber: story.stories.length + 1,
      nextDependencyNumber: story.dependencies.length + storyDependencies.length + 1,
      nextRiskNumber: demoRisks.length + 1,
      nextImpedimentNumber: demoImpediments.length + 1,
    },
  });
  await tx.scrumTeam.createMany({
    data: demoTeams.map(({ key, name, hue, usualCapacity }) => ({
      id: idOf("team", key),
      flowTeamId,
      name,
      slug: teamSlug(name),
      hue,
      usualCapacity,
      ...teamPlaces[key],
      createdAt: atStart,
    })),
  });
  const takingPart = new Set(story.holdings.map((holding) => holding.person));
  await tx.membership.createMany({
    data: story.people
      .filter(({ key }) => takingPart.has(key))
      .map(({ key, skills }) => ({ flowTeamId, personId: idOf("person", key), skills, createdAt: atStart })),
  });
  await tx.roleHolding.createMany({
    data: story.holdings.map(({ person, role, team }) => ({
      flowTeamId,
      personId: idOf("person", person),
      role,
      scrumTeamId: team && idOf("team", team),
      since: atStart,
    })),
  });

  await tx.cadence.createMany({
    data: calendar.cadences.map((cadence) => ({ flowTeamId, ...cadence, createdAt: atStart })),
  });
  await tx.flowSprint.createMany({
    data: calendar.sprints.map(({ number, startsOn, endsOn, weeks, state }) => ({
      flowTeamId,
      number,
      startsOn: midnight(startsOn),
      endsOn: midnight(endsOn),
      weeks,
      state,
      goal: demoSprintGoals[number] ?? "",
      ...actsOf(story, number, state),
      isBeforeFlotilla: number < toldSprints.first,
    })),
  });
  await tx.pause.createMany({
    data: calendar.pauses.map(({ afterSprint, startsOn, endsOn, reason }) => ({
      flowTeamId,
      afterSprint,
      startsOn: midnight(startsOn),
      endsOn: midnight(endsOn),
      reason,
    })),
  });
  await tx.milestone.createMany({
    data: calendar.milestones.map(({ number, firstSprint, lastSprint }) => {
      const told = demoMilestones.find((one) => one.number === number);
      const isOver = told?.state === "reached" || told?.state === "missed";
      const committedFrom =
        told && told.state !== "planned" ? Math.min(told.number === 5 ? 15 : firstSprint, firstSprint) : null;
      return {
        id: idOf("milestone", String(number)),
        flowTeamId,
        ...told,
        number,
        firstSprint,
        lastSprint,
        isBeforeFlotilla: isOver,
        committedAt: committedFrom === null ? null : dayOf(committedFrom),
      };
    }),
  });
  await tx.productGoal.createMany({
    data: demoGoals.map(({ text, measure, sinceSprint }, index) => {
      const next = demoGoals[index + 1];
      return {
        id: idOf("goal", text),
        flowTeamId,
        text,
        measure,
        since: dayOf(sinceSprint),
        endedAt: next ? dayOf(next.sinceSprint) : null,
        setById: idOf("person", "cpo"),
      };
    }),
  });
  await tx.teamCapacity.createMany({
    data: demoCapacities.map(({ team, sprint, points }) => ({
      scrumTeamId: idOf("team", team),
      sprintNumber: sprint,
      points,
    })),
  });

  const history = demoHistory(story);
  const bornAt = new Map(
    history.filter((entry) => entry.before === null).map((entry) => [`${entry.item.kind} ${entry.item.key}`, entry]),
  );
  const born = (kind: string, key: string) => bornAt.get(`${kind} ${key}`)?.at ?? atStart;
  await tx.epic.createMany({
    data: story.epics.map(({ key, team, owner, stories: _stories, notes: _notes, ...epic }) => ({
      ...epic,
      id: idOf("epic", key),
      flowTeamId,
      leadTeamId: team && idOf("team", team),
      ownerId: owner && idOf("person", owner),
      isDoneBeforeFlotilla: epic.status === "done",
      feasibilityById: epic.feasibility && idOf("person", "architect"),
      feasibilityAt: epic.feasibility ? born("Epic", key) : null,
      createdAt: born("Epic", key),
      createdById: idOf("person", owner ?? "cpo"),
    })),
  });
  await writeStories(tx, story, idOf);
  await tx.technicalNote.createMany({
    data: story.epics.flatMap(({ key, notes }) =>
      notes.map((note) => ({ epicId: idOf("epic", key), ...note, createdAt: born("Epic", key) })),
    ),
  });
  await tx.insight.createMany({
    data: demoInsights.map(({ kind, text, source, daysAgo }) => ({
      id: idOf("insight", text),
      flowTeamId,
      kind,
      text,
      source,
      observedOn: midnight(addDays(today, -daysAgo)),
      authorId: idOf("person", "cpo"),
      createdAt: born("Insight", text),
    })),
  });
  await tx.insightTie.createMany({
    data: demoInsights.flatMap(({ text, epics }) =>
      epics.map((key) => ({ insightId: idOf("insight", text), epicId: idOf("epic", key) })),
    ),
  });
  await tx.dependency.createMany({
    data: story.dependencies.map(({ needer, giver, state, note, mitigation }, index) => ({
      id: idOf("dependency", `${needer} ${giver}`),
      flowTeamId,
      number: index + 1,
      answeringTeamId: idOf("team", teamOf(story, giver)),
      neederTeamId: idOf("team", teamOf(story, needer)),
      giverTeamId: idOf("team", teamOf(story, giver)),
      neederEpicId: idOf("epic", needer),
      giverEpicId: idOf("epic", giver),
      state,
      note,
      mitigation: mitigation ?? "",
      raisedById: idOf("person", "csm"),
      createdAt: born("Dependency", `${needer} ${giver}`),
    })),
  });

  await writeRegisters(tx, story, idOf);
  await writeTalk(tx, story, idOf);
  await writeHabits(tx, story, idOf);
  await writeEvents(tx, story, idOf, today);

  const view = viewOf(story, idOf);
  await tx.roadmapVersion.createMany({
    data: demoVersions.map((version) => ({
      flowTeamId,
      name: version.name,
      createdById: idOf("person", "cpo"),
      createdAt: morning(addDays(today, -version.daysAgo)),
      snapshot: snapshotThen(view, version, (key) => idOf("epic", key)),
    })),
  });
  const itemId = (kind: string, key: string) => {
    if (kind === "Insight") return idOf("insight", key);
    if (kind === "Story") return idOf("story", key);
    if (kind === "Impediment") return idOf("impediment", key);
    return kind === "Dependency" ? idOf("dependency", key) : idOf("epic", key);
  };
  const idsIn = (fields: object | null) =>
    fields && Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, idFor(field, value)]));
  const idFor = (field: string, value: unknown) => {
    if (typeof value !== "string") return value;
    if (field === "ownerId") return idOf("person", value);
    if (field === "columnId") return idOf("column", value);
    if (field === "storyId") return idOf("story", value);
    return field === "leadTeamId" || field === "teamId" ? idOf("team", value) : value;
  };
  const entries = history.map(({ at, actor, command, item, before, after, reason }) => ({
    at,
    flowTeamId,
    actorId: idOf("person", actor),
    command,
    commandId: randomUUID(),
    itemKind: item.kind,
    itemId: itemId(item.kind, item.key),
    itemTitle: item.title,
    before: idsIn(before),
    after: idsIn(after),
    reason: reason || null,
  }));
  await writeRows(tx, "AuditEntry", entries);
}
