import "server-only";
import { can } from "@/lib/domain/access";
import { paused } from "@/lib/domain/events/clock";
import { asInHistory } from "@/lib/domain/events/in-history";
import { minutesText } from "@/lib/domain/events/minutes";
import { checkOutputs, outputsOf } from "@/lib/domain/events/outputs";
import { mayLead } from "@/lib/domain/events/room";
import { CloseEvent } from "@/lib/domain/events/schema";
import { ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { closingActs } from "./closing-acts";
import { enterRoom, eventChanged, itemOf } from "./enter-room";
import { clockOf } from "./event-state";
import { writeMinutes } from "./minutes-write";
import { outputLoaders } from "./output-facts";

/**
 * Closes an event (EVT-2): its outputs are there, or the CSM overrides with a reason, also where they
 * don't lead: in the events of a Scrum Team. What the kind of event leaves behind is made in the same
 * transaction, the minutes are written, and who wrote which card and voted what is forgotten.
 */
export const closeEvent = command({
  name: "events.closeEvent",
  input: CloseEvent,
  async run(context, { overrideReason, ...input }) {
    const { tx, actor, now, record } = context;
    const mayOverride = can(actor, "override gates", { flowTeamId: input.flowTeamId });
    const as = mayOverride && overrideReason !== null ? "anyone in it" : "who leads";
    const entered = await enterRoom(context, input, { as, state: "running" });
    if (!entered.ok) return entered;
    const { event, name, rights } = entered.value;
    const outputs = await readOutputs(context, event);
    const complete = checkOutputs(event.kind, outputs, { mayOverride });
    // An override is of the gate alone: it makes nobody the facilitator.
    if (complete.ok && !mayLead(actor, rights)) return refuse(nothingToOverride);
    if (!complete.ok) {
      if (overrideReason === null) return complete;
      if (!mayOverride) return refuse({ ...onlyTheCsm, wayOut: complete.refusal.wayOut });
      await tx.eventNote.create({
        data: { eventId: event.id, kind: "override", text: overrideReason, authorId: actor.personId, createdAt: now },
      });
    }
    const isOverridden = !complete.ok;
    const clock = paused(clockOf(event), now.getTime());
    const acted = await closingActs[event.kind]?.(context, event);
    if (acted?.ok === false) return acted;
    const minutes = await writeMinutes(context, event, {
      name,
      clock,
      outputs,
      override: isOverridden ? overrideReason : null,
    });
    await tx.flowSprintEvent.update({
      where: { id: event.id },
      data: {
        state: "closed",
        closedAt: now,
        closedById: actor.personId,
        runningSince: null,
        steps: [...clock.steps],
        minutesDocument: minutes,
        minutesText: minutesText(minutes),
      },
    });
    await tx.secret.deleteMany({ where: { eventId: event.id } });
    record(
      asInHistory(event.kind, {
        flowTeamId: event.flowTeamId,
        item: itemOf(event, name),
        before: { state: "running" },
        after: { state: "closed" },
        ...(isOverridden && overrideReason && { reason: `EVT-2 overridden: ${overrideReason}` }),
      }),
    );
    eventChanged(context, event);
    return ok(null);
  },
});

async function readOutputs({ tx }: CommandContext, event: FlowSprintEvent) {
  const { slug } = await tx.flowTeam.findUniqueOrThrow({ where: { id: event.flowTeamId }, select: { slug: true } });
  const facts = await outputLoaders[event.kind].load(tx, { ...event, slug });
  const nones = await tx.eventNote.findMany({
    where: { eventId: event.id, kind: "none", deletedAt: null },
    select: { about: true },
  });
  return outputsOf(
    event.kind,
    facts,
    nones.map(({ about }) => about),
  );
}

const onlyTheCsm = {
  code: "forbidden",
  rule: "EVT-2",
  message: "Only the CSM may close an event with outputs missing.",
} as const;

const nothingToOverride = {
  code: "forbidden",
  message: "Nothing is missing, so there is nothing to override: closing is for who facilitates.",
  wayOut: "Ask the facilitator to close the event.",
} as const;
