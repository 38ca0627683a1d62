/**
 * `npm run bench:soak`: an event of an hour with 150 people in it, in real time, and whether the server
 * holds more at its end than after the first five minutes. `-- --minutes 10` shortens it.
 */
import path from "node:path";
import pg from "pg";
import { full, makeFlowTeam, signIn } from "@/tests/benchmarks/full-flow-team";
import { inspect } from "@/tests/benchmarks/inspected";
import { alone, table } from "@/tests/benchmarks/measure";
import { openRooms } from "@/tests/benchmarks/room-ground";
import { soak } from "@/tests/benchmarks/soak";
import { benchSecret, openDatabase, startApp, startFloor } from "./bench-ground";
import { buildFolders, ensureBuild } from "./build";
import { freePort } from "./ports";
import { Stop, projectFolder } from "./project";
import { atStop } from "./shutdown";

const say = (line: string) => console.error(line);

export async function main(args: readonly string[] = []): Promise<void> {
  const minutes = minutesOf(args);
  await ensureBuild(buildFolders.start, say);
  const databaseUrl = await openDatabase();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  atStop(() => client.end());
  const flowTeam = await makeFlowTeam(client, full);
  await client.query("VACUUM ANALYZE");
  const cookies = await signIn(client, flowTeam.peopleIds, benchSecret);

  const inspector = `127.0.0.1:${await freePort()}`;
  const app = await startApp(databaseUrl, { NODE_OPTIONS: `--inspect=${inspector}` });
  const floor = await startFloor(databaseUrl);
  const sides = { app: app.url, floor, client, flowTeam, cookie: cookies[0] ?? "" };
  const changes = await openRooms(sides, cookies, path.join(projectFolder, buildFolders.start));
  const inspected = await inspect(inspector);
  atStop(async () => inspected.close());
  say(`An event of ${minutes} minutes with ${cookies.length} people…`);
  const { early, late, acts, readings, failed } = await soak(sides, { cookies, changes, inspected, minutes, say });
  if (failed > 0) say(`${failed} of what was tried failed: the machine has other work.`);
  const growth = (late / early - 1) * 100;
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(
    table([
      alone(`Heap after collection, 5 minutes into an event of ${cookies.length}`, megabytes(early)),
      alone(
        `… at its end, after ${minutes} minutes, ${acts} acts and ${readings} readings`,
        `${megabytes(late)} (${growth < 0 ? "" : "+"}${growth.toFixed(1)}%)`,
        "at most 10% more",
        growth <= 10,
      ),
    ]),
  );
}

function minutesOf(args: readonly string[]): number {
  const at = args.indexOf("--minutes");
  const minutes = at < 0 ? 60 : Number(args[at + 1]);
  if (Number.isFinite(minutes) && minutes >= 6) return minutes;
  throw new Stop("Say a number of minutes from 6 on: npm run bench:soak -- --minutes 10");
}
