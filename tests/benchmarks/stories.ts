import { expectReply } from "./http";
import { type Line, alternately, median, ms } from "./measure";
import { actionId } from "./moves";
import type { Sides } from "./reads";

/** The Flow Sprints whose boards hold so many Stories of the first team. */
const boards = [
  { sprint: 54, stories: 1000 },
  { sprint: 55, stories: 5000 },
] as const;

/** `columnIds`: the two active columns of the team, between which cards go. */
type Ground = { teamId: string; columnIds: string[]; action: (name: string) => string };
type Card = { id: string; columnId: string };

/**
 * Boards, lists, moves, bulk changes and searches of Stories, each beside the least it can cost.
 *
 * @param build the folder the app was built to: it knows the actions' ids
 */
export async function measureStories(sides: Sides, cookies: readonly string[], build: string): Promise<Line[]> {
  const ground = await fillBoards(sides, build);
  const lines: Line[] = [];
  for (const { sprint, stories } of boards) {
    const name = `Read a board of ${stories.toLocaleString("en")} Stories`;
    lines.push(...(await readLines(sides, name, `team=${ground.teamId}&sprint=${sprint}`, ground.teamId)));
  }
  lines.push(...(await readLines(sides, "Read the backlog of 10,000 Stories", "", null)));
  lines.push(await moveLine(sides, ground, cookies));
  lines.push(await writersLine(sides, ground, cookies));
  lines.push(await bulkLine(sides, ground));
  lines.push(await searchLine(sides));
  return lines;
}

/** Gives the first team the Stories that the boards hold, and says where its columns are. */
async function fillBoards({ client, flowTeam }: Sides, build: string): Promise<Ground> {
  const { rows: teams } = await client.query<{ id: string }>(
    `SELECT id FROM "ScrumTeam" WHERE "flowTeamId" = $1 ORDER BY hue LIMIT 1`,
    [flowTeam.id],
  );
  const teamId = teams[0]?.id ?? "";
  let before = 0;
  for (const { sprint, stories } of boards) {
    await client.query(
      `UPDATE "Story" SET "teamId" = $2, "sprintNumber" = $3 WHERE "flowTeamId" = $1 AND number > $4 AND number <= $5`,
      [flowTeam.id, teamId, sprint, before, before + stories],
    );
    before += stories;
  }
  await client.query("VACUUM ANALYZE");
  const { rows: columns } = await client.query<{ id: string }>(
    `SELECT id FROM "BoardColumn" WHERE "teamId" = $1 AND kind = 'active' ORDER BY position`,
    [teamId],
  );
  return { teamId, columnIds: columns.map(({ id }) => id), action: (name) => actionId(build, name) };
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
  const size = Math.round((await ours()).body.byteLength / 1024);
  const line = (words: string, atFloor: number, mine: number): Line => ({
    work: words,
    floor: ms(atFloor),
    ours: ms(mine),
    ratio: `${(mine / atFloor).toFixed(2)}×`,
    goal: `1.5× + 3 = ${ms(1.5 * atFloor + 3)}`,
    isReached: mine <= 1.5 * atFloor + 3,
  });
  return [
    line(`${work}, first after a change (gzipped, ${size} kB)`, median(anew.floor), median(anew.ours)),
    line("… by everybody else", median(again.floor), median(again.ours)),
  ];
}

/** Runs a server action as the browser does. */
async function act({ app, flowTeam }: Sides, cookie: string, action: string, input: object): Promise<number> {
  const reply = await expectReply(200, `${app}/flow-teams/${flowTeam.slug}/board`, {
    method: "POST",
    headers: {
      cookie,
      origin: app,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": action,
    },
    body: JSON.stringify([input]),
  });
  if (!reply.body.includes('"ok":true')) throw new Error(`It was refused: ${reply.body.toString().slice(0, 500)}`);
  return reply.ms;
}

/** Cards of the smaller board, all of them put into its first active column. */
async function cardsOf({ client, flowTeam }: Sides, { teamId, columnIds }: Ground, count: number): Promise<Card[]> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE "Story" SET status = 'in_progress', "startedAt" = now(), "doneAt" = NULL, "columnId" = $4 WHERE id IN (
       SELECT id FROM "Story" WHERE "flowTeamId" = $1 AND "teamId" = $2 AND "sprintNumber" = 54 ORDER BY number LIMIT $3)
     RETURNING id`,
    [flowTeam.id, teamId, count, columnIds[0]],
  );
  return rows.map(({ id }) => ({ id, columnId: columnIds[0] ?? "" }));
}

/** Moves a card to the other of the two columns. */
async function moveOurs(sides: Sides, ground: Ground, cookie: string, card: Card): Promise<number> {
  const [first = "", second = ""] = ground.columnIds;
  const columnId = card.columnId === first ? second : first;
  const input = { flowTeamId: sides.flowTeam.id, storyId: card.id, seenColumnId: card.columnId, columnId };
  const took = await act(sides, cookie, ground.action("moveCard"), input);
  card.columnId = columnId;
  return took;
}

async function moveFloor({ floor }: Sides, { columnIds }: Ground, card: Card): Promise<number> {
  const [first = "", second = ""] = columnIds;
  card.columnId = card.columnId === first ? second : first;
  return (await expectReply(200, `${floor}/move-card?story=${card.id}&column=${card.columnId}`)).ms;
}

/** Who is in the first team: its PO, by the order in which people are made. */
const memberOf = (cookies: readonly string[]) => cookies[3] ?? "";

async function moveLine(sides: Sides, ground: Ground, cookies: readonly string[]): Promise<Line> {
  const [mine, bare] = (await cardsOf(sides, ground, 2)) as [Card, Card];
  const measured = await alternately(
    80,
    10,
    () => moveFloor(sides, ground, bare),
    () => moveOurs(sides, ground, memberOf(cookies), mine),
  );
  const [atFloor, ours] = [median(measured.floor), median(measured.ours)];
  return {
    work: "Move a card, to stored",
    floor: ms(atFloor),
    ours: ms(ours),
    ratio: `${(ours / atFloor).toFixed(1)}×`,
    goal: "at most 8×",
    isReached: ours <= 8 * atFloor,
  };
}

/** Ten who move cards of one board at once, for some seconds, on either side. */
async function writersLine(sides: Sides, ground: Ground, cookies: readonly string[]): Promise<Line> {
  const writers = 10;
  const cards = await cardsOf(sides, ground, writers);
  const perSecond = async (move: (card: Card) => Promise<number>) => {
    const start = performance.now();
    let count = 0;
    await Promise.all(
      cards.map(async (card) => {
        for (; performance.now() - start < 3000; count++) await move(card);
      }),
    );
    return (count * 1000) / (performance.now() - start);
  };
  const rates = { floor: [] as number[], ours: [] as number[] };
  for (let round = 0; round < 3; round++) {
    rates.floor.push(await perSecond((card) => moveFloor(sides, ground, card)));
    rates.ours.push(await perSecond((card) => moveOurs(sides, ground, memberOf(cookies), card)));
  }
  const [atFloor, ours] = [median(rates.floor), median(rates.ours)];
  return {
    work: `${writers} writers on one board`,
    floor: `${atFloor.toFixed(0)} moves/s`,
    ours: `${ours.toFixed(0)} moves/s`,
    ratio: `1/${(atFloor / ours).toFixed(1)}`,
    goal: "at least a fifth",
    isReached: ours >= atFloor / 5,
  };
}

/** Another estimate for 500 Stories, as one change. */
async function bulkLine(sides: Sides, { action }: Ground): Promise<Line> {
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
  return {
    work: "Change 500 Stories in one transaction",
    floor: ms(atFloor),
    ours: ms(ours),
    ratio: `${(ours / atFloor).toFixed(1)}×`,
    goal: "at most 4×",
    isReached: ours <= 4 * atFloor,
  };
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
  return {
    work: "Search",
    floor: ms(atFloor),
    ours: ms(ours),
    ratio: `${(ours / atFloor).toFixed(1)}×`,
    goal: "at most 3×",
    isReached: ours <= 3 * atFloor,
  };
}
