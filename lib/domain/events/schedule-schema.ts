import { z } from "zod";
import { isCalendarDate } from "@/lib/domain/calendar/dates";
import { editsOf, flowTeamId, sprintNumber } from "@/lib/domain/schema";
import { eventKinds } from "./contracts";
import { eventKeyField } from "./schema";

const event = { flowTeamId, key: eventKeyField };

const startMinute = z
  .int("A time is a whole number of minutes after midnight.")
  .min(0, "Choose a time of the day.")
  .max(1439, "Choose a time of the day.");
const minutes = z
  .int("A time-box is a whole number of minutes.")
  .min(1, "A time-box is at least a minute long.")
  .max(600, "A time-box is at most ten hours long.");

const placeFields = {
  day: z.string("Choose a day.").refine(isCalendarDate, "That is no day of the calendar."),
  startMinute,
  minutes,
};

/** Puts one event elsewhere. */
export const MoveEvent = z.object({
  ...event,
  edits: editsOf(placeFields).refine((edits) => Object.keys(edits).length > 0, "Nothing was changed."),
});

/**
 * Puts all events of a kind elsewhere, from the Flow Sprint of the one named on. The edits are of where
 * the series puts that one.
 */
export const MoveSeries = MoveEvent.extend({
  /** The event named, where it was moved by hand, goes with its series again. */
  takesAlong: z.boolean().default(false),
});

/** Where a row puts its event by hand; null as the series says. */
const byHand = z.strictObject({
  dayOffset: z.int().min(-27).max(60).nullable(),
  startMinute: startMinute.nullable(),
  minutes: minutes.nullable(),
});

/** An address of a video call; empty for none. */
export const callLink = z
  .string("A link is text.")
  .trim()
  .max(500, "A link has at most 500 characters.")
  .refine(isCallLink, "Give the whole address of the call, such as https://meet.example.org/room.");

/** Which events a video call is for: this one, all of its kind, or all of the team. */
export const callScopes = ["event", "series", "all"] as const;
export type CallScope = (typeof callScopes)[number];

/** Says where an event's video call is; null is where its series says. */
export const SetCallLink = z.object({
  ...event,
  scope: z.enum(callScopes),
  link: callLink.nullable(),
  /** The link that was there for the event. */
  seen: z.string().max(500),
});

const held = z
  .strictObject({
    day: z.int().min(-27).max(27).nullable(),
    startMinute: startMinute.nullable(),
    minutes: minutes.nullable(),
    callLink: callLink.nullable(),
  })
  .nullable();

/** Puts series back to what they were, if they still are what was seen. */
export const RestoreSeries = z.object({
  flowTeamId,
  changes: z
    .array(
      z.strictObject({
        kind: z.enum(eventKinds),
        teamId: z.uuid().nullable(),
        fromSprint: sprintNumber,
        seen: held,
        to: held,
      }),
    )
    .min(1, "Nothing was changed.")
    .max(400, "That is too much at once."),
  /** An event that was taken along, or is again. */
  along: z.strictObject({ key: eventKeyField, seen: byHand, to: byHand }).optional(),
});

export const EventGuest = z.object({ ...event, personId: z.uuid("Choose a person.") });

export const CallOffEvent = z.object({
  ...event,
  reason: z
    .string("The reason is text.")
    .trim()
    .min(1, "Say why it is called off.")
    .max(500, "The reason has at most 500 characters."),
});

export const EventAlone = z.object(event);

/** Only what a browser opens safely: an https address with a host and without a password in it. */
export function isCallLink(link: string): boolean {
  if (link === "") return true;
  if (/[\s<>"]/.test(link) || !URL.canParse(link)) return false;
  const { protocol, hostname, username, password } = new URL(link);
  return protocol === "https:" && hostname.includes(".") && username === "" && password === "";
}
