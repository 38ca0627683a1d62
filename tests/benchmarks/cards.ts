import { expectReply } from "./http";
import { listeners } from "./listeners";
import { type Line, alternately, compared, median, percentile, ms } from "./measure";
import { act, send } from "./moves";
import type { Sides } from "./reads";
import type { StoryGround } from "./story-ground";

type Card = { id: string; columnId: string };

/** Moves of cards: one to stored, ten writers at once, and until 150 people have heard of one. */
export async function measureCards(sides: Sides, ground: StoryGround, cookies: readonly string[]): Promise<Line[]> {
  return [
    await moveLine(sides, ground, cookies),
    ...(await writersLines(sides, ground, cookies)),
    await watchersLine(sides, ground, cookies),
  ];
}

/** Cards of the smaller board, all of them put into its first active column. */
async function cardsOf(
  { client, flowTeam }: Sides,
  { teamId, columnIds }: StoryGround,
  count: number,
): Promise<Card[]> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE "Story" SET status = 'in_progress', "startedAt" = now(), "doneAt" = NULL, "columnId" = $4 WHERE id IN (
       SELECT id FROM "Story" WHERE "flowTeamId" = $1 AND "teamId" = $2 AND "sprintNumber" = 54 ORDER BY number LIMIT $3)
     RETURNING id`,
    [flowTeam.id, teamId, count, columnIds[0]],
  );
  return rows.map(({ id }) => ({ id, columnId: columnIds[0] ?? "" }));
}

/** Moves a card to the other of the two columns. */
async function moveOurs(sides: Sides, ground: StoryGround, cookie: string, card: Card): Promise<number> {
  const [first = "", second = ""] = ground.columnIds;
  const columnId = card.columnId === first ? second : first;
  const input = { flowTeamId: sides.flowTeam.id, storyId: card.id, seenColumnId: card.columnId, columnId };
  const took = await act(sides, cookie, ground.action("moveCard"), input);
  card.columnId = columnId;
  return took;
}

/** Moves it by a bare UPDATE in a transaction, which tells the floor's listeners in the one case. */
async function moveFloor({ floor }: Sides, { columnIds }: StoryGround, card: Card, tell = ""): Promise<number> {
  const [first = "", second = ""] = columnIds;
  card.columnId = card.columnId === first ? second : first;
  return (await expectReply(200, `${floor}/move-card?story=${card.id}&column=${card.columnId}${tell}`)).ms;
}

/** Who is in the first team: its PO, by the order in which people are made. */
const memberOf = (cookies: readonly string[]) => cookies[3] ?? "";

async function moveLine(sides: Sides, ground: StoryGround, cookies: readonly string[]): Promise<Line> {
  const [mine, bare] = (await cardsOf(sides, ground, 2)) as [Card, Card];
  const measured = await alternately(
    80,
    10,
    () => moveFloor(sides, ground, bare),
    () => moveOurs(sides, ground, memberOf(cookies), mine),
  );
  const [atFloor, ours] = [median(measured.floor), median(measured.ours)];
  return compared("Move a card, to stored", atFloor, ours, "at most 8×", 8 * atFloor);
}

const writers = 10;

/**
 * Ten who move cards of one board at once, for some seconds, on either side; and ten whose move is
 * refused for its words alone, which is what the way to a server action takes by itself.
 */
async function writersLines(sides: Sides, ground: StoryGround, cookies: readonly string[]): Promise<Line[]> {
  const cards = await cardsOf(sides, ground, writers);
  const perSecond = async (move: (card: Card) => Promise<unknown>) => {
    const start = performance.now();
    let count = 0;
    await Promise.all(
      cards.map(async (card) => {
        for (; performance.now() - start < 3000; count++) await move(card);
      }),
    );
    return (count * 1000) / (performance.now() - start);
  };
  const rates = { floor: [] as number[], ours: [] as number[], door: [] as number[] };
  for (let round = 0; round < 3; round++) {
    rates.floor.push(await perSecond((card) => moveFloor(sides, ground, card)));
    rates.ours.push(await perSecond((card) => moveOurs(sides, ground, memberOf(cookies), card)));
    rates.door.push(await perSecond(() => send(sides, memberOf(cookies), ground.action("moveCard"), {})));
  }
  const [atFloor, ours, door] = [median(rates.floor), median(rates.ours), median(rates.door)];
  const line = (work: string, rate: number, goal: string, isReached: boolean | null): Line => ({
    work,
    floor: `${atFloor.toFixed(0)} moves/s`,
    ours: `${rate.toFixed(0)} moves/s`,
    ratio: `1/${(atFloor / rate).toFixed(1)}`,
    goal,
    isReached,
  });
  return [
    line(`${writers} writers on one board`, ours, "at least a fifth", ours >= atFloor / 5),
    line("… whose moves say nothing: Next's server action and the session alone", door, "", null),
  ];
}

/** From sending a move until the streams of 150 people have heard of it. */
async function watchersLine(sides: Sides, ground: StoryGround, cookies: readonly string[]): Promise<Line> {
  const [mine, bare] = (await cardsOf(sides, ground, 2)) as [Card, Card];
  const atFloor = await listeners(cookies.length, () => ({ url: `${sides.floor}/live`, headers: {} }));
  const atOurs = await listeners(cookies.length, (n) => ({
    url: `${sides.app}/api/live`,
    headers: { cookie: cookies[n] ?? "" },
  }));
  const heard = { floor: [] as number[], ours: [] as number[] };
  await alternately(
    40,
    0,
    async () => {
      heard.floor.push(...(await atFloor.hear(() => moveFloor(sides, ground, bare, "&tell=1"))));
      return 0;
    },
    async () => {
      heard.ours.push(...(await atOurs.hear(() => moveOurs(sides, ground, memberOf(cookies), mine))));
      return 0;
    },
  );
  atFloor.close();
  atOurs.close();
  const [floor, ours] = [median(heard.floor), median(heard.ours)];
  return {
    ...compared("", floor, ours),
    work: `A card's move, from sent until ${cookies.length} people have heard, median (95th)`,
    floor: `${ms(floor)} (${ms(percentile(heard.floor, 95))})`,
    ours: `${ms(ours)} (${ms(percentile(heard.ours, 95))})`,
  };
}
