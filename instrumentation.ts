/** How long a start that failed waits for its next try, in milliseconds: twice as long each time. */
const firstPause = 10_000;
const longestPause = 600_000;

/** Once as a server starts: takes up the mail that waits, keeps calendars reaching far enough ahead, reminds of events. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startLinkMail } = await import("@/lib/server/accounts/link-mail");
  const { startExtendingCalendars } = await import("@/lib/server/calendar/extend");
  const { startRemindingOfEvents } = await import("@/lib/server/events/reminders");
  const { logBug } = await import("@/lib/server/log");
  void persist(startLinkMail, (error) => logBug("start of mail jobs", error));
  void persist(startExtendingCalendars, (error) => logBug("start of the calendars' job", error));
  void persist(startRemindingOfEvents, (error) => logBug("start of the reminders' job", error));
}

/** A database that is away mustn't keep the server from starting: work follows once it's back. */
async function persist(start: () => Promise<void>, tell: (error: unknown) => void): Promise<void> {
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await start();
    } catch (error) {
      tell(error);
      await new Promise((passed) => setTimeout(passed, pause));
    }
  }
}
