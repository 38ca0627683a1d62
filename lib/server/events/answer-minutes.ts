import "server-only";
import { questionsOf, raisedName } from "@/lib/domain/events/answers";
import type { Minutes } from "@/lib/domain/events/minutes";
import { yesterdayOf } from "@/lib/domain/events/yesterday";
import { todayIn } from "@/lib/domain/calendar/dates";
import type { ReadContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { readAnswers } from "./answer-queries";
import { readYesterday } from "./yesterday-queries";

/** What each team reported, and what was raised from it. */
export async function scrumOfScrumsSections({ tx }: ReadContext, event: FlowSprintEvent): Promise<Minutes["sections"]> {
  const [{ fiveQuestions }, teams, answers] = await Promise.all([
    tx.flowTeam.findUniqueOrThrow({ where: { id: event.flowTeamId }, select: { fiveQuestions: true } }),
    tx.scrumTeam.findMany({
      where: { flowTeamId: event.flowTeamId },
      orderBy: { name: "asc" },
      select: { id: true, name: true, retiredAt: true },
    }),
    readAnswers(tx, event.id),
  ]);
  const questions = questionsOf(event.kind, fiveQuestions);
  const reports = teams.flatMap(({ id, name, retiredAt }) => {
    const own = answers.filter(({ subjectId }) => subjectId === id);
    if (own.length === 0) return retiredAt ? [] : [{ name, lines: [] }];
    return [{ name, lines: own.map((answer) => sayAnswer(answer, questions)) }];
  });
  const silent = reports.filter(({ lines }) => lines.length === 0).map(({ name }) => name);
  return [
    ...reports
      .filter(({ lines }) => lines.length > 0)
      .map(({ name, lines }) => ({ title: `Report of ${name}`, lines })),
    ...(silent.length > 0 ? [{ title: "No report", lines: silent }] : []),
    ...raisedSection(answers),
  ];
}

/** The update of each person: what the board knew of the day before, and what they said. */
export async function dailySections({ tx, now }: ReadContext, event: FlowSprintEvent): Promise<Minutes["sections"]> {
  if (!event.teamId) return [];
  const { timeZone } = await tx.flowTeam.findUniqueOrThrow({
    where: { id: event.flowTeamId },
    select: { timeZone: true },
  });
  const [columns, answers, prepared, yesterday] = await Promise.all([
    tx.boardColumn.findMany({ where: { teamId: event.teamId }, orderBy: { position: "asc" } }),
    readAnswers(tx, event.id),
    tx.preparation.findMany({ where: { eventId: event.id }, select: { subjectId: true } }),
    readYesterday(tx, event.teamId, todayIn(timeZone, event.openedAt ?? now), timeZone),
  ]);
  const told = new Set([...answers, ...prepared].map(({ subjectId }) => subjectId));
  const people = await tx.person.findMany({ where: { id: { in: [...told] } }, orderBy: { name: "asc" } });
  const questions = questionsOf(event.kind);
  const updates = people.map(({ id, name }) => ({
    title: `Update of ${name}`,
    lines: [
      ...yesterdayOf(yesterday, { personId: id, columns, timeZone, now: now.getTime() }).map(
        ({ title, says }) => `${title}: ${says}`,
      ),
      ...answers.filter(({ subjectId }) => subjectId === id).map((answer) => sayAnswer(answer, questions)),
    ],
  }));
  return [...updates.filter(({ lines }) => lines.length > 0), ...raisedSection(answers)];
}

type Answers = Awaited<ReturnType<typeof readAnswers>>;

function sayAnswer({ question, text, raised }: Answers[number], questions: ReturnType<typeof questionsOf>): string {
  const asked = questions.find(({ number }) => number === question)?.text ?? "";
  const label = asked.endsWith("?") ? asked : `${asked}:`;
  return `${label} ${text}${raised ? ` (${raisedName(raised)})` : ""}`;
}

function raisedSection(answers: Answers): Minutes["sections"] {
  const lines = answers.flatMap(({ raised }) => (raised ? [`${raisedName(raised)} ${raised.title}`] : []));
  return lines.length > 0 ? [{ title: "Raised in it", lines }] : [];
}
