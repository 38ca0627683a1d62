import { z } from "zod";
import { isCalendarDate } from "@/lib/domain/calendar/dates";
import { editsOf, flowTeamId, oneLine } from "@/lib/domain/schema";
import { retroPhases } from "./room";

/** The address of an event within its Flow Team. */
export const eventKeyField = z
  .string("An event is named by its address.")
  .max(120, "That is no event.")
  .regex(/^s\d+-[a-z0-9-]+$/, "That is no event.");

const room = { flowTeamId, key: eventKeyField };
const step = z.int("A step is a number.").min(0, "That is no step.").max(20, "That is no step.");
const personId = z.uuid("Choose a person.");
const day = z.string("Choose a day.").refine(isCalendarDate, "That is no day of the calendar.");
const text = (what: string, most = 2000) =>
  z
    .string(`${what} is text.`)
    .trim()
    .min(1, `${what} is missing.`)
    .max(most, `${what} has at most ${most.toLocaleString("en")} characters.`);

export const InRoom = z.object(room);
export const GoToStep = z.object({ ...room, seen: step, to: step });
export const ExtendStep = z.object({
  ...room,
  step,
  minutes: z
    .int("Minutes are a whole number.")
    .min(1, "Give a minute or more.")
    .max(60, "Give at most 60 minutes at once."),
  reason: text("The reason", 500),
});
export const HandOverFacilitation = z.object({ ...room, personId });
export const SayReady = z.object({ ...room, step: step.nullable() });
export const TakeTurn = z.object({
  ...room,
  seen: z.uuid("That is no turn.").nullable(),
  turn: z.uuid("That is no turn.").nullable(),
});
export const SetPhase = z.object({ ...room, seen: z.enum(retroPhases).optional(), phase: z.enum(retroPhases) });
export const AddNote = z
  .object({
    ...room,
    kind: z.enum(["decision", "parked"]),
    text: text("What is noted"),
    /** What is parked is about: a Scrum Team, by id; empty for none. */
    about: z.union([z.uuid(), z.literal("")], "Name a Scrum Team, or none.").default(""),
  })
  .refine(({ kind, about }) => kind === "parked" || about === "", {
    path: ["about"],
    message:
      "A decision noted here is about nothing by itself: what is decided about an item is decided there. Say it in its words.",
  });
export const NoteInRoom = z.object({ ...room, noteId: z.uuid("That is no note.") });
export const SettleNote = z.object({ ...room, noteId: z.uuid("That is no note."), isDone: z.boolean() });
export const SayNone = z.object({ ...room, output: z.string().max(40), isNone: z.boolean() });
export const AddAction = z.object({
  ...room,
  text: oneLine("An action item", 300),
  ownerId: personId.nullable().default(null),
  dueOn: day.nullable().default(null),
});
export const EditAction = z.object({
  flowTeamId,
  actionId: z.uuid("That is no action item."),
  edits: editsOf({
    text: oneLine("An action item", 300),
    ownerId: personId.nullable(),
    dueOn: day.nullable(),
    state: z.enum(["open", "done", "dropped"]),
  }),
});
export const ActionAlone = z.object({ flowTeamId, actionId: z.uuid("That is no action item.") });
export const CloseEvent = z.object({ ...room, overrideReason: text("The reason").nullable().default(null) });
export const AddAddendum = z.object({ ...room, text: text("The addendum", 4000) });
