import "server-only";
import { contracts } from "@/lib/domain/events/contracts";
import type { OutputFact } from "@/lib/domain/events/outputs";
import { counted } from "@/lib/domain/words";
import type { Tx } from "@/lib/server/db";
import type { OutputEvent, OutputLoader } from "./loader";
import { finishedEpics } from "../review-facts";
import { noEvent } from "./retrospectives";

/** Finished Epics with the CPO's yes or not yet, feedback with what became of it, and moves in the order. */
export const reviewOutputs: OutputLoader = {
  contexts: ["backlog", "stories"],
  async load(tx, event) {
    const id = event.id ?? noEvent;
    const [validated, feedback, order] = await Promise.all([
      validatedFact(tx, event, id),
      feedbackFact(tx, event, id),
      orderFact(tx, event, id),
    ]);
    return { validated, feedback, order };
  },
};

async function validatedFact(tx: Tx, event: OutputEvent, id: string): Promise<OutputFact> {
  const epics = await finishedEpics(tx, { id, flowTeamId: event.flowTeamId });
  const open = epics.filter(({ validatedAt, missing }) => validatedAt === null && missing === null);
  return {
    met: epics.length - open.length,
    of: epics.length,
    missing: open.map(({ number, title }) => ({
      label: `E-${number} ${title}: no word from the CPO`,
      href: stepHref(event, 3),
    })),
  };
}

async function feedbackFact(tx: Tx, event: OutputEvent, id: string): Promise<OutputFact> {
  const feedback = await tx.feedback.findMany({
    where: { eventId: id },
    select: { text: true, state: true },
    orderBy: { createdAt: "asc" },
  });
  const open = feedback.filter(({ state }) => state === "open");
  return {
    met: feedback.length - open.length,
    of: feedback.length,
    missing: open.map(({ text }) => ({ label: text.slice(0, 100), href: stepHref(event, 3) })),
  };
}

/**
 * Every move since the room reached the step for it is a look at the order; without one somebody says
 * that it stays. What was moved before the demos and the feedback was no look at what they say.
 */
async function orderFact(tx: Tx, { flowTeamId }: OutputEvent, id: string): Promise<OutputFact> {
  const at = contracts.review.steps.findIndex(({ key }) => key === "feedback");
  const reached = await tx.auditEntry.findFirst({
    where: { flowTeamId, itemId: id, command: "events.goToStep", after: { path: ["step"], equals: at } },
    orderBy: { at: "asc" },
    select: { at: true },
  });
  const moves = reached
    ? await tx.auditEntry.count({ where: { flowTeamId, command: "backlog.rankEpic", at: { gte: reached.at } } })
    : 0;
  if (moves === 0) return { met: 0, of: 0, missing: [] };
  return { met: 1, of: 1, missing: [], said: `${counted(moves, "move")} in the Product Backlog` };
}

function stepHref({ slug, key }: OutputEvent, step: number): string {
  return `/flow-teams/${slug}/events/${key}?step=${step}`;
}
