import { type InboxKind, type SpokenOfKind, inboxKinds } from "./kinds";
import type { News } from "./view";

/** How each kind of news is called. */
export const inboxKindWords: Record<InboxKind, string> = {
  mention: "You are named",
  dependency: "Dependencies",
  approval: "Approvals",
  watched: "What you watch or own",
  assigned: "Yours now",
  impediment: "Impediments",
  event: "Events",
};

/** The kinds of news somebody is told: a Stakeholder has no items here, and hears of events and feedback alone. */
export const kindsOfNews = (isMember: boolean): readonly InboxKind[] => (isMember ? inboxKinds : ["event"]);

export type InboxGroup = "unread" | "asleep" | "read";

/** Which group news is in at an instant, in milliseconds since 1970. */
export function groupOf(news: Pick<News, "readAt" | "snoozedUntil">, now: number): InboxGroup {
  if (news.readAt) return "read";
  return news.snoozedUntil && Date.parse(news.snoozedUntil) > now ? "asleep" : "unread";
}

/** The news by group, of the kinds asked for; each group newest first, what wakes next first among those asleep. */
export function groupNews(
  news: readonly News[],
  now: number,
  kind: InboxKind | null = null,
): Record<InboxGroup, News[]> {
  const groups: Record<InboxGroup, News[]> = { unread: [], asleep: [], read: [] };
  for (const one of news) if (!kind || one.kind === kind) groups[groupOf(one, now)].push(one);
  groups.asleep.sort((a, b) => Date.parse(a.snoozedUntil ?? "") - Date.parse(b.snoozedUntil ?? ""));
  return groups;
}

/** The page of what news is about, as `itemAddress` has it; null where it has none any more. */
export function newsAddress({ kind, number, eventKey }: News["item"]): string | null {
  if (kind === "Event" || kind === "Action item") return eventKey && `/events/${eventKey}`;
  if (kind === "Event series") return "/events";
  if (number === null) return null;
  return kind === "Improvement" ? `/improvements?improvement=${number}` : itemAddress(kind, number);
}

/** The page an item is looked at on, from the Flow Team's own address on: "/backlog?story=12". */
export function itemAddress(kind: SpokenOfKind, number: number): string {
  switch (kind) {
    case "Epic":
      return `/backlog?epic=${number}`;
    case "Story":
      return `/backlog?story=${number}`;
    case "Dependency":
      return `/dependencies?dependency=${number}`;
    case "Risk":
      return `/risks?risk=${number}`;
    case "Impediment":
      return `/impediments?impediment=${number}`;
  }
}

/** Times news can sleep until, from an instant on, in the zone the browser is in. */
export function sleepChoices(now: Date): { label: string; until: string }[] {
  const at = (days: number, hour: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    day.setHours(hour, 0, 0, 0);
    return day.toISOString();
  };
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { label: "For three hours", until: new Date(now.getTime() + 3 * 3_600_000).toISOString() },
    { label: "Until tomorrow morning", until: at(1, 8) },
    // On a Sunday that is tomorrow.
    ...(untilMonday > 1 ? [{ label: "Until Monday morning", until: at(untilMonday, 8) }] : []),
  ];
}
