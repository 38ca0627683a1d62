import "server-only";
import { contracts } from "@/lib/domain/events/contracts";
import type { Tx } from "@/lib/server/db";
import type { OutputEvent, OutputLoader } from "../output-facts";

/** Improvements agreed in this event, each with an owner and a measure. */
export const improvementOutputs: OutputLoader = {
  contexts: ["improvements"],
  async load(tx, event) {
    const improvements = await tx.improvement.findMany({
      where: { eventId: event.id ?? noEvent, deletedAt: null },
      select: { number: true, title: true, ownerId: true, measure: true },
    });
    const missing = improvements.filter(({ ownerId, measure }) => !ownerId || measure === "");
    return {
      improvements: {
        met: improvements.length - missing.length,
        of: improvements.length,
        missing: missing.map(({ number, title, ownerId }) => ({
          label: `M-${number} ${title}: ${ownerId ? "no measure" : "no owner"}`,
          href: `/flow-teams/${event.slug}/events/${event.key}?step=${contracts[event.kind].steps.length}`,
        })),
      },
    };
  },
};

/** Action items agreed in this event, each with an owner and a date. */
export const actionOutputs: OutputLoader = {
  contexts: [],
  load: async (tx, event) => ({ actions: await actionsWithOwnerAndDate(tx, event) }),
};

/** How many of the event's action items have an owner and a date. */
export async function actionsWithOwnerAndDate(tx: Tx, event: OutputEvent) {
  const actions = await tx.actionItem.findMany({
    where: { eventId: event.id ?? noEvent, deletedAt: null, state: { not: "dropped" } },
    select: { number: true, text: true, ownerId: true, dueOn: true },
  });
  const missing = actions.filter(({ ownerId, dueOn }) => !ownerId || !dueOn);
  return {
    met: actions.length - missing.length,
    of: actions.length,
    missing: missing.map(({ number, text, ownerId }) => ({
      label: `A-${number} ${text}: ${ownerId ? "no date" : "no owner"}`,
      href: `/flow-teams/${event.slug}/events/${event.key}#action-${number}`,
    })),
  };
}

/** The id of no event: what nobody has touched has no outputs. */
export const noEvent = "00000000-0000-0000-0000-000000000000";
