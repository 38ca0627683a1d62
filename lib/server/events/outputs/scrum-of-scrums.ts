import "server-only";
import { hadTurn, turnsOf } from "@/lib/domain/events/turns";
import type { Tx } from "@/lib/server/db";
import { actionsWithOwnerAndDate } from "../action-queries";
import { stageOf } from "../event-state";
import type { OutputEvent, OutputLoader } from "./loader";
import { noEvent } from "./retrospectives";

/**
 * The teams that have had their turn, as the stage counts them, and the action items, open ones from
 * before included. What a team has prepared helps it to report, and is no report yet.
 */
export const scrumOfScrumsOutputs: OutputLoader = {
  contexts: ["flow-teams"],
  readsStage: true,
  async load(tx, event) {
    const [reports, actions] = await Promise.all([reportsOf(tx, event), actionsWithOwnerAndDate(tx, event)]);
    return { reports, actions };
  },
};

async function reportsOf(tx: Tx, event: OutputEvent) {
  const [held, teams] = await Promise.all([
    tx.flowSprintEvent.findUnique({ where: { id: event.id ?? noEvent }, select: { stage: true } }),
    tx.$queryRaw<{ id: string; name: string; slug: string }[]>`
      SELECT id, name, slug FROM "ScrumTeam"
      WHERE "flowTeamId" = ${event.flowTeamId}::uuid AND "retiredAt" IS NULL ORDER BY lower(name)`,
  ]);
  const order = teams.map(({ id }) => id);
  const stage = held ? stageOf(held) : {};
  const reported = hadTurn(order, stage);
  const { current } = turnsOf(order, stage);
  return {
    met: reported.length,
    of: teams.length,
    missing: teams
      .filter(({ id }) => !reported.includes(id))
      .map(({ id, name, slug }) => ({
        label: id === current ? `${name} has the turn still` : `${name} hasn't had its turn`,
        href: `/flow-teams/${event.slug}/events/${event.key}?step=1&team=${slug}`,
      })),
  };
}
