import "server-only";
import type { Role } from "@/lib/domain/access";
import { questionsOf, saysNothing, titleFrom, unanswered } from "@/lib/domain/events/answers";
import type { OutputFact } from "@/lib/domain/events/outputs";
import { isUpdateAwaited } from "@/lib/domain/events/updates";
import type { Tx } from "@/lib/server/db";
import { readAnswers } from "../answer-queries";
import type { OutputEvent, OutputLoader } from "./loader";
import { noEvent } from "./retrospectives";

/**
 * Of the Developers who came, those whose update has all its answers, and of what is in somebody's
 * way that which has become an Impediment.
 */
export const dailyOutputs: OutputLoader = {
  // What answers became is a matter of "dependencies".
  contexts: ["flow-teams", "dependencies"],
  countsPeople: true,
  async load(tx, event) {
    const [updates, impediments] = await Promise.all([updatesIn(tx, event), impedimentsOf(tx, event)]);
    return { updates, impediments };
  },
};

/** Of those who came; who has left the room since came too. */
async function updatesIn(tx: Tx, event: OutputEvent): Promise<OutputFact> {
  const eventId = event.id ?? noEvent;
  const people = await tx.$queryRaw<{ id: string; name: string; roles: Role[]; answered: number[] }[]>`
    SELECT p.id, p.name,
      ARRAY(SELECT r.role::text FROM "RoleHolding" r
        WHERE r."personId" = p.id AND r."scrumTeamId" = ${event.teamId}::uuid AND r."endedAt" IS NULL) AS roles,
      ARRAY(SELECT a.question FROM "EventAnswer" a
        WHERE a."eventId" = came."eventId" AND a."subjectId" = p.id AND a.text <> '') AS answered
    FROM "Attendance" came JOIN "Person" p ON p.id = came."personId"
    WHERE came."eventId" = ${eventId}::uuid
    ORDER BY p.name, p.id`;
  const { teamId } = event;
  const came = people.filter(({ roles }) =>
    isUpdateAwaited(
      roles.map((role) => ({ role, teamId })),
      teamId,
    ),
  );
  const missing = came.flatMap(({ answered, id, name }) => {
    const open = unanswered(questionsOf("daily_scrum"), (number) => (answered.includes(number) ? "said" : ""));
    const lacks = answered.length === 0 ? "has given no update" : `hasn't answered: ${open.map(textOf).join(", ")}`;
    return open.length > 0 ? [{ id, name, lacks }] : [];
  });
  return {
    met: came.length - missing.length,
    of: came.length,
    missing: missing.map(({ id, name, lacks }) => ({ label: `${name} ${lacks}`, href: personIn(event, id) })),
  };
}

/** Of the team's people, also those who wrote theirs beforehand and didn't come. */
async function impedimentsOf(tx: Tx, event: OutputEvent): Promise<OutputFact> {
  const becoming = questionsOf("daily_scrum").flatMap(({ number, becomes }) =>
    becomes.includes("Impediment") ? [number] : [],
  );
  const [answers, team] = await Promise.all([
    readAnswers(tx, event.id ?? noEvent),
    tx.roleHolding.findMany({
      where: { flowTeamId: event.flowTeamId, scrumTeamId: event.teamId, endedAt: null },
      select: { personId: true },
    }),
  ]);
  const people = new Set(team.map(({ personId }) => personId));
  const inTheWay = answers.filter(
    ({ subjectId, question, text }) => becoming.includes(question) && people.has(subjectId) && !saysNothing(text),
  );
  const left = inTheWay.filter(({ raised }) => raised === null);
  return {
    met: inTheWay.length - left.length,
    of: inTheWay.length,
    missing: left.map(({ subjectId, author, text }) => ({
      label: `${author ?? "Somebody"}: ${titleFrom(text)}`,
      href: personIn(event, subjectId),
    })),
  };
}

const personIn = ({ slug, key }: OutputEvent, id: string) => `/flow-teams/${slug}/events/${key}?person=${id}`;

const textOf = ({ text }: { text: string }) => text;
