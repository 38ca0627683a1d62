import { randomBytes } from "node:crypto";
import type { Actor, Role } from "@/lib/domain/access";
import { rankBetween, ranksBetween } from "@/lib/domain/backlog/ranks";
import type { FlowTeamState } from "@/lib/domain/flow-teams/schema";
import { type Tx, db } from "@/lib/server/db";

/** What tests start from: rows written straight, as small as the rules allow. */

/** Neither digits nor vowels: what is made of them is no number and no word that a test searches for. */
const letters = "bcdfghjkmnpqrstv";

/** A word no other test uses: databases are shared by the tests of one file. */
export const unique = (prefix: string): string =>
  `${prefix}-${[...randomBytes(10)].map((byte) => letters[byte % letters.length]).join("")}`;

type PersonDraft = {
  name?: string;
  email?: string;
  isAdministrator?: boolean;
  isDemo?: boolean;
  deactivatedAt?: Date;
};

export async function makePerson(draft: PersonDraft = {}, tx: Tx = db()) {
  const word = unique("person");
  return tx.person.create({ data: { name: word, email: `${word}@example.org`, ...draft } });
}

/** A person as the one who acts, with the roles they hold now. */
export async function actorOf(personId: string): Promise<Actor> {
  const person = await db().person.findUniqueOrThrow({
    where: { id: personId },
    include: { roles: { where: { endedAt: null } } },
  });
  return {
    personId,
    name: person.name,
    isAdministrator: person.isAdministrator,
    roles: person.roles.map(({ flowTeamId, scrumTeamId, role }) => ({ flowTeamId, scrumTeamId, role })),
    ...(person.isDemo && { confinedTo: await demoFlowTeamIds() }),
  };
}

async function demoFlowTeamIds(): Promise<string[]> {
  const rows = await db().flowTeam.findMany({ where: { isDemo: true }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** An Administrator without a role anywhere. */
export async function makeAdministrator(): Promise<Actor> {
  return actorOf((await makePerson({ isAdministrator: true })).id);
}

type RoleDraft = { flowTeamId: string; role: Role; scrumTeamId?: string; personId?: string };

/** Gives a role to somebody, new unless named. Returns the holding. */
export async function makeRole(draft: RoleDraft, tx: Tx = db()) {
  const personId = draft.personId ?? (await makePerson({}, tx)).id;
  const { flowTeamId, role, scrumTeamId = null } = draft;
  await tx.membership.createMany({ data: [{ flowTeamId, personId }], skipDuplicates: true });
  return tx.roleHolding.create({ data: { flowTeamId, scrumTeamId, personId, role } });
}

/** A Scrum Team with the next free hue. `isStaffed` gives it a PO, an SM and a Developer. */
export async function makeTeam(
  draft: { flowTeamId: string; name?: string; usualCapacity?: number; isStaffed?: boolean },
  tx: Tx = db(),
) {
  const { flowTeamId, isStaffed = false, usualCapacity = 0 } = draft;
  const name = draft.name ?? unique("team");
  const taken = await tx.scrumTeam.findMany({ where: { flowTeamId, retiredAt: null }, select: { hue: true } });
  const hue = [...Array(15).keys()].find((free) => !taken.some((team) => team.hue === free));
  const team = await tx.scrumTeam.create({
    data: { flowTeamId, name, slug: unique("team"), hue: hue ?? 0, usualCapacity },
  });
  if (isStaffed) {
    for (const role of ["po", "sm", "developer"] as const) {
      await makeRole({ flowTeamId, role, scrumTeamId: team.id }, tx);
    }
  }
  return team;
}

type FlowTeamDraft = {
  name?: string;
  timeZone?: string;
  /** "active" unless said otherwise. */
  state?: FlowTeamState;
  isDemo?: boolean;
  /** How many Scrum Teams: 3 unless said otherwise. */
  teams?: number;
  /** Leadership, and a PO, an SM and a Developer for each team: so unless it is forming. */
  isStaffed?: boolean;
};

/**
 * A Flow Team with its Scrum Teams and people, in one transaction, since a launched one has them at
 * any commit (TEAM-1, TEAM-3, TEAM-4).
 */
export async function makeFlowTeam(draft: FlowTeamDraft = {}) {
  const { state = "active", teams: count = 3, isDemo = false, timeZone = "Europe/Zurich" } = draft;
  const isStaffed = draft.isStaffed ?? state !== "forming";
  const name = draft.name ?? unique("flow-team");
  return db().$transaction(async (tx) => {
    const flowTeam = await tx.flowTeam.create({
      data: {
        name,
        slug: unique("flow-team"),
        product: "Charts",
        timeZone,
        state,
        isDemo,
        launchedAt: state === "forming" ? null : new Date(),
        retiredAt: state === "retired" ? new Date() : null,
      },
    });
    const teams = [];
    for (let n = 0; n < count; n++) {
      teams.push(await makeTeam({ flowTeamId: flowTeam.id, isStaffed }, tx as Tx));
    }
    if (isStaffed) {
      for (const role of ["cpo", "csm", "architect"] as const) {
        await makeRole({ flowTeamId: flowTeam.id, role }, tx as Tx);
      }
    }
    return { flowTeam, teams };
  });
}

/**
 * Somebody who holds the role in a Flow Team, as the one who acts: whoever does, or with none yet a
 * new person. Roles of a Scrum Team are those of `scrumTeamId`, or of any team.
 */
export async function actorIn(flowTeamId: string, role: Role, scrumTeamId?: string): Promise<Actor> {
  const holding = await db().roleHolding.findFirst({
    where: { flowTeamId, role, endedAt: null, ...(scrumTeamId && { scrumTeamId }) },
    orderBy: { id: "asc" },
  });
  return actorOf((holding ?? (await makeRole({ flowTeamId, role, scrumTeamId }))).personId);
}

type StoryDraft = {
  flowTeamId: string;
  title?: string;
  epicId?: string | null;
  teamId?: string | null;
  estimate?: number | null;
  status?: "open" | "in_progress" | "done";
  sprintNumber?: number | null;
  ownerId?: string | null;
  /** How many acceptance criteria: none unless said otherwise. With an estimate, one makes it Ready. */
  criteria?: number;
  /** In its team's Sprint Backlog of `sprintNumber`. */
  isCommitted?: boolean;
  deletedAt?: Date | null;
};

/** A Story at the end of its Epic's and its team's order. */
export async function makeStory(draft: StoryDraft) {
  const {
    flowTeamId,
    epicId = null,
    teamId = null,
    status = "open",
    criteria = 0,
    isCommitted = false,
    ...rest
  } = draft;
  return db().$transaction(async (tx) => {
    const { nextStoryNumber } = await tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { nextStoryNumber: { increment: 1 } },
      select: { nextStoryNumber: true },
    });
    const last = async (where: object, by: "epicRank" | "teamRank") =>
      (await tx.story.findFirst({ where: { flowTeamId, ...where }, orderBy: { [by]: "desc" } }))?.[by] ?? null;
    const number = nextStoryNumber - 1;
    const story = await tx.story.create({
      data: {
        title: `Story ${number}`,
        ...rest,
        flowTeamId,
        number,
        epicId,
        teamId,
        status,
        startedAt: status === "open" ? null : new Date(),
        doneAt: status === "done" ? new Date() : null,
        epicRank: rankBetween(await last({ epicId }, "epicRank"), null),
        teamRank: teamId && rankBetween(await last({ teamId }, "teamRank"), null),
      },
    });
    const ranks = ranksBetween(null, null, criteria);
    await tx.acceptanceCriterion.createMany({
      data: ranks.map((rank, index) => ({ storyId: story.id, text: `Criterion ${index + 1}`, rank })),
    });
    if (isCommitted && teamId && story.sprintNumber) {
      const points = story.estimate ?? 0;
      const stay = { flowTeamId, teamId, sprintNumber: story.sprintNumber, storyId: story.id, points };
      await tx.sprintEntry.create({ data: { ...stay, enteredAt: new Date() } });
    }
    return story;
  });
}

type DependencyDraft = {
  flowTeamId: string;
  neederTeamId: string;
  giverTeamId: string;
  neederEpicId?: string;
  giverEpicId?: string;
  neederStoryId?: string;
  giverStoryId?: string;
  raisedById?: string;
  state?: "accepted" | "delivered";
  deletedAt?: Date | null;
};

/** A Dependency as the needer raised it: the giver answers. */
export async function makeDependency(draft: DependencyDraft) {
  return db().$transaction(async (tx) => {
    const { nextDependencyNumber } = await tx.flowTeam.update({
      where: { id: draft.flowTeamId },
      data: { nextDependencyNumber: { increment: 1 } },
      select: { nextDependencyNumber: true },
    });
    return tx.dependency.create({
      data: { ...draft, number: nextDependencyNumber - 1, answeringTeamId: draft.giverTeamId },
    });
  });
}

/** The row every test of ids of another Flow Team needs: one with its own people. */
export async function makeOutsider(): Promise<Actor> {
  const { flowTeam } = await makeFlowTeam();
  return actorIn(flowTeam.id, "csm");
}
