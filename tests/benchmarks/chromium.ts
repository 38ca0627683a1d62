import { type Page, chromium } from "@playwright/test";

/** `browser` is what `findBrowser` gave. */
export type Opened = { app: string; cookie: string; browser: Record<string, string> };

/** A page that is there, and what its coming took, in milliseconds from the start of its loading. */
export type Visit = {
  page: Page;
  /** Until the frame that has what was waited for. */
  painted: number;
  /** Until then and until the last long task before the page came to rest: it answers at once from here. */
  usable: number;
  /** The longest task. */
  freeze: number;
  close(): Promise<void>;
};

/** Chromium, signed in; each visit with an empty cache. */
export async function openBrowser({ app, cookie, browser: found }: Opened) {
  const browser = await chromium.launch({
    executablePath: found.FLOTILLA_CHROMIUM,
    args: ["--disable-background-networking", ...(found.FLOTILLA_CHROMIUM_SANDBOX === "1" ? [] : ["--no-sandbox"])],
    env: { ...process.env, ...found },
  });
  return {
    /** Opens an address and waits until an element of `selector` is painted and nothing more happens. */
    async visit(address: string, selector: string, as = cookie): Promise<Visit> {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const [name = "", value = ""] = as.split("=");
      await context.addCookies([{ name, value, url: app }]);
      const page = await context.newPage();
      // What runs in the page was compiled with a helper that the page doesn't have.
      await page.addInitScript({ content: "globalThis.__name = (named) => named" });
      await page.addInitScript(watchPainting, selector);
      await page.goto(address);
      await page.waitForFunction(() => (globalThis as Watching).bench?.isQuiet());
      const seen = await page.evaluate(() => (globalThis as Watching).bench?.read());
      if (!seen) throw new Error(`${address} wasn't watched.`);
      return { page, ...seen, close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

type Bench = { isQuiet(): boolean; read(): { painted: number; usable: number; freeze: number } };
type Watching = typeof globalThis & { bench?: Bench };

/** Runs in the page before anything else: when the first of what is waited for was painted, and the longest task. */
function watchPainting(selector: string): void {
  let painted = 0;
  let freeze = 0;
  let lastTask = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      freeze = Math.max(freeze, task.duration);
      lastTask = task.startTime + task.duration;
    }
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    if (document.querySelector(selector)) {
      // The frame after the one that has them in it.
      requestAnimationFrame(() => setTimeout(() => (painted = performance.now())));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  (globalThis as Watching).bench = {
    isQuiet: () => painted > 0 && performance.now() - Math.max(painted, lastTask) > 1500,
    read: () => ({ painted, usable: Math.max(painted, lastTask), freeze }),
  };
}
