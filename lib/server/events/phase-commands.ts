import "server-only";
import { ledTo, roundOf, showsDots, votedAgain } from "@/lib/domain/events/retro";
import { VoteAgain } from "@/lib/domain/events/retro-schema";
import type { EventStage } from "@/lib/domain/events/room";
import { SetPhase } from "@/lib/domain/events/schema";
import type { Result } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { clearDots, countDots } from "./retro-cards";
import { leadStage } from "./room-commands";

/** Leads a Retrospective on: writing, grouping, voting, deciding, which counts the dots. */
export const setPhase = command({
  name: "events.setPhase",
  input: SetPhase,
  run: (context, { seen, phase, ...input }) => leadTable(context, input, (stage) => ledTo(stage, { seen, phase })),
});

/** Has everybody vote again once the dots are counted: all of them come off the table. */
export const voteAgain = command({
  name: "events.voteAgain",
  input: VoteAgain,
  run: (context, { seenRound, ...input }) => leadTable(context, input, (stage) => votedAgain(stage, seenRound)),
});

/** The room is held alone meanwhile, so that a dot comes before the count or is refused. */
function leadTable(
  context: CommandContext,
  input: { flowTeamId: string; key: string },
  change: (stage: EventStage) => Result<EventStage>,
): Promise<Result<null>> {
  return leadStage(context, input, async (stage, _, { id }) => {
    const led = change(stage);
    if (!led.ok || led.value === stage) return led;
    if (roundOf(led.value) !== roundOf(stage)) await clearDots(context.tx, id);
    else if (showsDots(led.value)) await countDots(context.tx, id);
    return led;
  });
}
