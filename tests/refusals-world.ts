import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { Actor } from "@/lib/domain/access";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { actorIn, makeAdministrator, makeDependency, makeFlowTeam, makeOutsider, makeRole } from "./factories";

/** Everybody who could try: each role, in the team the items belong to and in another, and strangers. */
export const callers = [
  "administrator",
  "cpo",
  "csm",
  "architect",
  "po",
  "sm",
  "developer",
  "otherPo",
  "otherSm",
  "otherDeveloper",
  "stakeholder",
  "outsider",
  "nobody",
] as const;
export type Caller = (typeof callers)[number];

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** A launched Flow Team with a calendar still ahead and Epics of two teams, and all who could try. */
export async function makeWorld() {
  const { flowTeam, teams } = await makeFlowTeam({ teams: 4 });
  const flowTeamId = flowTeam.id;
  const [teamId = "", otherTeamId = ""] = teams.map(({ id }) => id);
  const second = await makeRole({ flowTeamId, role: "developer", scrumTeamId: teamId });
  const csm = await actorIn(flowTeamId, "csm");
  const actors: Record<Exclude<Caller, "nobody">, Actor> = {
    administrator: await makeAdministrator(),
    cpo: await actorIn(flowTeamId, "cpo"),
    csm,
    architect: await actorIn(flowTeamId, "architect"),
    po: await actorIn(flowTeamId, "po", teamId),
    sm: await actorIn(flowTeamId, "sm", teamId),
    developer: await actorIn(flowTeamId, "developer", teamId),
    otherPo: await actorIn(flowTeamId, "po", otherTeamId),
    otherSm: await actorIn(flowTeamId, "sm", otherTeamId),
    otherDeveloper: await actorIn(flowTeamId, "developer", otherTeamId),
    stakeholder: await actorIn(flowTeamId, "stakeholder"),
    outsider: await makeOutsider(),
  };
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  const calendar = await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 });
  if (!calendar.ok) throw new Error(calendar.refusal.message);
  return { flowTeam, flowTeamId, teamId, otherTeamId, actors, secondDeveloperId: second.personId, startsOn };
}

/** One of an item's kind, new for each try, so that what one did is no matter to the next. */
export const make = {
  async epic({ flowTeamId, teamId }: World, leadTeamId = teamId) {
    const last = await db().epic.findFirst({
      where: { flowTeamId },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    const lowest = await db().epic.findFirst({
      where: { flowTeamId },
      orderBy: { rank: "desc" },
      select: { rank: true },
    });
    const number = (last?.number ?? 0) + 1;
    await db().flowTeam.update({ where: { id: flowTeamId }, data: { nextEpicNumber: number + 1 } });
    const rank = rankBetween(lowest?.rank ?? null, null);
    const data = { flowTeamId, number, title: `Epic ${number}`, leadTeamId, rank, status: "planned" as const };
    return (await db().epic.create({ data: { ...data, acceptanceConditions: [], labels: [] } })).id;
  },
  async link(world: World) {
    return (await db().epicLink.create({ data: { epicId: await make.epic(world), url: "https://example.org" } })).id;
  },
  async note(world: World, deletedAt: Date | null = null) {
    const epicId = await make.epic(world);
    return (await db().technicalNote.create({ data: { epicId, kind: "decision", title: "A decision", deletedAt } })).id;
  },
  async insight({ flowTeamId, actors }: World, deletedAt: Date | null = null) {
    const data = { flowTeamId, kind: "market_note" as const, text: "A note", source: "A fair", deletedAt };
    return (
      await db().insight.create({
        data: { ...data, observedOn: new Date("2026-01-05"), authorId: actors.developer.personId },
      })
    ).id;
  },
  async dependency(world: World, deletedAt: Date | null = null) {
    const { flowTeamId, teamId, otherTeamId, actors } = world;
    const [neederEpicId, giverEpicId] = [await make.epic(world), await make.epic(world, otherTeamId)];
    const ends = { neederTeamId: teamId, giverTeamId: otherTeamId, neederEpicId, giverEpicId };
    return (await makeDependency({ flowTeamId, ...ends, raisedById: actors.developer.personId, deletedAt })).id;
  },
  async draft({ flowTeamId, actors }: World, state: "open" | "dropped" = "open") {
    const name = `Draft ${crypto.randomUUID()}`;
    return (await db().roadmapDraft.create({ data: { flowTeamId, ownerId: actors.cpo.personId, name, state } })).id;
  },
  async version({ flowTeamId }: World, deletedAt: Date | null = null) {
    return (
      await db().roadmapVersion.create({ data: { flowTeamId, name: crypto.randomUUID(), snapshot: {}, deletedAt } })
    ).id;
  },
  async shareLink({ flowTeamId, actors }: World) {
    const expiresAt = new Date(Date.now() + 86_400_000);
    const data = {
      flowTeamId,
      label: "Board",
      tokenHash: crypto.randomUUID(),
      createdById: actors.cpo.personId,
      expiresAt,
    };
    return (await db().shareLink.create({ data })).id;
  },
  async milestone({ flowTeamId }: World) {
    const milestone = await db().milestone.findFirstOrThrow({
      where: { flowTeamId, number: 2 },
      select: { id: true, name: true },
    });
    return milestone;
  },
};
