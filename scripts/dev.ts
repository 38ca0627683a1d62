/** `npm run dev`: the same database, compiled as one edits. */
import { exitCode } from "./tool";
import { noteRunning, openInstallation, prepareDatabase } from "./installation";
import { Stop } from "./project";
import { choosePort, serve, serverEnvironment } from "./serve";

export async function main(): Promise<void> {
  const installation = await openInstallation();
  if (installation.isShared) console.log("Using the database of the Flotilla that runs for this folder.");
  await prepareDatabase(installation);
  const host = "127.0.0.1";
  const port = await choosePort(installation.settings.PORT, host);
  const served = await serve({
    mode: "dev",
    host,
    port,
    env: serverEnvironment(installation, port),
  });
  if (installation.isEmbedded && !installation.isShared) noteRunning(installation.dataFolder, served.url);
  console.log(`\nFlotilla for developers: ${served.url}\n`);
  const code = await exitCode(served.child);
  throw new Stop(`The server ended by itself (exit code ${code}).`);
}
