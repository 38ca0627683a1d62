import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { commandOf, names, table } from "@/tests/refusals-commands";
import { type Caller, type World, callers, makeWorld } from "@/tests/refusals-world";

/** What came of one try: "ok", or the code of the refusal. */
async function attempt(name: string, caller: Caller, world: World): Promise<string> {
  const row = table[name];
  if (!row) throw new Error(`${name} has no row in tests/refusals-table.ts`);
  const actor = caller === "nobody" ? null : world.actors[caller];
  const input = await row.input(world, actor);
  const before = await db().auditEntry.count();
  const answer = await commandOf(name).run(actor, input);
  if (answer.ok) return "ok";
  expect(await db().auditEntry.count(), "a refusal leaves no trace").toBe(before);
  // An answer that isn't about rights is told in full, so that a wrong row is seen at once.
  const isAboutRights = answer.refusal.code === "forbidden" || answer.refusal.code === "not_found";
  return isAboutRights ? answer.refusal.code : `${answer.refusal.code}: ${answer.refusal.message}`;
}

/** Who isn't allowed is told so; to who has no part in the Flow Team it doesn't exist. */
function expected(name: string, caller: Caller): string | RegExp {
  if (table[name]?.may.includes(caller)) return "ok";
  if (caller === "nobody") return "forbidden";
  if (caller === "outsider") return isOfNoFlowTeam.includes(name) ? "forbidden" : "not_found";
  return /^(forbidden|not_found)$/;
}

const isOfNoFlowTeam = ["flow-teams.formFlowTeam", "accounts.invitePerson", "accounts.reanchorDemo"];

test("every command has a row", () => {
  expect(Object.keys(table).sort()).toEqual(names);
});

describe("each command for each role and an outsider", () => {
  let shared: World;
  beforeAll(async () => {
    shared = await makeWorld();
  });
  test.each(names)("%s", async (name) => {
    const isLasting = table[name]?.needsOwnWorld === true;
    const forRefused = isLasting ? await makeWorld() : shared;
    for (const caller of callers) {
      const isAllowed = table[name]?.may.includes(caller);
      const came = await attempt(name, caller, isLasting && isAllowed ? await makeWorld() : forRefused);
      const wanted = expected(name, caller);
      if (typeof wanted === "string") expect(came, caller).toBe(wanted);
      else expect(came, caller).toMatch(wanted);
    }
  });
});
