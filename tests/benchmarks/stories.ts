import { gunzipSync } from "node:zlib";
import { expectReply } from "./http";
import { type Line, alternately, compared, median } from "./measure";
import { act } from "./moves";
import { type Sides, asRead } from "./reads";
import { type StoryGround, boards } from "./story-ground";

/** Lists of Stories, bulk changes and searches, each beside the least it can cost. */
export async function measureStories(sides: Sides, ground: StoryGround): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { sprint, stories } of boards) {
    const name = `Read a board of ${stories.toLocaleString("en")} Stories`;
    lines.push(...(await readLines(sides, name, `team=${ground.teamId}&sprint=${sprint}`, ground.teamId)));
  }
  // The same rows for the Flow Sprint: another view than a team's board, read anew after any team's change.
  for (const { sprint, stories } of boards.filter((board) => board.stories >= 1000)) {
    const name = `Read a Flow Backlog of ${stories.toLocaleString("en")} Stories`;
    lines.push(...(await readLines(sides, name, `sprint=${sprint}`, null)));
  }
  lines.push(...(await readLines(sides, "Read the backlog of 10,000 Stories", "", null)));
  lines.push(await bulkLine(sides, ground));
  lines.push(await searchLine(sides));
  return lines;
}

async function countUp({ client, flowTeam }: Sides, teamId: string | null): Promise<void> {
  await client.query(
    `INSERT INTO "Revision" ("flowTeamId", context, number) VALUES ($1, $2, 1)
     ON CONFLICT ("flowTeamId", context) DO UPDATE SET number = "Revision".number + 1`,
    [flowTeam.id, teamId ? `stories of ${teamId}` : "stories"],
  );
}

/** The first read after a change, and the reads of all others, of the same rows in the same encoding. */
async function readLines(sides: Sides, work: string, query: string, teamId: string | null): Promise<Line[]> {
  const { app, floor, flowTeam, cookie } = sides;
  const headers = { "accept-encoding": "gzip" };
  const ours = () =>
    expectReply(200, `${app}/api/flow-teams/${flowTeam.slug}/stories?${query}`, { headers: { ...headers, cookie } });
  const bare = () => expectReply(200, `${floor}/stories?flowTeam=${flowTeam.id}&${query}`, { headers });
  const anew = await alternately(
    20,
    3,
    async () => (await bare()).ms,
    async () => {
      await countUp(sides, teamId);
      return (await ours()).ms;
    },
  );
  const again = await alternately(
    20,
    2,
    async () => (await bare()).ms,
    async () => (await ours()).ms,
  );
  const [mine, least] = [await ours(), await bare()];
  if (!gunzipSync(mine.body).equals(gunzipSync(least.body))) throw new Error("The floor answered other rows.");
  const size = Math.round(mine.body.byteLength / 1024);
  return [
    asRead(`${work}, first after a change (gzipped, ${size} kB)`, median(anew.floor), median(anew.ours)),
    asRead("… by everybody else", median(again.floor), median(again.ours)),
  ];
}

/** Another estimate for 500 Stories, as one change. */
async function bulkLine(sides: Sides, { action }: StoryGround): Promise<Line> {
  const { client, floor, flowTeam, cookie } = sides;
  // Those no team has taken are the CPO's to change.
  const { rows } = await client.query<{ id: string }>(
    `UPDATE "Story" SET "teamId" = NULL, "teamRank" = NULL, "columnId" = NULL, "sprintNumber" = NULL
     WHERE "flowTeamId" = $1 AND number > 9000 AND number <= 10000 RETURNING id`,
    [flowTeam.id],
  );
  const [mine, bare] = [rows.slice(0, 500), rows.slice(500)];
  await client.query(`UPDATE "Story" SET estimate = 3 WHERE id = ANY($1)`, [rows.map(({ id }) => id)]);
  const ids = bare.map(({ id }) => id).join(",");
  let seen = 3;
  const measured = await alternately(
    15,
    3,
    async () =>
      (
        await expectReply(200, `${floor}/bulk?estimate=${seen === 3 ? 5 : 3}`, {
          method: "POST",
          body: ids,
        })
      ).ms,
    async () => {
      const to = seen === 3 ? 5 : 3;
      const stories = mine.map(({ id }) => ({ storyId: id, edits: { estimate: { seen, to } } }));
      const took = await act(sides, cookie, action("editStories"), { flowTeamId: flowTeam.id, stories });
      seen = to;
      return took;
    },
  );
  const [atFloor, ours] = [median(measured.floor), median(measured.ours)];
  return compared("Change 500 Stories in one transaction", atFloor, ours, "at most 4×", 4 * atFloor);
}

/** ⌘K as it is typed, beside the bare statement. */
async function searchLine({ app, floor, flowTeam, cookie }: Sides): Promise<Line> {
  const typed = ["story num", "number 412", "epic with a tit", "s-4711"];
  let round = 0;
  const next = () => encodeURIComponent(typed[Math.floor(round++ / 2) % typed.length] ?? "");
  const measured = await alternately(
    40,
    8,
    async () => (await expectReply(200, `${floor}/search?flowTeam=${flowTeam.id}&q=${next()}`)).ms,
    async () =>
      (
        await expectReply(200, `${app}/api/flow-teams/${flowTeam.slug}/search?q=${next()}`, {
          headers: { cookie },
        })
      ).ms,
  );
  const [atFloor, ours] = [median(measured.floor), median(measured.ours)];
  return compared("Search", atFloor, ours, "at most 3×", 3 * atFloor);
}
