/** `npm start`: from a fresh clone to a printed address. */
import { setTimeout as pause } from "node:timers/promises";
import { buildFolders, ensureBuild } from "./build";
import { type Installation, noteRunning, openInstallation, prepareDatabase, runningAddress } from "./installation";
import { Stop } from "./project";
import { choosePort, serve, serverEnvironment } from "./serve";
import { stopAll } from "./shutdown";
import { exitCode } from "./tool";

const everywhere = "0.0.0.0";
const loopback = "127.0.0.1";

export async function main(): Promise<void> {
  const installation = await openOnceFree();
  const { settings, dataFolder } = installation;
  if (installation.isShared) {
    const url = runningAddress(dataFolder);
    throw new Stop(
      `Flotilla is running for this folder already${url ? `: ${url}` : ""}.\n` +
        "Stop it first, or give a second one data of its own: FLOTILLA_DATA=.data/second npm start",
    );
  }
  // Fails early when the port is taken: a build would be waited for in vain.
  if (settings.PORT) await choosePort(settings.PORT, everywhere);
  await prepareDatabase(installation);
  await ensureBuild(buildFolders.start, (line) => console.log(line));

  // The code under lib/server reads its settings from the environment, here as in the server.
  Object.assign(process.env, serverEnvironment(installation, settings.PORT ?? 3000));
  const isOpenToAnybody = await isDemoEntryOpen();
  const host = isOpenToAnybody && settings.FLOTILLA_DEMO !== "1" ? loopback : everywhere;
  const port = await choosePort(settings.PORT, host);
  const served = await serve({
    mode: "start",
    host,
    port,
    env: serverEnvironment(installation, port),
    isQuiet: true,
  });
  if (installation.isEmbedded) noteRunning(dataFolder, served.url);

  console.log(`\nFlotilla is ready: ${served.url}`);
  if (isOpenToAnybody) {
    console.log("Anybody who reaches it may enter the demo with one click, until the first real account is made.");
    console.log(
      host === loopback
        ? "It therefore listens on this machine only; FLOTILLA_DEMO=1 opens it to the network, FLOTILLA_DEMO=0 ends the demo."
        : "It listens on the network, as FLOTILLA_DEMO=1 asks.",
    );
  }
  await printFirstLink(served.url);
  console.log("Ctrl-C stops it.\n");

  const code = await exitCode(served.child);
  throw new Stop(`The server ended by itself (exit code ${code}).`);
}

/** One that serves says so; one that doesn't is on its way in or out, and may be gone in a moment. */
async function openOnceFree(): Promise<Installation> {
  let installation = await openInstallation();
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(500)) {
    if (!installation.isShared || runningAddress(installation.dataFolder)) break;
    await stopAll();
    installation = await openInstallation();
  }
  return installation;
}

async function isDemoEntryOpen(): Promise<boolean> {
  const { isDemoEntryOpen } = await import("@/lib/server/accounts/demo");
  const { db } = await import("@/lib/server/db");
  const isOpen = await isDemoEntryOpen();
  await db().$disconnect();
  return isOpen;
}

async function printFirstLink(url: string): Promise<void> {
  const { issueFirstAdministratorLink } = await import("@/lib/server/accounts/first-administrator");
  const { db } = await import("@/lib/server/db");
  const link = await issueFirstAdministratorLink();
  await db().$disconnect();
  if (link)
    console.log(
      `There is no administrator of your own yet. Whoever opens this link first becomes one:\n  ${url}${link}`,
    );
}
