import "server-only";
import type { BallotKind } from "@/lib/domain/events/ballots";
import type { Result } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import type { Ballot } from "@/prisma/client/client";
import type { HeldRoom } from "./enter-room";
import { writeEstimate } from "./poker-estimate";

/** What it does beside being written down when a vote of a kind is settled, in the same transaction. */
export const settlingActs: {
  [K in BallotKind]?: (
    context: CommandContext,
    room: HeldRoom,
    ballot: Ballot,
    result: string,
  ) => Promise<Result<unknown>>;
} = { poker: writeEstimate };
