import type pg from "pg";
import type { MadeFlowTeam } from "./full-flow-team";
import { expectReply } from "./http";
import { type Line, alternately, compared, median, ms } from "./measure";

export type Sides = {
  app: string;
  floor: string;
  client: pg.Client;
  flowTeam: MadeFlowTeam;
  cookie: string;
};

/** Makes the app read the rows anew, as a change by anybody does. */
export async function countUp({ client, flowTeam }: Sides): Promise<void> {
  await client.query(
    `INSERT INTO "Revision" ("flowTeamId", context, number) VALUES ($1, 'backlog', 1)
     ON CONFLICT ("flowTeamId", context) DO UPDATE SET number = "Revision".number + 1`,
    [flowTeam.id],
  );
}

/** Reading the roadmap: first of a revision, by all others, and by who has it already. */
export async function measureReads(sides: Sides): Promise<Line[]> {
  const lines: Line[] = [];
  for (const encoding of ["identity", "gzip"]) {
    const headers = { "accept-encoding": encoding };
    const ours = () => readOurs(sides, { ...headers, cookie: sides.cookie });
    const floor = async () => {
      const reply = await expectReply(200, `${sides.floor}/roadmap?flowTeam=${sides.flowTeam.id}`, {
        headers,
      });
      return reply.ms;
    };
    const anew = await alternately(60, 10, floor, async () => {
      await countUp(sides);
      return (await ours()).ms;
    });
    const again = await alternately(60, 5, floor, async () => (await ours()).ms);
    const size = (await ours()).body.byteLength;
    const kind = `${encoding === "gzip" ? "gzipped" : "plain"}, ${Math.round(size / 1024)} kB`;
    const [atFloor, first, later] = [median(anew.floor), median(anew.ours), median(again.ours)];
    lines.push(
      asRead(`Read the roadmap, first after a change (${kind})`, atFloor, first),
      asRead("… by everybody else", median(again.floor), later),
    );
  }
  await refuseDifference(sides);
  const { etag } = (await readOurs(sides, { cookie: sides.cookie })).headers;
  const known = await alternately(
    60,
    5,
    async () => (await expectReply(200, `${sides.floor}/roadmap?flowTeam=${sides.flowTeam.id}`)).ms,
    async () =>
      (
        await expectReply(304, address(sides), {
          headers: { cookie: sides.cookie, "if-none-match": etag ?? "" },
        })
      ).ms,
  );
  lines.push(compared("… by who has it: 304", median(known.floor), median(known.ours)));
  return lines;
}

const address = ({ app, flowTeam }: Sides) => `${app}/api/flow-teams/${flowTeam.slug}/roadmap`;

const readOurs = (sides: Sides, headers: Record<string, string>) => expectReply(200, address(sides), { headers });

/** Both sides must have sent the same bytes, or nothing was compared. */
async function refuseDifference(sides: Sides): Promise<void> {
  const [floor, ours] = await Promise.all([
    expectReply(200, `${sides.floor}/roadmap?flowTeam=${sides.flowTeam.id}`),
    readOurs(sides, { cookie: sides.cookie }),
  ]);
  if (!floor.body.equals(ours.body)) throw new Error("The floor and Flotilla answered different rows.");
}

/** A read beside its floor, of which it may take half as much again and 3 ms. */
export function asRead(work: string, floor: number, ours: number): Line {
  const limit = 1.5 * floor + 3;
  return compared(work, floor, ours, `1.5× + 3 = ${ms(limit)}`, limit);
}
