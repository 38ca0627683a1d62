import "server-only";
import ical, { ICalEventBusyStatus, ICalEventStatus } from "ical-generator";
import type { FeedEvent } from "@/lib/domain/events/feed";

/** Where SEQUENCE counts from, in milliseconds since 1970: it has to fit into 31 bits. */
const sequenceFrom = Date.parse("2026-01-01T00:00:00Z");

/**
 * A personal calendar as a file of RFC 5545. Each event is one of its own with times in UTC, so that
 * no reader needs to know a time zone's rules. The same events give the same bytes.
 */
export function feedFile(events: readonly FeedEvent[], installation: string): string {
  const calendar = ical({
    name: "Flotilla",
    prodId: { company: "Flotilla", product: "Flow Sprint Events", language: "EN" },
    // What reads it may come again after an hour.
    ttl: 3600,
  });
  // Whoever works in several Flow Teams has to see at a glance which one calls.
  const isOfSeveral = new Set(events.map(({ flowTeam }) => flowTeam)).size > 1;
  for (const event of events) {
    const room = `${installation}${event.path}`;
    const changedAt = new Date(event.changedAt);
    calendar.createEvent({
      id: event.uid,
      // Grows whenever something changed that could have moved the event, and never shrinks.
      sequence: Math.max(0, Math.floor((event.changedAt - sequenceFrom) / 1000)),
      stamp: changedAt,
      lastModified: changedAt,
      start: new Date(event.startsAt),
      end: new Date(event.endsAt),
      summary: isOfSeveral ? `${event.name} · ${event.flowTeam}` : event.name,
      description: [
        `Flow Sprint ${event.sprintNumber} of ${event.flowTeam}.`,
        ...(event.isCalledOff ? [`Called off: ${event.calledOffWhy}`] : []),
        `Room: ${room}`,
        ...(event.callLink ? [`Video call: ${event.callLink}`] : []),
      ].join("\n"),
      location: event.callLink || room,
      url: room,
      status: event.isCalledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: event.isCalledOff ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
  }
  return calendar.toString();
}
