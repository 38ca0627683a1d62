import type { Page } from "@playwright/test";
import { type Opened, openBrowser } from "./chromium";
import { type Line, alone, alternately, compared, median, ms } from "./measure";
import type { Sides } from "./reads";
import { type StoryGround, boards } from "./story-ground";

const rounds = 5;

type Browser = Awaited<ReturnType<typeof openBrowser>>;

/** Boards and the backlog in Chromium: until they are usable, their freezes, and moves as they are seen. */
export async function measureStoryScreens(
  sides: Sides,
  ground: StoryGround,
  people: { member: string; watcher: string },
  found: Opened["browser"],
): Promise<Line[]> {
  const browser = await openBrowser({ app: sides.app, cookie: people.member, browser: found });
  const lines = [...(await boardLines(browser, sides, ground)), ...(await backlogLines(browser, sides))];
  for (const stories of [1000, 5000]) lines.push(...(await moveLines(browser, sides, ground, people.watcher, stories)));
  await browser.close();
  return lines;
}

function boardAddress({ app, flowTeam }: Sides, { teamSlug }: StoryGround, stories: number): string {
  const sprint = boards.find((board) => board.stories === stories)?.sprint;
  return `${app}/flow-teams/${flowTeam.slug}/board?team=${teamSlug}&sprint=${sprint}&planned=shown`;
}

/**
 * Opening boards, cold, beside a page without a framework that paints as many cards as fit. All of
 * them in each round, so that what else the machine does meanwhile falls on each alike.
 */
async function boardLines(browser: Browser, sides: Sides, ground: StoryGround): Promise<Line[]> {
  const bySize = boards.toSorted((a, b) => a.stories - b.stories).map((board) => ({ ...board, ...noTimes() }));
  for (let round = 0; round <= rounds; round++) {
    for (const { sprint, stories, floor, ours, freezes } of bySize) {
      const bare = `${sides.floor}/board?flowTeam=${sides.flowTeam.id}&team=${ground.teamId}&sprint=${sprint}`;
      const least = await browser.visit(bare, "[data-card]");
      await least.close();
      const visit = await browser.visit(boardAddress(sides, ground, stories), "[data-card]");
      await visit.close();
      // The first of each is for the server, which reads the code it needs.
      if (round === 0) continue;
      floor.push(least.usable);
      ours.push(visit.usable);
      freezes.push(visit.freeze);
    }
  }
  const lines = bySize.flatMap(({ stories, floor, ours, freezes }) => {
    const freeze = median(freezes);
    const work = `Open a board of ${stories.toLocaleString("en")} Stories, cold, until usable`;
    return [
      compared(work, median(floor), median(ours)),
      alone("… longest freeze meanwhile", ms(freeze), "at most 200 ms", freeze <= 200),
    ];
  });
  const usable = (size: number) => median(bySize.find(({ stories }) => stories === size)?.ours ?? []);
  const growth = usable(5000) / usable(200);
  lines.push(alone("… from 200 to 5,000 Stories", `${growth.toFixed(2)}×`, "at most 1.3×", growth <= 1.3));
  return lines;
}

const noTimes = () => ({ floor: [] as number[], ours: [] as number[], freezes: [] as number[] });

/**
 * The backlog of 10,000 Stories: opened beside a page without a framework that paints as many rows as
 * fit, and scrolled from end to end beside one that has all the Stories in it, which the browser scrolls alone.
 */
async function backlogLines(browser: Browser, { app, floor, flowTeam }: Sides): Promise<Line[]> {
  const bare = `${floor}/backlog?flowTeam=${flowTeam.id}`;
  const [opened, scrolled] = [noTimes(), noTimes()];
  for (let round = 0; round <= rounds; round++) {
    const least = await browser.visit(bare, "[data-row]");
    await least.close();
    const whole = await browser.visit(`${bare}&whole=1`, "[data-row]");
    const leastFrame = await scrollThrough(whole.page);
    await whole.close();
    const visit = await browser.visit(`${app}/flow-teams/${flowTeam.slug}/backlog?tree=open`, "[data-row]");
    const frame = await scrollThrough(visit.page);
    await visit.close();
    if (round === 0) continue;
    opened.floor.push(least.usable);
    opened.ours.push(visit.usable);
    opened.freezes.push(visit.freeze);
    scrolled.floor.push(leastFrame);
    scrolled.ours.push(frame);
  }
  const freeze = median(opened.freezes);
  return [
    compared("Open the backlog of 10,000 Stories, cold, until usable", median(opened.floor), median(opened.ours)),
    alone("… longest freeze meanwhile", ms(freeze), "at most 200 ms", freeze <= 200),
    compared(
      "… scrolled from end to end: longest frame",
      median(scrolled.floor),
      median(scrolled.ours),
      "at most 200 ms",
      200,
    ),
  ];
}

/** Scrolls the list by a screen each frame, and answers the longest time between two frames. */
async function scrollThrough(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const row = document.querySelector("[data-row]");
    let scroller = row?.parentElement;
    while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement;
    if (!scroller || scroller.scrollHeight < 100_000) throw new Error("The list is not as long as it should be.");
    let longest = 0;
    let last = performance.now();
    while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
      scroller.scrollTop += scroller.clientHeight;
      await new Promise(requestAnimationFrame);
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    return longest;
  });
}

/**
 * A card dropped in another column: until its own screen and another's show it there. Beside two pages
 * without a framework, of which one moves it and stores it, and the other hears of it and does the same.
 */
async function moveLines(
  browser: Browser,
  sides: Sides,
  ground: StoryGround,
  watcher: string,
  stories: number,
): Promise<Line[]> {
  const address = boardAddress(sides, ground, stories);
  // The floor's cards are of the smallest board, so that nobody on ours finds one moved.
  const smallest = boards.find((board) => board.stories === 200)?.sprint;
  const asked = `flowTeam=${sides.flowTeam.id}&team=${ground.teamId}&sprint=${smallest}`;
  const bare = `${sides.floor}/drop?${asked}&columns=${ground.columnIds.slice(0, 2).join(",")}`;
  const least = [await browser.visit(bare, "[data-card]"), await browser.visit(bare, "[data-card]")] as const;
  const ours = [
    await browser.visit(address, "[data-card]"),
    await browser.visit(address, "[data-card]", watcher),
  ] as const;
  const drops = await alternately(
    20,
    4,
    () => dropCard(least[0].page, least[1].page),
    () => dropCard(ours[0].page, ours[1].page),
  );
  for (const visit of [...least, ...ours]) await visit.close();
  const middle = (of: readonly Dropped[], what: keyof Dropped) => median(of.map((drop) => drop[what]));
  return [
    compared(
      `Drop a card on a board of ${stories.toLocaleString("en")}: until painted, median`,
      middle(drops.floor, "painted"),
      middle(drops.ours, "painted"),
      "at most 50 ms",
      50,
    ),
    compared(
      "… until painted on somebody else's screen, median",
      middle(drops.floor, "seen"),
      middle(drops.ours, "seen"),
    ),
  ];
}

/** From letting go until the person's own screen and somebody else's show it, in milliseconds. */
type Dropped = { painted: number; seen: number };

/** Carries the first card of a column that has any into the next one. */
async function dropCard(mine: Page, theirs: Page): Promise<Dropped> {
  // A card that still glides isn't where it is taken for.
  await mine.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
  const columns = await mine.locator("[data-drop-column]").all();
  const boxes = await Promise.all(columns.map((column) => column.boundingBox()));
  const cards = await mine.locator("[data-card]").all();
  const [card] = cards;
  const box = await card?.boundingBox();
  const id = await card?.getAttribute("data-card");
  const name = await card?.getAttribute("aria-label");
  if (!card || !box || !id || !name) throw new Error("No card is in sight.");
  const from = boxes.findIndex((column) => column && column.x <= box.x + 20 && box.x + 20 <= column.x + column.width);
  const to = boxes[from + 1] ?? boxes[from - 1];
  if (!to) throw new Error("There is no other column.");
  const watch = (page: Page) => page.evaluate(watchCard, id);
  await Promise.all([watch(mine), watch(theirs)]);
  const start = { x: box.x + box.width / 2, y: box.y + 12 };
  await mine.mouse.move(start.x, start.y);
  await mine.mouse.down();
  await mine.mouse.move(start.x + 30, start.y + 10, { steps: 3 });
  await mine.mouse.move(to.x + to.width / 2, start.y + 20, { steps: 5 });
  await mine.mouse.up();
  const at = (page: Page) =>
    page.waitForFunction(() => (globalThis as Seeing).seenAt).then((handle) => handle.jsonValue() as Promise<number>);
  const [own, others] = await Promise.all([at(mine), at(theirs)]);
  const dropped = await mine.evaluate(() => (globalThis as Seeing).droppedAt ?? Number.NaN);
  return { painted: own - dropped, seen: others - dropped };
}

type Seeing = typeof globalThis & { droppedAt?: number; seenAt?: number };

/** Runs in the page: on its wall clock, when the pointer let go, and when a frame showed the card elsewhere. */
function watchCard(id: string): void {
  const seeing = globalThis as Seeing;
  seeing.seenAt = undefined;
  seeing.droppedAt = undefined;
  const left = () => document.querySelector<HTMLElement>(`[data-card="${id}"]`)?.offsetLeft;
  const home = left();
  addEventListener("pointerup", ({ timeStamp }) => (seeing.droppedAt = performance.timeOrigin + timeStamp), {
    capture: true,
    once: true,
  });
  const look = () => {
    const now = left();
    if (now === undefined || now === home) requestAnimationFrame(look);
    // The frame that is being made has it: what comes next runs once it is painted.
    else setTimeout(() => (seeing.seenAt = performance.timeOrigin + performance.now()));
  };
  requestAnimationFrame(look);
}
