/** How long a start that failed waits for its next try, in milliseconds: twice as long each time. */
const firstPause = 10_000;
const longestPause = 600_000;

/** Once as a server starts: takes up the mail that waits, and keeps calendars reaching far enough ahead. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startLinkMail } = await import("@/lib/server/accounts/link-mail");
  const { startExtendingCalendars } = await import("@/lib/server/calendar/extend");
  void startOnce("mail jobs", startLinkMail);
  void startOnce("the calendars' job", startExtendingCalendars);
}

/** A database that is away mustn't keep the server from starting: work follows once it's back. */
async function startOnce(what: string, start: () => Promise<void>): Promise<void> {
  const { logBug } = await import("@/lib/server/log");
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await start();
    } catch (error) {
      logBug(`start of ${what}`, error);
      await new Promise((passed) => setTimeout(passed, pause));
    }
  }
}
