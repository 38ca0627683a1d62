import "server-only";
import type { AnswersView, EventAnswer, QuestionsView } from "@/lib/domain/events/answers";
import { type Tx, db } from "@/lib/server/db";
import { readRemindedAt } from "./remind-commands";
import { findEvent } from "./schedule-facts";

/** JSON of an AnswersView; null where the key names no event. */
export async function answersViewJson(flowTeamId: string, key: string): Promise<string | null> {
  const tx = db();
  const found = await findEvent(tx, flowTeamId, key);
  if (!found) return null;
  const { id, kind } = found.event;
  const [answers, flowTeam, meantBefore, remindedAt] = await Promise.all([
    id ? readAnswers(tx, id) : [],
    tx.flowTeam.findUniqueOrThrow({ where: { id: flowTeamId }, select: { fiveQuestions: true } }),
    kind === "scrum_of_scrums" ? readMeantBefore(tx, flowTeamId, key) : {},
    id ? readRemindedAt(tx, id) : null,
  ]);
  const view: AnswersView = {
    answers,
    wordings: flowTeam.fiveQuestions,
    meantBefore,
    remindedAt: remindedAt?.getTime() ?? null,
  };
  return JSON.stringify(view);
}

/** JSON of a QuestionsView. */
export async function questionsViewJson(flowTeamId: string): Promise<string> {
  const { fiveQuestions } = await db().flowTeam.findUniqueOrThrow({
    where: { id: flowTeamId },
    select: { fiveQuestions: true },
  });
  return JSON.stringify({ wordings: fiveQuestions } satisfies QuestionsView);
}

/** All that was answered in an event, with what became of it; empty answers aside. */
export async function readAnswers(tx: Tx, eventId: string): Promise<EventAnswer[]> {
  const rows = await tx.$queryRaw<(Omit<EventAnswer, "at"> & { at: Date })[]>`
    SELECT a."subjectId", a.question, a.text, p.name AS author, a."updatedAt" AS at, raised.body AS raised
    FROM "EventAnswer" a
    LEFT JOIN "Person" p ON p.id = a."authorId"
    LEFT JOIN LATERAL (
      SELECT json_build_object('kind', 'Impediment', 'id', i.id, 'number', i.number, 'title', i.title,
        'isOpen', i."resolvedAt" IS NULL) AS body
      FROM "Impediment" i WHERE a."raisedKind" = 'Impediment' AND i.id = a."raisedId" AND i."deletedAt" IS NULL
      UNION ALL
      SELECT json_build_object('kind', 'Risk', 'id', r.id, 'number', r.number, 'title', r.title,
        'isOpen', r."closedAt" IS NULL)
      FROM "Risk" r WHERE a."raisedKind" = 'Risk' AND r.id = a."raisedId" AND r."deletedAt" IS NULL
      UNION ALL
      SELECT json_build_object('kind', 'Dependency', 'id', d.id, 'number', d.number,
        'title', coalesce(nullif(left(split_part(btrim(d.note), chr(10), 1), 200), '') || ' (' || ends.teams || ')', ends.teams),
        'isOpen', d.state IN ('proposed', 'accepted', 'in_progress'))
      FROM "Dependency" d
      JOIN "ScrumTeam" needer ON needer.id = d."neederTeamId" JOIN "ScrumTeam" giver ON giver.id = d."giverTeamId",
        LATERAL (SELECT needer.name || ' needs ' || giver.name AS teams) ends
      WHERE a."raisedKind" = 'Dependency' AND d.id = a."raisedId" AND d."deletedAt" IS NULL
    ) raised ON true
    WHERE a."eventId" = ${eventId}::uuid AND a.text <> '' ORDER BY a."subjectId", a.question`;
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** What each team said it would finish, at the last Scrum of Scrums that is closed. */
async function readMeantBefore(tx: Tx, flowTeamId: string, key: string): Promise<{ [teamId: string]: string }> {
  const before = await tx.flowSprintEvent.findFirst({
    where: { flowTeamId, kind: "scrum_of_scrums", state: "closed", key: { not: key } },
    orderBy: { closedAt: "desc" },
    select: { answers: { where: { question: 2, text: { not: "" } }, select: { subjectId: true, text: true } } },
  });
  return Object.fromEntries((before?.answers ?? []).map(({ subjectId, text }) => [subjectId, text]));
}
