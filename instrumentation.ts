/** Once as a server starts: takes up the mail that waits, and keeps calendars reaching far enough ahead. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startLinkMail } = await import("@/lib/server/accounts/link-mail");
  const { startExtendingCalendars } = await import("@/lib/server/calendar/extend");
  const { logBug } = await import("@/lib/server/log");
  // A database that is away now mustn't keep the server from starting.
  startLinkMail().catch((error) => logBug("start of mail jobs", error));
  startExtendingCalendars().catch((error) => logBug("start of the calendars' job", error));
}
