/** `npm run backup <file>`: all of the database in one file, also while Flotilla runs. */
import path from "node:path";
import { dump } from "./dump";
import { openInstallation } from "./installation";
import { Stop } from "./project";

export async function main([name]: string[]): Promise<void> {
  if (!name) throw new Stop("Say where to: npm run backup flotilla-backup.gz");
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
  const { databaseUrl } = await openInstallation({ needsSecret: false });
  const { rows, tables } = await dump(databaseUrl, file);
  console.log(`${file}: ${rows} rows of ${tables} tables.`);
  console.log("It holds personal data and the hashes of passwords: keep it where only you can read it.");
}
