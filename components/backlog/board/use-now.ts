import { useEffect, useState } from "react";

/** How often ages are looked at anew, in milliseconds. */
const every = 5 * 60_000;

/** The time in seconds since 1970, from when the page was made on: ages go on while it stays open. */
export function useNow(paintedAt: number): number {
  const [now, setNow] = useState(paintedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(Date.now() / 1000)), every);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, paintedAt);
}
