import { z } from "zod";
import { flowTeamId } from "@/lib/domain/schema";
import { mostDots, retroColumns } from "./retro";
import { eventKeyField } from "./schema";

const room = { flowTeamId, key: eventKeyField };
const cardId = z.uuid("That is no card.");
const text = z
  .string("A card is text.")
  .trim()
  .min(1, "The card is empty.")
  .max(400, "A card has at most 400 characters.");
const column = z.enum(retroColumns, "Choose a column.");

const dots = z
  .int("Dots are a whole number.")
  .min(1, "Give everybody a dot or more.")
  .max(mostDots, `Give everybody at most ${mostDots} dots.`);

export const WriteCard = z.object({ ...room, column, text });
export const EditCard = z.object({ ...room, cardId, text, column });
export const CardInRoom = z.object({ ...room, cardId });
export const GroupCards = z.object({ ...room, cardId, ontoId: cardId });
/** `seen` is how many each had when the facilitator chose. */
export const GiveDots = z.object({ ...room, seen: dots, dots });
/** `seenRound` is the round the facilitator saw counted. */
export const VoteAgain = z.object({
  ...room,
  seenRound: z.int("A round is a whole number.").min(1, "That is no round."),
});
export const UngroupCards = z.object({
  ...room,
  cardIds: z.array(cardId).min(1, "Name a card.").max(300, "That are too many cards."),
});
