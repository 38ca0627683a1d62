import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "@/lib/domain/result";
import { db } from "@/lib/server/db";
import { commandOf, names, table } from "@/tests/refusals-commands";
import { type Caller, type World, make, makeWorld } from "@/tests/refusals-world";

const isId = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** Our input once for each id in it, with the one of theirs in its place. */
function* smuggled(ours: unknown, theirs: unknown): Generator<unknown> {
  if (isId(ours) && isId(theirs)) yield theirs;
  if (typeof ours !== "object" || ours === null || typeof theirs !== "object" || theirs === null) return;
  for (const [key, part] of Object.entries(ours)) {
    for (const bad of smuggled(part, (theirs as Record<string, unknown>)[key])) {
      yield Array.isArray(ours) ? ours.with(Number(key), bad) : { ...ours, [key]: bad };
    }
  }
}

/** What the commands in which such an id changes nothing say instead. */
const otherwise: Record<string, string> = {
  // Whoever doesn't hold the role, for whatever reason, doesn't hold it any longer.
  "flow-teams.handOverRole": "stale",
  "flow-teams.moveDeveloper": "stale",
  // Of no team does one learn more than that one isn't its SM.
  "flow-teams.setUsualCapacity": "forbidden",
  // Epics that aren't in the draft are out of it already.
  "roadmap.forgetInDraft": "ok",
  // A board, or a place on it, that isn't ours is one the person can't have seen.
  "board.setWorkflow": "stale",
  "stories.moveCard": "stale",
  // Of nobody does one learn more than that they are no Member here.
  "calendar.addAbsence": "invalid",
  // News of somebody else is left alone.
  "conversations.markNews": "ok",
  "conversations.snoozeNews": "ok",
  "stories.addTemplate": "forbidden",
  // An Epic that isn't among those there are is told of as one that is gone.
  "events.addObjective": "invalid",
  // Of no card does one learn more than that one didn't write it, and of no team that one doesn't report for it.
  "events.editCard": "forbidden",
  "events.removeCard": "forbidden",
  "events.restoreCard": "forbidden",
  "events.saveAnswer": "forbidden",
  "events.sayPrepared": "forbidden",
  "events.notPrepared": "forbidden",
  // What isn't in a playlist or asked to an event is off it already.
  "events.removeDemo": "ok",
  "events.removeEventGuest": "ok",
};

const codeOf = (answer: Answer<unknown>) => (answer.ok ? "ok" : answer.refusal.code);

describe("ids of another Flow Team don't exist", () => {
  let ours: World;
  let theirs: World;
  beforeAll(async () => {
    [ours, theirs] = [await makeWorld(), await makeWorld()];
  });

  // An Administrator's reach is the installation: whoever else may run it is tried.
  const bound = names.filter((name) => table[name]?.may.some((caller) => caller !== "administrator"));

  test.each(bound)("%s", async (name) => {
    const row = table[name];
    const caller = row?.may.find(
      (one): one is Exclude<Caller, "nobody"> => one !== "administrator" && one !== "nobody",
    );
    if (!row || !caller) throw new Error(`${name} has no row.`);
    const our = row.needsOwnWorld ? await makeWorld() : ours;
    const their = row.needsOwnWorld ? await makeWorld() : theirs;
    const input = await row.input(our, our.actors[caller]);
    const other = await row.input(their, their.actors[caller]);
    const before = await db().auditEntry.count();
    for (const bad of smuggled(input, other)) {
      const answer = await commandOf(name).run(our.actors[caller], bad);
      expect(["not_found", otherwise[name]], JSON.stringify({ bad, answer })).toContain(codeOf(answer));
    }
    expect(await db().auditEntry.count()).toBe(before);
  });

  test("nor in what an Epic points to", async () => {
    const { flowTeamId, actors } = ours;
    const epicId = await make.epic(ours);
    const team = theirs.otherTeamId;
    const person = theirs.actors.developer.personId;
    const epic = await make.epic(theirs);
    const somebody = { name: "Board", email: "board@example.org" };
    const tries: [Exclude<Caller, "nobody">, string, object][] = [
      ["cpo", "backlog.createEpic", { title: "Smuggled", leadTeamId: team }],
      ["cpo", "backlog.editEpic", { epicId, edits: { leadTeamId: { seen: ours.teamId, to: team } } }],
      ["cpo", "backlog.editEpic", { epicId, edits: { ownerId: { seen: null, to: person } } }],
      ["cpo", "backlog.rankEpic", { epicId, place: { at: "before", epicId: epic } }],
      ["cpo", "backlog.addEpicLink", { epicId, to: { kind: "epic", epicId: epic } }],
      [
        "developer",
        "backlog.addInsight",
        { kind: "market_note", text: "T", source: "S", observedOn: "2026-01-05", epicIds: [epic] },
      ],
      [
        "csm",
        "flow-teams.addScrumTeam",
        { name: "New", staff: { po: { personId: person }, sm: somebody, developers: [somebody] } },
      ],
      ["csm", "flow-teams.addMember", { ...somebody, role: "developer", scrumTeamId: team, skills: [] }],
    ];
    for (const [caller, name, input] of tries) {
      const answer = await commandOf(name).run(actors[caller], { flowTeamId, ...input });
      expect(["not_found", "rule", "invalid"], JSON.stringify({ name, answer })).toContain(codeOf(answer));
    }
  });
});
