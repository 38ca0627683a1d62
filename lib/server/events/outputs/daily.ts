import "server-only";
import { questionsOf, unanswered } from "@/lib/domain/events/answers";
import type { OutputLoader } from "./loader";
import { noEvent } from "./retrospectives";

/** Of the Scrum Team's people who came, those whose update has all its answers; who has left since came too. */
export const dailyOutputs: OutputLoader = {
  contexts: ["flow-teams"],
  countsPeople: true,
  async load(tx, event) {
    const eventId = event.id ?? noEvent;
    const came = await tx.$queryRaw<{ id: string; name: string; answered: number[] }[]>`
      SELECT p.id, p.name,
        ARRAY(SELECT a.question FROM "EventAnswer" a
          WHERE a."eventId" = came."eventId" AND a."subjectId" = p.id AND a.text <> '') AS answered
      FROM "Attendance" came JOIN "Person" p ON p.id = came."personId"
      WHERE came."eventId" = ${eventId}::uuid AND EXISTS (
        SELECT FROM "RoleHolding" r
        WHERE r."personId" = p.id AND r."scrumTeamId" = ${event.teamId}::uuid AND r."endedAt" IS NULL)
      ORDER BY p.name, p.id`;
    const missing = came.flatMap(({ answered, ...person }) => {
      const open = unanswered(questionsOf("daily_scrum"), (number) => (answered.includes(number) ? "said" : ""));
      const lacks = answered.length === 0 ? "has given no update" : `hasn't answered: ${open.map(textOf).join(", ")}`;
      return open.length > 0 ? [{ ...person, lacks }] : [];
    });
    return {
      updates: {
        met: came.length - missing.length,
        of: came.length,
        missing: missing.map(({ id, name, lacks }) => ({
          label: `${name} ${lacks}`,
          href: `/flow-teams/${event.slug}/events/${event.key}?person=${id}`,
        })),
      },
    };
  },
};

const textOf = ({ text }: { text: string }) => text;
