/** What is sent by a press of its own, so that it may be typed and not sent. */
type RoomLine = "decision" | "action" | "parked" | "feedback" | `card.${string}`;

/** How the keys of all begin that somebody types in a room; the minutes offer what is left of it once it has closed. */
export const roomDrafts = (slug: string, eventKey: string): string => `room.${slug}.${eventKey}.`;

/** The same of its lines alone: answers save themselves. */
export const roomLines = (slug: string, eventKey: string): string => `${roomDrafts(slug, eventKey)}line.`;

/** Where a line is kept while it is typed. */
export const lineDraft = (slug: string, eventKey: string, line: RoomLine): string => roomLines(slug, eventKey) + line;

/** Where a subject's answer to a question is kept until it is saved. */
export function answerDraft(slug: string, eventKey: string, { subjectId, question }: AnswerPlace): string {
  return `${roomDrafts(slug, eventKey)}answer.${subjectId}.${question}`;
}

type AnswerPlace = { subjectId: string; question: number };
