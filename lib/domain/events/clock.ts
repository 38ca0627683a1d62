/** What one agenda step may take and what it took while the clock ran, in seconds. */
export type StepClock = { seconds: number; used: number };

/** Where a room stands in its agenda. Instants are milliseconds since 1970 on the server's clock. */
export type RoomClock = {
  /** The agenda step that is on, from 0. */
  step: number;
  /** Since when its clock runs; null while it stands still. */
  runningSince: number | null;
  steps: readonly StepClock[];
};

/**
 * The minutes of each step, which sum to the time-box: whole ones by the largest remainder, at least one
 * for each. A time-box of fewer minutes than steps is shared out evenly.
 */
export function stepMinutes(minutes: number, shares: readonly number[]): number[] {
  if (minutes < shares.length) return shares.map(() => minutes / shares.length);
  const exact = shares.map((share) => minutes * share);
  const given = exact.map((one) => Math.max(1, Math.floor(one)));
  const sum = () => given.reduce((all, one) => all + one, 0);
  /** Adds to the step of which `worth` is greatest, the first of equals. */
  const add = (minute: 1 | -1, worth: (at: number) => number) => {
    const at = given.reduce((best, _, other) => (worth(other) > worth(best) + 1e-9 ? other : best), 0);
    given[at] = (given[at] ?? 0) + minute;
  };
  while (sum() < minutes) add(1, (at) => (exact[at] ?? 0) - (given[at] ?? 0));
  // What a short step was given beyond its share is taken from those that have more than one.
  while (sum() > minutes) add(-1, (at) => ((given[at] ?? 0) > 1 ? (given[at] ?? 0) - (exact[at] ?? 0) : -Infinity));
  return given;
}

/** The clock of an event as it opens: the time-box of so many minutes shared out to its steps. */
export function firstClock(minutes: number, shares: readonly number[], now: number): RoomClock {
  const steps = stepMinutes(minutes, shares).map((one) => ({ seconds: one * 60, used: 0 }));
  return { step: 0, runningSince: now, steps };
}

/** Seconds a step has taken so far. */
export function usedBy(clock: RoomClock, step: number, now: number): number {
  const before = clock.steps[step]?.used ?? 0;
  if (step !== clock.step || clock.runningSince === null) return before;
  return before + Math.max(0, now - clock.runningSince) / 1000;
}

/** Seconds the whole event has taken so far. */
export function usedInAll(clock: RoomClock, now: number): number {
  return clock.steps.reduce((sum, _, step) => sum + usedBy(clock, step, now), 0);
}

/** Seconds the whole event may take, with what was added. */
export function givenInAll(clock: Pick<RoomClock, "steps">): number {
  return clock.steps.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Seconds left for a step; negative in overtime. */
export function leftFor(clock: RoomClock, step: number, now: number): number {
  return (clock.steps[step]?.seconds ?? 0) - usedBy(clock, step, now);
}

/** The clock standing still from now on. */
export function paused(clock: RoomClock, now: number): RoomClock {
  return { ...settled(clock, now), runningSince: null };
}

/** The clock going on from now. One that runs stays as it is. */
export function resumed(clock: RoomClock, now: number): RoomClock {
  return clock.runningSince === null ? { ...clock, runningSince: now } : clock;
}

/** The clock at another step of the agenda; it runs from there if it ran. */
export function movedTo(clock: RoomClock, step: number, now: number): RoomClock {
  const isRunning = clock.runningSince !== null;
  return { ...settled(clock, now), step, runningSince: isRunning ? now : null };
}

/** The clock with so many seconds more for one step. */
export function extended(clock: RoomClock, step: number, seconds: number): RoomClock {
  return {
    ...clock,
    steps: clock.steps.map((one, at) => (at === step ? { ...one, seconds: one.seconds + seconds } : one)),
  };
}

/** The running stretch counted into its step. */
function settled(clock: RoomClock, now: number): RoomClock {
  return {
    ...clock,
    steps: clock.steps.map((one, at) => (at === clock.step ? { ...one, used: usedBy(clock, at, now) } : one)),
  };
}
