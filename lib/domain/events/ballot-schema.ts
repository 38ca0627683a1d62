import { z } from "zod";
import { flowTeamId } from "@/lib/domain/schema";
import { pokerDeckKeys } from "./ballots";
import { eventKeyField } from "./schema";

const room = { flowTeamId, key: eventKeyField };
const ballot = { ...room, ballotId: z.uuid("That is no vote.") };
const round = z.int("A round is a number.").min(1, "Rounds are counted from 1.");
const card = z.string("A vote is one of the cards.").min(1, "Choose a card.").max(10, "That is none of the cards.");

export const OpenBallot = z.discriminatedUnion("kind", [
  z.object({ ...room, kind: z.literal("confidence") }),
  z.object({
    ...room,
    kind: z.literal("poker"),
    subjectId: z.uuid("Choose a Story."),
    deck: z.enum(pokerDeckKeys, "Choose a deck."),
  }),
]);
/** `value` null takes the vote back. */
export const CastVote = z.object({ ...ballot, round, value: card.nullable() });
export const RevealBallot = z.object({ ...ballot, round });
/** What who leads saw written down as agreed; where it isn't said, it isn't compared. */
const seen = card.nullable().optional();
export const AnotherRound = z.object({ ...ballot, round, seen });
export const WithdrawBallot = z.object(ballot);
export const SettleBallot = z.object({ ...ballot, round: round.optional(), seen, result: card });
