import "server-only";
import type { OutputFact } from "@/lib/domain/events/outputs";
import { lackOf } from "@/lib/domain/events/improvements";
import { dateToDay } from "@/lib/server/calendar-days";
import type { Tx } from "@/lib/server/db";
import { actionsWithOwnerAndDate } from "../action-queries";
import type { OutputEvent, OutputLoader } from "./loader";

/** Improvements agreed in this event, each with an owner, a measure and a date. */
export const improvementOutputs: OutputLoader = {
  contexts: ["improvements"],
  load: async (tx, event) => ({ improvements: await readyImprovements(tx, event) }),
};

/**
 * Action items, each with an owner and a date. What a team wants to improve is something it means to
 * do, so its Improvements count among them, and have a measure too.
 */
export const actionOutputs: OutputLoader = {
  contexts: ["improvements"],
  async load(tx, event) {
    const [actions, improvements] = await Promise.all([
      actionsWithOwnerAndDate(tx, event),
      readyImprovements(tx, event),
    ]);
    return {
      actions: {
        met: actions.met + improvements.met,
        of: actions.of + improvements.of,
        missing: [...improvements.missing, ...actions.missing],
      },
    };
  },
};

async function readyImprovements(tx: Tx, event: OutputEvent): Promise<OutputFact> {
  const improvements = await tx.improvement.findMany({
    where: { eventId: event.id ?? noEvent, deletedAt: null, state: { not: "dropped" } },
    orderBy: { rank: "asc" },
    select: { number: true, title: true, ownerId: true, measure: true, dueOn: true },
  });
  const missing = improvements.flatMap(({ number, title, dueOn, ...improvement }) => {
    const lack = lackOf({ ...improvement, dueOn: dueOn && dateToDay(dueOn) });
    const href = `/flow-teams/${event.slug}/events/${event.key}?improvement=${number}`;
    return lack ? [{ label: `M-${number} ${title}: ${lack}`, href }] : [];
  });
  return { met: improvements.length - missing.length, of: improvements.length, missing };
}

/** The id of no event: what nobody has touched has no outputs. */
export const noEvent = "00000000-0000-0000-0000-000000000000";
