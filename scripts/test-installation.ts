import { buildFolders, ensureBuild } from "./build";
import { type Installation, prepareDatabase } from "./installation";
import { freePort } from "./ports";
import { serve, serverEnvironment } from "./serve";
import { atStop } from "./shutdown";
import { openTestPostgres } from "./test-postgres";

/**
 * The production build on a database of its own with the demo in it: what the end-to-end tests and
 * the benchmark look at. It goes when the script ends.
 *
 * @param options.isDurable false where speed isn't measured and a crash may lose data
 * @returns how to reach it, as a child process's environment
 */
export async function openTestInstallation(options: { isDurable: boolean }): Promise<Record<string, string>> {
  await ensureBuild(buildFolders.test, (line) => console.log(line));
  const server = await openTestPostgres(options);
  atStop(() => server.stop());
  const installation: Installation = {
    settings: {},
    dataFolder: "",
    databaseUrl: server.url(),
    isEmbedded: true,
    isShared: false,
    isDemo: true,
    secret: "only-for-tests-only-for-tests-only-for-tests",
  };
  await prepareDatabase(installation);
  const port = await freePort();
  const env = serverEnvironment(installation, port);
  const { child } = await serve({
    mode: "start",
    host: "127.0.0.1",
    port,
    folder: buildFolders.test,
    env,
    isQuiet: true,
  });
  return { ...env, FLOTILLA_SERVER_PID: String(child.pid), NEXT_DIST_DIR: buildFolders.test };
}
