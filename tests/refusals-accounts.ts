import { db } from "@/lib/server/db";
import { makeFlowTeam, makePerson } from "./factories";
import type { Row } from "./refusals-table";
import { type Caller, type World, callers } from "./refusals-world";

const signedIn: readonly Caller[] = callers.filter((caller) => caller !== "nobody");
const managing = ["administrator", "csm"] as const;

/** Somebody whose only role is in this Flow Team. */
async function colleague({ flowTeamId, teamId }: World, fields: { passwordHash?: string; deactivatedAt?: Date } = {}) {
  const { id: personId } = await makePerson();
  await db().person.update({ where: { id: personId }, data: fields });
  await db().membership.create({ data: { flowTeamId, personId } });
  await db().roleHolding.create({ data: { flowTeamId, personId, role: "developer", scrumTeamId: teamId } });
  return personId;
}

/** The commands about people and their accounts. Those by one-time link are anybody's who has one. */
export const accountsTable: Record<string, Row> = {
  "accounts.renameMyself": {
    may: signedIn,
    input: (_, actor) => ({ name: { seen: actor?.name ?? "", to: actor?.name ?? "Nobody" } }),
  },
  "accounts.revokeSignIn": {
    may: signedIn,
    input: async (world, actor) => {
      const personId = actor?.personId ?? world.actors.csm.personId;
      const expiresAt = new Date(Date.now() + 86_400_000);
      const { id } = await db().signIn.create({ data: { personId, way: "password", expiresAt } });
      return { signInId: id };
    },
  },
  "accounts.signOutEverywhere": { may: signedIn, input: () => ({}) },
  "accounts.invitePerson": {
    may: ["administrator"],
    input: () => ({ name: "New", email: `${crypto.randomUUID()}@example.org` }),
  },
  "accounts.renewInvitation": {
    may: managing,
    input: async (world) => ({ personId: await colleague(world), way: "hand" }),
  },
  "accounts.makeResetLink": {
    may: ["administrator"],
    input: async (world) => ({
      personId: await colleague(world, { passwordHash: "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA" }),
    }),
  },
  "accounts.setAdministrator": {
    may: ["administrator"],
    input: async (world) => ({ personId: await colleague(world), isAdministrator: { seen: false, to: true } }),
  },
  "accounts.deactivatePerson": { may: managing, input: async (world) => ({ personId: await colleague(world) }) },
  "accounts.reactivatePerson": {
    may: managing,
    input: async (world) => ({ personId: await colleague(world, { deactivatedAt: new Date() }) }),
  },
  "accounts.reanchorDemo": {
    may: ["administrator"],
    input: async () => {
      const demo = await db().flowTeam.findFirst({ where: { isDemo: true } });
      if (!demo) await makeFlowTeam({ isDemo: true, state: "forming", teams: 0 });
      return {};
    },
  },
};
