import "server-only";
import type { Tx } from "@/lib/server/db";
import type { OutputEvent, OutputLoader } from "./loader";
import { actionsWithOwnerAndDate, noEvent } from "./retrospectives";

/** The teams that have reported, beforehand or in the room, and the action items agreed on. */
export const scrumOfScrumsOutputs: OutputLoader = {
  contexts: ["flow-teams"],
  async load(tx, event) {
    const [reports, actions] = await Promise.all([reportsOf(tx, event), actionsWithOwnerAndDate(tx, event)]);
    return { reports, actions };
  },
};

async function reportsOf(tx: Tx, event: OutputEvent) {
  const eventId = event.id ?? noEvent;
  const teams = await tx.$queryRaw<{ name: string; slug: string; hasReported: boolean }[]>`
    SELECT t.name, t.slug,
      EXISTS (SELECT FROM "Preparation" p WHERE p."eventId" = ${eventId}::uuid AND p."subjectId" = t.id)
      OR EXISTS (SELECT FROM "EventAnswer" a WHERE a."eventId" = ${eventId}::uuid AND a."subjectId" = t.id AND a.text <> '')
        AS "hasReported"
    FROM "ScrumTeam" t WHERE t."flowTeamId" = ${event.flowTeamId}::uuid AND t."retiredAt" IS NULL ORDER BY lower(t.name)`;
  const missing = teams.filter(({ hasReported }) => !hasReported);
  return {
    met: teams.length - missing.length,
    of: teams.length,
    missing: missing.map(({ name, slug }) => ({
      label: `${name} hasn't reported`,
      href: `/flow-teams/${event.slug}/events/${event.key}?step=1&team=${slug}`,
    })),
  };
}
