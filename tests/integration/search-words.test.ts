import pg from "pg";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { db } from "@/lib/server/db";
import { type OpenFlowTeam, openFlowTeam } from "@/lib/server/flow-teams/access";
import { searchFlowTeam } from "@/lib/server/flow-teams/search-queries";
import { actorIn, makeFlowTeam, makeStory } from "@/tests/factories";

let here: OpenFlowTeam;
let member: Actor;
let storyId: string;

beforeEach(async () => {
  const { flowTeam } = await makeFlowTeam();
  member = await actorIn(flowTeam.id, "po");
  const opened = await openFlowTeam(member, flowTeam.slug);
  if (!opened) throw new Error("A Member opens their Flow Team.");
  here = opened;
  storyId = (await makeStory({ flowTeamId: here.id, title: "Radio check" })).id;
});

/** Somebody who writes in transactions of their own, and waits for nobody for long. */
async function writer() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("SET lock_timeout = '2s'");
  onTestFinished(() => client.end());
  const comment = (body: string) =>
    client.query(
      `INSERT INTO "Comment" (id, "flowTeamId", "itemKind", "itemId", "authorId", body)
       VALUES (gen_random_uuid(), $1, 'Story', $2, $3, $4)`,
      [here.id, storyId, member.personId, body],
    );
  return { comment, begin: () => client.query("BEGIN"), commit: () => client.query("COMMIT") };
}

const commentsFound = async (search: string) => {
  const { matches, shownFor } = await searchFlowTeam(member, here, search);
  return { comments: matches.filter(({ kind }) => kind === "Comment").length, shownFor };
};

const timesKept = async (word: string) => {
  const [row] = await db().$queryRaw<{ times: number }[]>`
    SELECT count(*)::int AS times FROM "SearchWord" WHERE "flowTeamId" = ${here.id}::uuid AND word = ${word}`;
  return row?.times;
};

test("who writes the words that another transaction writes for the first time doesn't wait for it", async () => {
  const [one, other] = [await writer(), await writer()];
  await Promise.all([one.begin(), other.begin()]);
  await one.comment("Ask for the anemometer");
  await other.comment("Ask for the hygrometer");
  // Each the other's, the other way round: with a lock on words this would never end.
  await one.comment("The hygrometer drips");
  await other.comment("The anemometer turns");
  await Promise.all([one.commit(), other.commit()]);
  expect(await commentsFound("anmeometer")).toEqual({ comments: 2, shownFor: "anemometer" });
  expect(await commentsFound("hygrometre")).toEqual({ comments: 2, shownFor: "hygrometer" });
});

test("twenty who write the same new words at once, in any order, all get through", async () => {
  const words = ["anchor", "ballast", "capstan", "davit", "ensign"];
  const writers = await Promise.all(Array.from({ length: 20 }, writer));
  await Promise.all(
    writers.map(async (one, n) => {
      await one.begin();
      for (let m = 0; m < words.length; m++)
        await one.comment(`See the ${words[(n * 2 + m * ((n % 4) + 1)) % 5]} there`);
      await one.commit();
    }),
  );
  const { comments, shownFor } = await commentsFound("capsatn");
  expect({ comments: comments > 0, shownFor }).toEqual({ comments: true, shownFor: "capstan" });
});

test("a word that is known is kept once, and one with digits not at all", async () => {
  const one = await writer();
  await one.comment("The anemometer of type K2450 turns");
  await one.comment("The anemometer turns, turns and turns");
  expect(await timesKept("anemometer")).toBe(1);
  expect(await timesKept("turns")).toBe(1);
  expect(await timesKept("k2450")).toBe(0);
});

test("what is rolled back leaves no word", async () => {
  await expect(
    db().$transaction(async (tx) => {
      await tx.comment.create({
        data: { flowTeamId: here.id, itemKind: "Story", itemId: storyId, authorId: member.personId, body: "Sextant" },
      });
      throw new Error("Taken back.");
    }),
  ).rejects.toThrow("Taken back.");
  expect(await timesKept("sextant")).toBe(0);
});

test("a word that nothing says any more is nothing's correction", async () => {
  const one = await writer();
  await one.comment("A sextant");
  expect(await commentsFound("sextnat")).toEqual({ comments: 1, shownFor: "sextant" });
  await db().comment.updateMany({ where: { itemId: storyId }, data: { deletedAt: new Date() } });
  expect(await commentsFound("sextnat")).toEqual({ comments: 0, shownFor: null });
});

test("the words of a Flow Team go with it", async () => {
  const { id } = await db().flowTeam.create({
    data: { slug: "of-a-day", name: "Of a day", product: "None", timeZone: "Europe/Zurich" },
  });
  await db().$executeRaw`INSERT INTO "SearchWord" VALUES (${id}::uuid, 'Epic', 'mayfly')`;
  await db().flowTeam.delete({ where: { id } });
  expect(await db().$queryRaw`SELECT FROM "SearchWord" WHERE word = 'mayfly'`).toEqual([]);
});
