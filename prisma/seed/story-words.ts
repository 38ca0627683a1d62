import type { Random } from "./random";
import type { Stage } from "./sprint-now";
import type { DemoCriterion, DemoTask } from "./story-item";

/** What a step of an Epic is cut into, after its first and plain piece. */
const pieces = [
  "on every terminal",
  "odd cases from the log",
  "without a mouse",
  "what the trial taught",
  "quick in a busy hour",
  "in words people know",
  "after an outage",
  "proof for the audit",
  "on a phone",
  "old data brought over",
];

/** "Clash of cranes", then "Clash of cranes: odd cases from the log" and so on. */
export function pieceTitle(step: string, piece: number, offset: number): string {
  return piece === 0 ? step : `${step}: ${pieces[(piece + offset) % pieces.length]}`;
}

const plainCriteria = [
  "Two people of the trade did it without help",
  "It says what is missing instead of showing nothing",
  "A second try changes nothing twice",
  "It works with the keyboard alone",
  "A wrong entry names the field and the way out",
  "Who did it, and when, can be seen",
  "It reads well at arm's length",
];

const technicalCriteria = [
  "Answers within 200 ms with 600 vessels on the chart",
  "No name of a person in a log",
  "Readers of version 1 events still work",
  "Can be switched off without a release",
];

/** Two to four criteria, in the states that fit how far the Story is. */
export function criteriaFor(own: string, stage: Stage, random: Random): DemoCriterion[] {
  const texts = [own, ...random.shuffle(plainCriteria).slice(0, random.between(1, 2))];
  const all = texts.map((text) => ({ text, isTechnical: false }));
  if (random.next() < 0.35) all.push({ text: random.pick(technicalCriteria), isTechnical: true });
  return all.map((criterion, index) => ({ ...criterion, state: criterionState(stage, index, random) }));
}

function criterionState(stage: Stage, index: number, random: Random): DemoCriterion["state"] {
  if (stage === "done") return "met";
  if (stage === "review") return index === 0 ? "met" : random.pick(["met", "open", "not_met"]);
  return stage === "active" && index === 0 && random.next() < 0.4 ? "met" : "open";
}

const taskTitles = [
  "Agree on the cases with the PO",
  "Write the tests with the tester",
  "Build it behind a switch",
  "Put it on the page",
  "Try it on staging with last week's data",
  "Show it to two people of the trade",
  "Write the words and the help",
  "Watch it for a day",
];

/** Two to five Tasks in the order they are done, each with an owner once begun. */
export function tasksFor(stage: Stage, points: number, developers: string[], random: Random): DemoTask[] {
  const count = Math.min(5, Math.max(2, points + random.between(0, 1)));
  const first = random.between(0, taskTitles.length - count);
  const done = { todo: 0, active: Math.floor(count / 2), review: count - 1, done: count }[stage];
  return taskTitles.slice(first, first + count).map((title, index) => {
    const status = index < done ? "done" : index === done && stage !== "todo" ? "in_progress" : "open";
    return { title, status, owner: status === "open" ? null : random.pick(developers) };
  });
}

/** A Story's description: for whom and why, with what has been looked into. */
export function descriptionOf(
  title: string,
  reader: string,
  about: string,
  isLookedInto: boolean,
  random: Random,
): string {
  const lines = [`As ${reader} I want this: **${title.toLowerCase()}**.`, "", `> ${about}`];
  if (!isLookedInto) return lines.join("\n");
  const checks = random.shuffle([
    "Looked at how it is done today",
    "Numbers of the last month at hand",
    "Two people of the trade asked",
    "What happens without a connection",
  ]);
  const ticked = random.between(1, 3);
  return [
    ...lines,
    "",
    "### Before we begin",
    ...checks.slice(0, 3).map((check, index) => `- [${index < ticked ? "x" : " "}] ${check}`),
    "",
    "What it isn't: a new report. See [the team's notes](https://wiki.tidewater.example/notes).",
  ].join("\n");
}
