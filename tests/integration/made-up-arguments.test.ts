import { inspect } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { commandOf, names, table } from "@/tests/refusals-commands";
import { type World, makeWorld } from "@/tests/refusals-world";

/** What somebody who calls a server action by hand could put in any place of its arguments. */
const junk: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1.5,
  1e308,
  Number.NaN,
  12n,
  "",
  "text",
  "a\u0000b",
  "half a \ud83d character",
  "\u202e\r\n\t\u2028",
  "<img src=x onerror=alert(1)>",
  "=1+1",
  '\'; DROP TABLE "Epic"; --',
  "x".repeat(100_000),
  "2026-02-30",
  "0000-01-01",
  "9999-12-31",
  "__proto__",
  "00000000-0000-0000-0000-000000000000",
  [],
  ["a\u0000b"],
  {},
  JSON.parse('{"__proto__":{"seen":1},"constructor":{"prototype":{"to":1}}}'),
  { seen: "a\u0000b", to: "\ud83d" },
  { toString: null, toJSON: "x" },
  new Date(Number.NaN),
  new Map([["a", 1]]),
  () => "called",
  nested(20_000),
  circle(),
];

/** A value so deep that walking it by recursion would overflow. */
function nested(depth: number): unknown {
  let value: unknown = "deep";
  for (let n = 0; n < depth; n++) value = [value];
  return value;
}

function circle(): object {
  const round: { self?: object } = {};
  round.self = round;
  return round;
}

/** The input once for each of its places and each piece of junk, that put there. */
function* spoilt(value: unknown): Generator<unknown> {
  yield* junk;
  if (Array.isArray(value)) {
    for (const [at, part] of value.entries()) for (const bad of spoilt(part)) yield value.with(at, bad);
  } else if (typeof value === "object" && value !== null && !(value instanceof Uint8Array)) {
    for (const [key, part] of Object.entries(value)) for (const bad of spoilt(part)) yield { ...value, [key]: bad };
  }
}

describe("made-up arguments are refused in plain words or taken, and never break a command", () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });

  test.each(names)("%s", async (name) => {
    const [caller] = table[name]?.may ?? [];
    if (!caller || caller === "nobody") throw new Error(`Nobody may run ${name}.`);
    const actor = world.actors[caller];
    const input = await table[name]?.input(world, actor);
    const broken = new Set<string>();
    for (const bad of spoilt(input)) {
      const answer = await commandOf(name)
        .run(actor, bad)
        .catch((error: unknown) => ({ ok: false as const, refusal: { message: `thrown: ${error}`, code: "busy" } }));
      if (!answer.ok && answer.refusal.code === "busy")
        broken.add(`${inspect(bad, { depth: 2 })}: ${answer.refusal.message}`);
    }
    expect([...broken]).toEqual([]);
  });
});
