import "server-only";
import { LookOn } from "@/lib/domain/events/poker-schema";
import { ok } from "@/lib/domain/result";
import { command } from "@/lib/server/command";
import { enterRoom, roomChanged } from "./enter-room";
import { tableChanged } from "./enter-table";
import { stageOf } from "./event-state";

/**
 * Looks on while the others estimate, or takes part in it again. Who looks on is waited for by no
 * vote; what they had voted in one that is open is forgotten.
 */
export const lookOn = command({
  name: "events.lookOn",
  input: LookOn,
  async run(context, { isLooking, ...input }) {
    const { tx, actor } = context;
    const entered = await enterRoom(context, input, { as: "who takes part", state: "running" });
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const stage = stageOf(event);
    const looking = new Set(stage.lookOn);
    if (looking.has(actor.personId) === isLooking) return ok(null);
    if (isLooking) looking.add(actor.personId);
    else looking.delete(actor.personId);
    await tx.flowSprintEvent.update({ where: { id: event.id }, data: { stage: { ...stage, lookOn: [...looking] } } });
    if (isLooking) {
      await tx.secret.deleteMany({ where: { eventId: event.id, kind: "vote", personId: actor.personId } });
      tableChanged(context, event);
    }
    roomChanged(context, event);
    return ok(null);
  },
});
