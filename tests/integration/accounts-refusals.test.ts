import { describe, expect, test } from "vitest";
import { type Actor, roles } from "@/lib/domain/access";
import { deactivatePerson } from "@/lib/server/accounts/leaver-commands";
import {
  inviteToInstallation,
  makeResetLink,
  reactivatePerson,
  renewInvitation,
  setAdministrator,
} from "@/lib/server/accounts/people-commands";
import { reanchorDemo } from "@/lib/server/accounts/reanchor-demo";
import type { Command } from "@/lib/server/command";
import { actorIn, makeFlowTeam, makeOutsider, makePerson, makeRole, unique } from "@/tests/factories";

type Who = (typeof roles)[number] | "outsider";

/** Who is let through, with somebody of their own Flow Team in hand; all others are refused. */
const matrix: { command: Pick<Command, "name" | "run">; who: Who[]; input(personId: string): object }[] = [
  { command: inviteToInstallation, who: [], input: () => ({ email: `${unique("x")}@example.org`, name: "X" }) },
  { command: renewInvitation, who: ["cpo", "csm"], input: (personId) => ({ personId, way: "hand" }) },
  { command: makeResetLink, who: [], input: (personId) => ({ personId }) },
  {
    command: setAdministrator,
    who: [],
    input: (personId) => ({ personId, isAdministrator: { seen: false, to: true } }),
  },
  { command: deactivatePerson, who: ["csm"], input: (personId) => ({ personId }) },
  { command: reactivatePerson, who: ["csm"], input: (personId) => ({ personId }) },
  { command: reanchorDemo, who: [], input: () => ({}) },
];

async function makeScene(who: Who): Promise<{ actor: Actor; personId: string }> {
  const { flowTeam } = await makeFlowTeam();
  const actor = who === "outsider" ? await makeOutsider() : await actorIn(flowTeam.id, who);
  const { id: personId } = await makePerson();
  await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder", personId });
  return { actor, personId };
}

describe.each(matrix)("$command.name", ({ command, who: allowed, input }) => {
  test.each([...roles, "outsider"] as Who[])("by %s", async (who) => {
    const { actor, personId } = await makeScene(who);
    const answer = await command.run(actor, input(personId));
    if (allowed.includes(who)) expect(answer).toMatchObject({ ok: true });
    else
      expect(answer).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/^(forbidden|not_found)$/) } });
  });

  test("by nobody, and with anything for input", async () => {
    const { actor, personId } = await makeScene("csm");
    expect(await command.run(null, input(personId))).toMatchObject({ ok: false, refusal: { code: "forbidden" } });
    for (const made of [null, 7, [], "x", { personId: "x" }, { personId: crypto.randomUUID() }]) {
      expect((await command.run(actor, made)).ok).toBe(false);
    }
  });
});
