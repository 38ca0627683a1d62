import "server-only";
import { PgBoss, fromPrisma } from "pg-boss";
import type { Tx } from "./db";
import { env } from "./env";
import { logBug } from "./log";

/** Background work by name: what its jobs carry, and how often they are tried. */
const queues = {
  /** Mails a one-time link. Tried for about four hours. */
  "link-mail": { retryLimit: 8, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 60 },
  /** Keeps calendars reaching three years ahead. */
  "extend-calendars": { retryLimit: 5, retryDelay: 300, retryBackoff: true, expireInSeconds: 600 },
  /** Tells people of events that begin soon. What a try misses, the next five minutes bring. */
  "event-reminders": { retryLimit: 1, retryDelay: 30, expireInSeconds: 240 },
} as const;
type QueueName = keyof typeof queues;

const held = globalThis as typeof globalThis & { flotillaJobs?: Promise<PgBoss> };

/**
 * The process's part in the job queue, which lives in PostgreSQL: any process may add jobs, any may
 * take them. Started when first needed; a failed start is tried anew at the next need.
 */
export function jobs(): Promise<PgBoss> {
  held.flotillaJobs ??= start().catch((error) => {
    held.flotillaJobs = undefined;
    throw error;
  });
  return held.flotillaJobs;
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: "flotilla jobs",
    max: 2,
  });
  boss.on("error", (error) => logBug("jobs", error));
  await boss.start();
  for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, options);
  return boss;
}

/** Adds a job in a transaction: it's there if and only if that commits. `data` must hold no secret. */
export async function addJob(tx: Tx, name: QueueName, data: object): Promise<void> {
  await (await jobs()).send(name, data, { db: fromPrisma(tx) });
}

/** Takes the jobs of a name in this process, one at a time. A handler that throws is tried again. */
export async function takeJobs<Data extends object>(
  name: QueueName,
  handle: (data: Data) => Promise<void>,
): Promise<void> {
  await (await jobs()).work<Data>(name, { pollingIntervalSeconds: 2 }, async (taken) => {
    for (const job of taken) await handle(job.data);
  });
}

/** Takes a job of the name once a day, whichever process does, early in the morning of UTC. */
export async function takeDaily(name: QueueName, handle: () => Promise<void>): Promise<void> {
  await takeAsScheduled(name, "30 2 * * *", handle);
}

/** Takes a job of the name every five minutes, whichever process does. */
export async function takeEveryFiveMinutes(name: QueueName, handle: () => Promise<void>): Promise<void> {
  await takeAsScheduled(name, "*/5 * * * *", handle);
}

async function takeAsScheduled(name: QueueName, cron: string, handle: () => Promise<void>): Promise<void> {
  await (await jobs()).schedule(name, cron);
  await takeJobs(name, handle);
}

/** Stops taking jobs and lets go of the queue's connections. */
export async function stopJobs(): Promise<void> {
  const running = held.flotillaJobs;
  held.flotillaJobs = undefined;
  await (await running)?.stop({ timeout: 5000 });
}
