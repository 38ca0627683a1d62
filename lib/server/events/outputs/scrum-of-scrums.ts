import "server-only";
import { questionsOf, unanswered } from "@/lib/domain/events/answers";
import type { Tx } from "@/lib/server/db";
import { actionsWithOwnerAndDate } from "../action-queries";
import type { OutputEvent, OutputLoader } from "./loader";
import { noEvent } from "./retrospectives";

/** The teams that have answered each question, beforehand or in the room, and the action items, open ones from before included. */
export const scrumOfScrumsOutputs: OutputLoader = {
  contexts: ["flow-teams"],
  async load(tx, event) {
    const [reports, actions] = await Promise.all([reportsOf(tx, event), actionsWithOwnerAndDate(tx, event)]);
    return { reports, actions };
  },
};

async function reportsOf(tx: Tx, event: OutputEvent) {
  const eventId = event.id ?? noEvent;
  const teams = await tx.$queryRaw<{ name: string; slug: string; answered: number[] }[]>`
    SELECT t.name, t.slug,
      ARRAY(SELECT a.question FROM "EventAnswer" a
        WHERE a."eventId" = ${eventId}::uuid AND a."subjectId" = t.id AND a.text <> '') AS answered
    FROM "ScrumTeam" t WHERE t."flowTeamId" = ${event.flowTeamId}::uuid AND t."retiredAt" IS NULL ORDER BY lower(t.name)`;
  const missing = teams.flatMap(({ answered, ...team }) => {
    const open = unanswered(questionsOf("scrum_of_scrums"), (number) => (answered.includes(number) ? "said" : ""));
    const numbers = open.map(({ number }) => number).join(", ");
    const which = `question${open.length === 1 ? "" : "s"} ${numbers}`;
    const lacks = answered.length === 0 ? "hasn't reported" : `hasn't answered ${which}`;
    return open.length > 0 ? [{ ...team, lacks }] : [];
  });
  return {
    met: teams.length - missing.length,
    of: teams.length,
    missing: missing.map(({ name, slug, lacks }) => ({
      label: `${name} ${lacks}`,
      href: `/flow-teams/${event.slug}/events/${event.key}?step=1&team=${slug}`,
    })),
  };
}
