/** Seconds as a clock says them: "38:45", "1:02:09", "−0:30" when negative. */
export function clockWords(seconds: number): string {
  const whole = Math.abs(seconds < 0 ? Math.ceil(seconds) : Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  const said = hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  return seconds < 0 && whole > 0 ? `−${said}` : said;
}

/** The time of day in a zone: "10:30". */
export function timeIn(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
}

/** The day in a zone: "Mon 1 Dec". */
export function dayIn(at: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone });
  return day.format(at).replace(",", "");
}

/** Day and time in a zone: "Mon 1 Dec, 09:00". */
export function dayAndTimeIn(at: number, timeZone: string): string {
  return `${dayIn(at, timeZone)}, ${timeIn(at, timeZone)}`;
}
