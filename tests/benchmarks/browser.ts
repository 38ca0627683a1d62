import { type Page, chromium } from "@playwright/test";
import { type Line, median, ms } from "./measure";

/** `browser` is what `findBrowser` gave. */
type Opened = { app: string; slug: string; cookie: string; browser: Record<string, string> };

const rounds = 5;

/** The timeline with 600 Epics in Chromium: painted, its longest freeze, its nodes, and a drag. */
export async function measureBrowser({ app, slug, cookie, browser: found }: Opened): Promise<Line[]> {
  const browser = await chromium.launch({
    executablePath: found.FLOTILLA_CHROMIUM,
    args: found.FLOTILLA_CHROMIUM_SANDBOX === "1" ? [] : ["--no-sandbox"],
    env: { ...process.env, ...found },
  });
  const painted: number[] = [];
  const freezes: number[] = [];
  let nodes = 0;
  let drags: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url: app }]);
    const page = await context.newPage();
    // What runs in the page was compiled with a helper that the page doesn't have.
    await page.addInitScript({ content: "globalThis.__name = (named) => named" });
    await page.addInitScript(watchPainting);
    await page.goto(`${app}/flow-teams/${slug}/roadmap`);
    await page.waitForFunction(() => (globalThis as Watching).bench?.isQuiet());
    const seen = await page.evaluate(() => (globalThis as Watching).bench?.read());
    painted.push(seen?.painted ?? Number.NaN);
    freezes.push(seen?.freeze ?? Number.NaN);
    nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    if (round === rounds - 1) drags = await dragBar(page);
    await context.close();
  }
  await browser.close();
  const freeze = median(freezes);
  const drag = median(drags);
  const one = (work: string, ours: string, goal: string, isReached: boolean | null): Line => ({
    work,
    floor: "",
    ours,
    ratio: "",
    goal,
    isReached,
  });
  return [
    one("Timeline with 600 Epics painted, cold", ms(median(painted)), "", null),
    one(
      "… longest freeze meanwhile, median of the rounds (worst)",
      `${ms(freeze)} (${ms(Math.max(...freezes))})`,
      "at most 200 ms",
      freeze <= 200,
    ),
    one("… DOM nodes", nodes.toLocaleString("en"), "by what is visible", nodes < 6000),
    one("Drag: from the pointer to the paint, median", ms(drag), "at most 50 ms", drag <= 50),
  ];
}

type Bench = { isQuiet(): boolean; read(): { painted: number; freeze: number } };
type Watching = typeof globalThis & { bench?: Bench };

/** Runs in the page before anything else: when the first bars were painted, and the longest task. */
function watchPainting(): void {
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
    if (document.querySelector("[data-bar]")) {
      // The frame after the one that has them in it.
      requestAnimationFrame(() => setTimeout(() => (painted = performance.now())));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  (globalThis as Watching).bench = {
    isQuiet: () => painted > 0 && performance.now() - Math.max(painted, lastTask) > 1500,
    read: () => ({ painted, freeze }),
  };
}

/** Carries a bar to and fro; for each step of the pointer, how long until a frame shows it. */
async function dragBar(page: Page): Promise<number[]> {
  const bar = page.locator("[data-bar]").first();
  const box = await bar.boundingBox();
  if (!box) throw new Error("No bar is in sight.");
  await page.evaluate(() => {
    const steps: number[] = [];
    Object.assign(globalThis, { steps });
    addEventListener(
      "pointermove",
      (event) => requestAnimationFrame(() => setTimeout(() => steps.push(performance.now() - event.timeStamp))),
      { capture: true },
    );
  });
  const y = box.y + box.height / 2;
  const x = box.x + box.width / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 120; step++) {
    await page.mouse.move(x + 160 * Math.sin(step / 12), y + 20 * Math.sin(step / 20));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await page.keyboard.press("Escape");
  await page.mouse.up();
  return page.evaluate(() => (globalThis as typeof globalThis & { steps: number[] }).steps.slice(10));
}
