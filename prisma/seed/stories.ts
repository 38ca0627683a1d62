import type { Calendar } from "@/lib/domain/calendar/calendar";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { closeOf, momentOf, startOf, workdaysOf } from "./days";
import { shareOf } from "./effort";
import type { EpicSketch } from "./epic-sketch";
import { demoTeams } from "./people";
import { type Random, randomFrom } from "./random";
import { carryOver } from "./stays";
import { type Stage, type ToldStory, sprintNow, takenOut, teamReaders } from "./sprint-now";
import type { DemoStoryItem } from "./story-item";
import { criteriaFor, descriptionOf, pieceTitle, tasksFor } from "./story-words";
import { runningSprintNumber as now } from "./timeline";

/** Flow Sprints told Story by Story; what lies before and after is told in larger pieces. */
export const toldSprints = { first: 10, last: 17 };

/** From this Flow Sprint on, Stories haven't been taken by a team. */
const untakenFrom = 20;

type Telling = { calendar: Calendar; today: CalendarDate; random: Random };

/** Every Story of the Epics by Flow Sprint: those planned for none come last. */
export function tellStories(sketches: readonly EpicSketch[], calendar: Calendar, today: CalendarDate): DemoStoryItem[] {
  const telling = { calendar, today, random: randomFrom(1873) };
  const stories = sketches.flatMap((sketch) => storiesOf(sketch, sketches, telling));
  carryOver(stories, sketches, telling);
  return stories.sort((a, b) => (a.sprint ?? 99) - (b.sprint ?? 99));
}

/** An Epic cut into Stories over its span; where the running sprint is told by hand, as told. */
function storiesOf(sketch: EpicSketch, all: readonly EpicSketch[], telling: Telling): DemoStoryItem[] {
  const steps = sketch.stories ?? [];
  if (!sketch.span || steps.length === 0) return [];
  if (sketch.isDropped) {
    return steps.map((title, index) => plain(sketch, { title, points: 3, sprint: null }, index, telling));
  }
  const [first, last] = sketch.span;
  const cut: { sprint: number; points: number }[] = [];
  for (let sprint = first; sprint <= last; sprint++) {
    if (sprint === now && sprintNow[sketch.key]) continue;
    for (const points of piecesOf(shareOf(sketch, sprint, all), sprint, telling.random)) cut.push({ sprint, points });
  }
  const offset = telling.random.between(0, 9);
  const stories = cut.map(({ sprint, points }, index) => {
    const step = Math.floor((index * steps.length) / cut.length);
    const piece = index - Math.ceil((step * cut.length) / steps.length);
    const title = pieceTitle(steps[step] as string, piece, offset + step);
    return plain(sketch, { title, points, sprint }, index, telling);
  });
  const told = sprintNow[sketch.key] ?? [];
  return [
    ...stories,
    ...told.map((one, index) => toldStory(sketch, one, index, told, telling)),
    ...takenOut.filter(({ epic }) => epic === sketch.key).map((one) => takenOutStory(sketch, one, telling)),
  ];
}

/** Points cut into pieces: small ones where Stories are told, large ones before and after. */
function piecesOf(points: number, sprint: number, random: Random): number[] {
  const isTold = sprint >= toldSprints.first && sprint <= toldSprints.last;
  const sizes = isTold ? [1, 2, 2, 3, 3, 3, 5] : [5, 8, 8, 13];
  const cut: number[] = [];
  for (let left = points; left > (isTold ? 0.6 : 2.5); left -= cut.at(-1) as number) {
    const fitting = sizes.filter((size) => size <= Math.max(left + 0.6, sizes[0] as number));
    cut.push(random.pick(fitting));
  }
  return cut;
}

type Cut = { title: string; points: number; sprint: number | null };

/** A Story that isn't told by hand: done before the running sprint, open after it. */
function plain(sketch: EpicSketch, { title, points, sprint }: Cut, index: number, telling: Telling): DemoStoryItem {
  const { calendar, random } = telling;
  const isPast = sprint !== null && sprint < now;
  const isNear = sprint !== null && sprint <= toldSprints.last;
  const isReady = isPast || (isNear && random.next() < 0.6);
  const stage: Stage = isPast ? "done" : "todo";
  const story = blank(sketch, `${sketch.key}/${sprint}/${index}`, title, sprint, stage, telling);
  story.estimate = isReady || random.next() < 0.6 ? points : null;
  story.isChecked = isReady;
  const hasCriteria = isReady || random.next() < 0.25;
  if (hasCriteria) {
    story.criteria = criteriaFor(`${title}: as the PO showed it at refinement`, stage, random);
  }
  if (!isPast || sprint === null || !story.team) return story;
  const days = workdaysOf(calendar, sprint);
  const doneOn = Math.min(days.length - 1, random.between(2, 10));
  story.doneAt = momentOf(days[doneOn] as CalendarDate, random.between(8 * 60, 16 * 60));
  story.startedAt = momentOf(
    days[Math.max(0, doneOn - random.between(1, 4))] as CalendarDate,
    random.between(7 * 60 + 30, 8 * 60),
  );
  if (story.startedAt < startOf(calendar, sprint)) story.startedAt = startOf(calendar, sprint);
  story.columnSince = story.doneAt;
  story.owner = ownerIn(story.team, random);
  if (sprint >= toldSprints.first) {
    const left = { at: closeOf(calendar, sprint), outcome: "done" as const, reason: "" };
    story.stays = [{ sprint, enteredAt: planningOf(calendar, sprint), enterReason: "", left }];
  }
  return story;
}

/** A Story of the running sprint, with the days on which it moved. */
function toldStory(
  sketch: EpicSketch,
  [title, points, stage, criterion, more]: ToldStory,
  index: number,
  told: readonly ToldStory[],
  telling: Telling,
): DemoStoryItem {
  const { calendar, random, today } = telling;
  const story = blank(sketch, `${sketch.key}/${now}/${index}`, title, now, stage, telling);
  const days = workdaysOf(calendar, now).filter((day) => day < today);
  const on = (day: number, from = 8 * 60) =>
    momentOf(days[Math.max(0, Math.min(days.length - 1, day))] as CalendarDate, random.between(from, 16 * 60));
  story.estimate = points;
  story.isChecked = true;
  story.criteria = criteriaFor(criterion, stage, random);
  story.owner = stage === "todo" && random.next() < 0.5 ? null : ownerIn(story.team, random);
  // Each team's first Developer, as whom the demo is entered, has something under way.
  if (told.findIndex((one) => one[2] === "active") === index) story.owner = developersOf(story.team)[0] ?? null;
  story.tasks = tasksFor(stage, points, developersOf(story.team), random);
  if (stage === "done" && random.next() < 0.5) story.demoLink = `https://staging.tidewater.example/${sketch.key}`;

  const before = told.slice(0, index).filter((one) => one[2] === "done").length;
  const lastDay = { todo: 0, active: random.between(1, 4), review: random.between(2, 4), done: 1 + before + 1 }[stage];
  story.columnSince = stage === "todo" ? planningOf(calendar, now) : on(lastDay, 10 * 60);
  if (stage !== "todo") {
    const began = more?.isCarried ? workdaysOf(calendar, now - 1).at(-3) : days[Math.max(0, lastDay - 1)];
    story.startedAt = momentOf(began as CalendarDate, random.between(8 * 60 + 10, 9 * 60 + 50));
  }
  if (stage === "active") story.columnSince = story.startedAt ?? story.columnSince;
  if (stage === "done") story.doneAt = story.columnSince;
  if (more?.blocked) story.blocked = { reason: more.blocked, since: on(lastDay + 1, 16 * 60 - 20) };
  const enteredAt = more?.added ? on(2, 15 * 60) : planningOf(calendar, now);
  if (more?.added && story.startedAt && story.startedAt < enteredAt) {
    story.startedAt = new Date(enteredAt.getTime() + 20 * 60_000);
    story.columnSince = new Date(enteredAt.getTime() + 20 * 60_000);
  }
  if (more?.added && stage === "todo") story.columnSince = enteredAt;
  story.stays = [{ sprint: now, enteredAt, enterReason: more?.added ?? "", left: null }];
  if (more?.isCarried) {
    const left = { at: closeOf(calendar, now - 1), outcome: "carried_over" as const, reason: "" };
    story.stays.unshift({ sprint: now - 1, enteredAt: planningOf(calendar, now - 1), enterReason: "", left });
    (story.stays[1] as DemoStoryItem["stays"][number]).enteredAt = left.at;
  }
  return story;
}

function takenOutStory(sketch: EpicSketch, one: (typeof takenOut)[number], telling: Telling): DemoStoryItem {
  const { calendar, random, today } = telling;
  const story = blank(sketch, `${sketch.key}/out/${one.title}`, one.title, now + 1, "todo", telling);
  const days = workdaysOf(calendar, now).filter((day) => day < today);
  story.estimate = one.points;
  story.isChecked = true;
  story.criteria = criteriaFor(one.criterion, "todo", random);
  const left = {
    at: momentOf(days.at(-2) as CalendarDate, 9 * 60 + 40),
    outcome: "removed" as const,
    reason: one.reason,
  };
  story.stays = [{ sprint: now, enteredAt: planningOf(calendar, now), enterReason: "", left }];
  return story;
}

function blank(
  sketch: EpicSketch,
  key: string,
  title: string,
  sprint: number | null,
  stage: Stage,
  { calendar, random }: Telling,
): DemoStoryItem {
  const isNear = sprint !== null && sprint >= now - 1 && sprint <= toldSprints.last;
  const isTaken = sprint === null || sprint < untakenFrom;
  const writtenIn = Math.max(1, Math.min(now - 1, (sprint ?? now) - random.between(1, 3)));
  const days = workdaysOf(calendar, writtenIn);
  const createdAt = momentOf(random.pick(days), random.between(8 * 60, 15 * 60));
  const reader = teamReaders[sketch.team ?? ""] ?? "a planner";
  return {
    key,
    number: 0,
    epic: sketch.key,
    team: isTaken ? sketch.team : null,
    title,
    description: isNear ? descriptionOf(title, reader, sketch.about, random.next() < 0.5, random) : "",
    estimate: null,
    stage,
    status: stage === "done" ? "done" : stage === "todo" ? "open" : "in_progress",
    sprint,
    owner: null,
    labels: [...(sketch.labels ?? []), ...(random.next() < 0.2 ? [random.pick(["ux", "tidying", "trial"])] : [])],
    criteria: [],
    tasks: [],
    isChecked: false,
    isIdea: false,
    demoLink: "",
    createdAt,
    columnSince: createdAt,
    startedAt: null,
    doneAt: null,
    blocked: null,
    stays: [],
  };
}

/** Team Sprint Planning: half an hour before the sprint starts. */
function planningOf(calendar: Calendar, sprint: number): Date {
  return new Date(startOf(calendar, sprint).getTime() - 30 * 60_000);
}

/** The keys of a team's Developers. */
function developersOf(team: string | null): string[] {
  const count = demoTeams.find(({ key }) => key === team)?.developers ?? 0;
  return Array.from({ length: count }, (_, index) => `dev ${team} ${index + 1}`);
}

function ownerIn(team: string | null, random: Random): string | null {
  return team ? random.pick(developersOf(team)) : null;
}
