/** `npm run restore <file> [-- --replace]`: a database as a backup has it. */
import path from "node:path";
import { restore } from "./dump";
import { openInstallation } from "./installation";
import { Stop } from "./project";

export async function main(args: string[]): Promise<void> {
  const replace = args.includes("--replace");
  const [name] = args.filter((arg) => arg !== "--replace");
  if (!name) throw new Stop("Say where from: npm run restore flotilla-backup.gz");
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
  const installation = await openInstallation({ needsSecret: false });
  if (installation.isShared) throw new Stop("Flotilla is running for this folder. Stop it first, then restore.");
  const { rows, madeAt } = await restore(installation.databaseUrl, file, { replace });
  console.log(`Restored ${rows} rows, as they were at ${madeAt}.`);
  console.log("Background jobs aren't part of a backup: mail that was waiting then isn't sent again.");
}
