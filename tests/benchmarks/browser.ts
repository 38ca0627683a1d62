import type { Page } from "@playwright/test";
import { type Opened, openBrowser } from "./chromium";
import { type Line, alone, median, ms } from "./measure";

const rounds = 5;

/** The timeline with 600 Epics in Chromium: painted, its longest freeze, its nodes, and a drag. */
export async function measureBrowser(opened: Opened & { slug: string }): Promise<Line[]> {
  const browser = await openBrowser(opened);
  const painted: number[] = [];
  const freezes: number[] = [];
  let nodes = 0;
  let drags: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const visit = await browser.visit(`${opened.app}/flow-teams/${opened.slug}/roadmap`, "[data-bar]");
    painted.push(visit.painted);
    freezes.push(visit.freeze);
    nodes = await visit.page.evaluate(() => document.querySelectorAll("*").length);
    if (round === rounds - 1) drags = await dragBar(visit.page);
    await visit.close();
  }
  await browser.close();
  const freeze = median(freezes);
  const drag = median(drags);
  return [
    alone("Timeline with 600 Epics painted, cold", ms(median(painted))),
    alone(
      "… longest freeze meanwhile, median of the rounds (worst)",
      `${ms(freeze)} (${ms(Math.max(...freezes))})`,
      "at most 200 ms",
      freeze <= 200,
    ),
    alone("… DOM nodes", nodes.toLocaleString("en"), "by what is visible", nodes < 6000),
    alone("Drag: from the pointer to the paint, median", ms(drag), "at most 50 ms", drag <= 50),
  ];
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
