import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays, todayIn } from "@/lib/domain/calendar/dates";
import { setCalendar } from "@/lib/server/calendar/commands";
import { actorIn, makeFlowTeam } from "@/tests/factories";

/** Rows forged past every command: the database itself says no, at the latest when it is committed. */

let client: pg.Client;
let other: pg.Client;
const today = todayIn("UTC", new Date());

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  other = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await Promise.all([client.connect(), other.connect()]);
});
afterAll(async () => {
  await Promise.all([client.end(), other.end()]);
});

/** Two-week sprints, 4 a Milestone, from so many days ahead; behind when negative. */
async function calendarFrom(daysAhead: number): Promise<string> {
  const { flowTeam } = await makeFlowTeam({ timeZone: "UTC" });
  const csm = await actorIn(flowTeam.id, "csm");
  const plan = {
    flowTeamId: flowTeam.id,
    startsOn: addDays(today, daysAhead),
    sprintWeeks: 2 as const,
    milestoneSprints: 4,
  };
  expect(await setCalendar.run(csm, plan)).toMatchObject({ ok: true });
  return flowTeam.id;
}

/** What the database said no with, committed or not; null when it took the change. */
async function forge(...statements: [sql: string, ...values: unknown[]][]): Promise<string | null> {
  await client.query("BEGIN");
  try {
    for (const [sql, ...values] of statements) await client.query(sql, values);
    await client.query("COMMIT");
    return null;
  } catch (error) {
    await client.query("ROLLBACK");
    return error instanceof Error ? error.message : String(error);
  }
}

const shift = (from: number, days: number) =>
  `UPDATE "FlowSprint" SET "startsOn" = "startsOn" + ${days}, "endsOn" = "endsOn" + ${days} WHERE "flowTeamId" = $1 AND number >= ${from}`;

const lastNumber = (table: "FlowSprint" | "Milestone") =>
  `(SELECT max(number) FROM "${table}" WHERE "flowTeamId" = $1)`;

const pauseAfter = (sprint: number | string, days: number) => `
  INSERT INTO "Pause" (id, "flowTeamId", "afterSprint", "startsOn", "endsOn", reason)
  SELECT gen_random_uuid(), $1, number, "endsOn" + 1, "endsOn" + ${days}, 'Forged'
  FROM "FlowSprint" WHERE "flowTeamId" = $1 AND number = ${sprint}`;

const start = (number: number) =>
  `UPDATE "FlowSprint" SET state = 'running', "startedAt" = now() WHERE "flowTeamId" = $1 AND number = ${number}`;

describe("a forged calendar ahead", () => {
  let flowTeamId: string;
  beforeEach(async () => {
    flowTeamId = await calendarFrom(30);
  });

  const one = (number: number) => `WHERE "flowTeamId" = $1 AND number = ${number}`;
  const forgeries: [what: string, says: RegExp, sql: string][] = [
    [
      "a sprint of 5 weeks",
      /\[CAL-1\] A Flow Sprint is 2, 3 or 4 whole weeks/,
      `UPDATE "FlowSprint" SET weeks = 5, "endsOn" = "startsOn" + 34 ${one(1)}`,
    ],
    ["a sprint of 13 days", /\[CAL-1\]/, `UPDATE "FlowSprint" SET "endsOn" = "endsOn" - 1 ${one(1)}`],
    ["a gap", /\[CAL-2\].*Flow Sprint 5/, shift(5, 7)],
    ["an overlap", /\[CAL-2\]/, shift(5, -7)],
    ["a sprint left out", /\[CAL-2\].*no Flow Sprint 3/, `DELETE FROM "FlowSprint" ${one(3)}`],
    [
      "a last sprint less",
      /\[CAL-5\]/,
      `DELETE FROM "FlowSprint" WHERE "flowTeamId" = $1 AND number = ${lastNumber("FlowSprint")}`,
    ],
    [
      "a Milestone of 6 weeks",
      /\[CAL-5\] A Milestone has Flow Sprints of 8 to 10 weeks together: Milestone \d+ doesn't/,
      `UPDATE "Milestone" SET "lastSprint" = "lastSprint" - 1 WHERE "flowTeamId" = $1 AND number = ${lastNumber("Milestone")}`,
    ],
    ["Milestones that overlap", /\[CAL-5\]/, `UPDATE "Milestone" SET "lastSprint" = "lastSprint" + 1 ${one(1)}`],
    [
      "a last Milestone less",
      /\[CAL-5\] Every Flow Sprint is in a Milestone/,
      `DELETE FROM "Milestone" WHERE "flowTeamId" = $1 AND number = ${lastNumber("Milestone")}`,
    ],
    ["a pause that nothing makes way for", /\[CAL-2\]/, pauseAfter(3, 7)],
    ["a pause of 10 days", /\[CAL-2\] A pause is 1 to 8 whole weeks/, pauseAfter(3, 10)],
    ["a pause of 9 weeks", /\[CAL-2\] A pause is 1 to 8 whole weeks/, pauseAfter(3, 63)],
    ["a pause after the end", /\[CAL-2\] A pause lies at a boundary/, pauseAfter(lastNumber("FlowSprint"), 7)],
    [
      "a cadence of 12 weeks a Milestone",
      /\[CAL-5\] A cadence makes Milestones of 8 to 10 weeks/,
      `INSERT INTO "Cadence" ("flowTeamId", "fromSprint", "sprintWeeks", "milestoneSprints") VALUES ($1, 5, 3, 4)`,
    ],
    ["a start before the one before it is closed", /\[CAL-4\]/, start(2)],
    ["a sprint that runs without a start", /\[CAL-4\]/, `UPDATE "FlowSprint" SET state = 'running' ${one(1)}`],
  ];
  test.each(forgeries)("%s is refused", async (_what, says, sql) => {
    expect(await forge([sql, flowTeamId])).toMatch(says);
  });

  test("two that run, and the move of one that does, are refused", async () => {
    expect(await forge([start(1), flowTeamId])).toBeNull();
    expect(await forge([start(2), flowTeamId])).toMatch(/\[CAL-4\] At most one Flow Sprint runs/);
    expect(await forge([shift(1, 7), flowTeamId])).toMatch(/\[CAL-3\].*Flow Sprint 1 has begun/);
    const close = `UPDATE "FlowSprint" SET state = 'closed', "closedAt" = now() ${one(1)}`;
    expect(await forge([close, flowTeamId], [start(2), flowTeamId])).toBeNull();
  });

  test("that keeps the rules is taken", async () => {
    expect(await forge([shift(1, 1), flowTeamId])).toBeNull();
    expect(await forge([pauseAfter(3, 7), flowTeamId], [shift(4, 7), flowTeamId])).toBeNull();
  });

  test("of two changes at once the second waits, and is judged with what the first wrote", async () => {
    const grown = `
      INSERT INTO "FlowSprint" (id, "flowTeamId", number, "startsOn", "endsOn", weeks)
      SELECT gen_random_uuid(), "flowTeamId", number + n, "endsOn" + 1 + 14 * (n - 1), "endsOn" + 14 * n, 2
      FROM "FlowSprint", generate_series(1, 4) n WHERE "flowTeamId" = $1 AND number = ${lastNumber("FlowSprint")}`;
    const milestone = `
      INSERT INTO "Milestone" (id, "flowTeamId", number, "firstSprint", "lastSprint")
      SELECT gen_random_uuid(), "flowTeamId", number + 1, "lastSprint" + 1, "lastSprint" + 4
      FROM "Milestone" WHERE "flowTeamId" = $1 AND number = ${lastNumber("Milestone")}`;
    await client.query("BEGIN");
    await other.query("BEGIN");
    await other.query(grown, [flowTeamId]);
    await other.query(milestone, [flowTeamId]);
    await client.query(shift(1, -7), [flowTeamId]);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    const late = other.query("COMMIT").then(
      () => null,
      (error: Error) => error.message,
    );
    await client.query("COMMIT");
    expect(await late).toMatch(/\[CAL-2\]/);
    await other.query("ROLLBACK");
  });
});

describe("a forged past", () => {
  test("is refused: what began by its dates keeps them (CAL-3)", async () => {
    const flowTeamId = await calendarFrom(-20);
    expect(await forge([shift(1, 7), flowTeamId])).toMatch(/\[CAL-3\]/);
    expect(await forge([shift(2, 7), flowTeamId])).toMatch(/\[CAL-3\].*Flow Sprint 2 has begun/);
    expect(await forge([`DELETE FROM "FlowSprint" WHERE "flowTeamId" = $1`, flowTeamId])).toMatch(/\[CAL-3\]/);
    expect(await forge([`UPDATE "FlowSprint" SET goal = 'Sail' WHERE "flowTeamId" = $1`, flowTeamId])).toBeNull();
  });

  test("of a real Flow Team isn't moved as a demo's is", async () => {
    const flowTeamId = await calendarFrom(-20);
    const anchor: [string] = ["SET LOCAL flotilla.anchor_demo = 'on'"];
    expect(await forge(anchor, [shift(1, 7), flowTeamId])).toMatch(/\[CAL-3\]/);
    await client.query(`UPDATE "FlowTeam" SET "isDemo" = true WHERE id = $1`, [flowTeamId]);
    expect(await forge([shift(1, 7), flowTeamId])).toMatch(/\[CAL-3\]/);
    expect(await forge(anchor, [shift(1, 7), flowTeamId])).toBeNull();
  });
});
