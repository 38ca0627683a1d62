import { type BoardColumn, type StoryStatus, columnOf } from "@/lib/domain/backlog/workflow";
import { addDays, isWorkingDay, todayIn } from "@/lib/domain/calendar/dates";

/** A Story or a Task of somebody's that moved, or that is under way. Instants are milliseconds since 1970. */
export type BoardTrace = {
  personId: string;
  kind: "Story" | "Task";
  id: string;
  /** Of the Story: S-12 is number 12. */
  number: number;
  title: string;
  status: StoryStatus;
  /** Null: the first column of its status. Tasks have none. */
  columnId: string | null;
  /** Since when it stands there; for a Task, when it was done, or written where it is under way. */
  since: number;
  doneAt: number | null;
  blockedReason: string | null;
  blockedSince: number | null;
};

/** What the board knows of a team's last working day. */
export type YesterdayView = {
  /** The beginning of that day in the Flow Team's time zone, in milliseconds since 1970. */
  from: number;
  traces: BoardTrace[];
};

/** One line of what somebody did: done, moved on, still where it was, or blocked. */
export type YesterdayLine = {
  id: string;
  kind: BoardTrace["kind"];
  number: number;
  title: string;
  how: "done" | "moved" | "stands" | "blocked";
  /** "moved to Done · 16:40", "in review since Friday". */
  says: string;
};

/** The working day before a day: Friday for a Monday. Public holidays aren't known here. */
export function workingDayBefore(day: string): string {
  let before = addDays(day, -1);
  while (!isWorkingDay(before)) before = addDays(before, -1);
  return before;
}

/**
 * What somebody did on the last working day as far as the board knows: what moved since then, done
 * first and the latest first, then what is under way and stood still.
 */
export function yesterdayOf(
  view: YesterdayView,
  {
    personId,
    columns,
    timeZone,
    now,
  }: { personId: string; columns: readonly BoardColumn[]; timeZone: string; now: number },
): YesterdayLine[] {
  const order = { done: 0, moved: 1, blocked: 2, stands: 3 } as const;
  return view.traces
    .filter((trace) => trace.personId === personId)
    .map((trace) => ({ trace, line: lineOf(trace, view.from, columns, { timeZone, now }) }))
    .sort((one, other) => order[one.line.how] - order[other.line.how] || other.trace.since - one.trace.since)
    .map(({ line }) => line);
}

/** What somebody may mean to do today: to go on with what is under way, the freshest first. */
export function todayText(lines: readonly YesterdayLine[]): string {
  const titles = lines.filter(({ how }) => how === "moved" || how === "stands").map(({ title }) => title);
  return titles.length === 0 ? "" : `Go on with ${titles.slice(0, 2).join(", then ")}`;
}

function lineOf(
  { kind, id, number, title, status, columnId, since, doneAt, blockedReason, blockedSince }: BoardTrace,
  from: number,
  columns: readonly BoardColumn[],
  clock: { timeZone: string; now: number },
): YesterdayLine {
  const named = { id, kind, number, title };
  if (kind === "Task" && doneAt === null) return { ...named, how: "stands", says: `Task of S-${number}, under way` };
  if (kind === "Task")
    return { ...named, how: "done", says: `Task of S-${number} done · ${momentWords(since, clock)}` };
  if (blockedSince !== null) {
    return {
      ...named,
      how: "blocked",
      says: `blocked since ${sinceWords(blockedSince, clock)}: ${blockedReason ?? ""}`,
    };
  }
  const column = columnOf(columns, { columnId, status })?.name ?? "its column";
  if (since >= from) {
    const how = doneAt === null ? "moved" : "done";
    return { ...named, how, says: `moved to ${column} · ${momentWords(since, clock)}` };
  }
  return { ...named, how: "stands", says: `${standing(column)} since ${sinceWords(since, clock)}` };
}

/** "in review" for a column called "In review", "in build" for "Build", "in QA" for "QA". */
function standing(column: string): string {
  return /^in /i.test(column) ? inASentence(column) : `in ${inASentence(column)}`;
}

/** "In review" as it stands within a sentence; "QA" and names of more capitals stay. */
function inASentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name[0]?.toLocaleLowerCase("en") + name.slice(1) : name;
}

/** "16:40" yesterday or today, "Fri 16:40" before. */
function momentWords(at: number, { timeZone, now }: { timeZone: string; now: number }): string {
  const time = format(at, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const isNear = dayOf(at, timeZone) >= addDays(dayOf(now, timeZone), -1);
  return isNear ? time : `${format(at, timeZone, { weekday: "short" })} ${time}`;
}

/** "today", "yesterday", "Friday", and the date where it is more than six days ago. */
function sinceWords(at: number, { timeZone, now }: { timeZone: string; now: number }): string {
  const [day, today] = [dayOf(at, timeZone), dayOf(now, timeZone)];
  if (day >= today) return "today";
  if (day === addDays(today, -1)) return "yesterday";
  return day >= addDays(today, -6)
    ? format(at, timeZone, { weekday: "long" })
    : format(at, timeZone, { day: "numeric", month: "short" });
}

const dayOf = (at: number, timeZone: string) => todayIn(timeZone, new Date(at));

function format(at: number, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone }).format(new Date(at));
}
