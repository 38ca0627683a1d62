import "server-only";
import type { OutputLoader } from "./loader";
import { noEvent } from "./retrospectives";

/** Of the Scrum Team's people who are here, those who have given their update. */
export const dailyOutputs: OutputLoader = {
  contexts: ["flow-teams"],
  countsPeople: true,
  async load(tx, event) {
    const eventId = event.id ?? noEvent;
    const here = await tx.$queryRaw<{ id: string; name: string; hasUpdate: boolean }[]>`
      SELECT p.id, p.name,
        EXISTS (SELECT FROM "Preparation" d WHERE d."eventId" = came."eventId" AND d."subjectId" = p.id)
        OR EXISTS (SELECT FROM "EventAnswer" a WHERE a."eventId" = came."eventId" AND a."subjectId" = p.id AND a.text <> '')
          AS "hasUpdate"
      FROM "Attendance" came JOIN "Person" p ON p.id = came."personId"
      WHERE came."eventId" = ${eventId}::uuid AND EXISTS (
        SELECT FROM "RoleHolding" r
        WHERE r."personId" = p.id AND r."scrumTeamId" = ${event.teamId}::uuid AND r."endedAt" IS NULL)
      ORDER BY p.name, p.id`;
    const missing = here.filter(({ hasUpdate }) => !hasUpdate);
    return {
      updates: {
        met: here.length - missing.length,
        of: here.length,
        missing: missing.map(({ id, name }) => ({
          label: `${name} has given no update`,
          href: `/flow-teams/${event.slug}/events/${event.key}?person=${id}`,
        })),
      },
    };
  },
};
