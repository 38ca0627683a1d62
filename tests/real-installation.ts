/**
 * Run as a process of its own by end-to-end tests: the build under test on a fresh database without
 * demo data, as its first start leaves it. Says where it is in one line of JSON, and goes when it's
 * told to end.
 */
import pg from "pg";
import { migrate } from "@/scripts/migrate";
import { freePort } from "@/scripts/ports";
import { serve, serverEnvironment } from "@/scripts/serve";
import { stopAll } from "@/scripts/shutdown";

const { DATABASE_URL = "", NEXTAUTH_SECRET = "", NEXT_DIST_DIR } = process.env;
const name = `real_${process.pid}`;
const maintenance = new pg.Client({ connectionString: DATABASE_URL });
await maintenance.connect();
await maintenance.query(`CREATE DATABASE ${name}`);
await maintenance.end();
const databaseUrl = Object.assign(new URL(DATABASE_URL), { pathname: `/${name}` }).href;
await migrate(databaseUrl);

const port = await freePort();
const env = serverEnvironment({ settings: {}, databaseUrl, secret: NEXTAUTH_SECRET, isDemo: false }, port);
Object.assign(process.env, env);
const { issueFirstAdministratorLink } = await import("@/lib/server/accounts/first-administrator");
const { db } = await import("@/lib/server/db");
const link = await issueFirstAdministratorLink();
await db().$disconnect();
// What the test set besides (mail, the provider) reaches the server through this process.
const passedOn = Object.fromEntries(
  Object.entries(process.env).filter(([key]) => /^(SMTP_URL|MAIL_FROM|OIDC_)/.test(key)),
);
const { url } = await serve({
  mode: "start",
  host: "127.0.0.1",
  port,
  env: { ...env, ...(passedOn as Record<string, string>) },
  ...(NEXT_DIST_DIR && { folder: NEXT_DIST_DIR }),
  isQuiet: true,
});
console.log(JSON.stringify({ url, link, databaseUrl }));
process.once("SIGTERM", () => void stopAll().then(() => process.exit(0)));
