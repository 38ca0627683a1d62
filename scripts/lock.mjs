import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * When the process began, as the kernel counts it: tells it from a later one with the same number.
 * Empty where there is no /proc; the number alone must do there.
 *
 * @param {number} pid
 * @returns {string | null} null when no such process runs
 */
export function processStamp(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")")).split(" ")[20] ?? "";
  } catch {
    return "";
  }
}

/** @returns {string} names this process, for `isRunning` to ask after */
export function processName() {
  return `${process.pid} ${processStamp(process.pid)}`;
}

/**
 * @param {string} name what `processName` returned
 * @returns {boolean} whether that very process still runs
 */
export function isRunning(name) {
  const [pid, stamp] = name.split(" ");
  return Number(pid) > 0 && processStamp(Number(pid)) === (stamp ?? "");
}

/**
 * Runs the work while no other process holds the same lock file. A holder that was killed doesn't
 * block anybody. Works on Node 20 with nothing installed, for it guards the install itself.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T> | T} work
 * @param {() => void} [onWait] called once when another process holds it
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait = () => {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, processName());
  try {
    for (let waited = false; !claim(file, mine); waited = true) {
      if (!waited) onWait();
      await pause(200);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Linking is atomic: the lock is never seen half-written.
 *
 * @param {string} file
 * @param {string} mine
 * @returns {boolean}
 */
function claim(file, mine) {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
  const holder = read(file);
  if (holder === null || isRunning(holder)) return false;
  // Whoever moves the dead one's lock away looks at what was moved: a living one goes back.
  const moved = `${mine}.stale`;
  try {
    renameSync(file, moved);
    if (read(moved) !== holder) linkSync(moved, file);
  } catch {
    return false;
  } finally {
    rmSync(moved, { force: true });
  }
  return false;
}

/** @param {string} file @returns {string | null} */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
