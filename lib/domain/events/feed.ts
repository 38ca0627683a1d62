/** How many Flow Sprints a personal calendar shows before and after the current one. */
export const feedReach = { before: 1, after: 2 } as const;

/** One event in somebody's calendar. Instants are milliseconds since 1970. */
export type FeedEvent = {
  /** The same whatever changes about the event. */
  uid: string;
  name: string;
  flowTeam: string;
  sprintNumber: number;
  startsAt: number;
  endsAt: number;
  isCalledOff: boolean;
  calledOffWhy: string;
  callLink: string;
  /** The room, from the installation's address on. */
  path: string;
  /** When something last changed that could have moved it. */
  changedAt: number;
};

/** Where a personal calendar is served, from the installation's address on. */
export const feedPath = (secret: string): string => `/api/calendar/${secret}.ics`;

/** The secret in a personal calendar's file name; null for what can't be one. */
export function readFeedName(name: string): string | null {
  return /^([\w-]{32})\.ics$/.exec(name)?.[1] ?? null;
}
