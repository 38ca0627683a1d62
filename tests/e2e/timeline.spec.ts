import { readFileSync } from "node:fs";
import { type Browser, type Locator, type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { formHarbour } from "./timeline-harbour";
import { expectAccessibleInBothThemes, signInAs } from "./visit";

test.describe.configure({ mode: "serial" });

let harbour: Awaited<ReturnType<typeof formHarbour>>;
let errors: string[] = [];

test.beforeAll(async () => {
  harbour = await formHarbour();
});
test.afterAll(() => harbour.remove());
test.beforeEach(() => {
  errors = [];
});
test.afterEach(() => {
  expect(errors).toEqual([]);
});

async function enter(page: Page, as: "CPO" | "CSM", search = ""): Promise<void> {
  page.on("pageerror", (error) => errors.push(error.message));
  await signInAs(page, as);
  await open(page, search);
}

async function open(page: Page, search = ""): Promise<void> {
  await page.goto(`/flow-teams/${harbour.slug}/roadmap${search}`);
  await expect(page.getByRole("region", { name: "Roadmap of Harbour" })).toBeVisible();
}

async function someoneElse(browser: Browser, as: Parameters<typeof enter>[1]): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(page, as);
  return page;
}

const bar = (page: Page, title: string) => page.getByRole("button", { name: new RegExp(`^${title},`) });
const saved = (page: Page, words: RegExp) => expect(page.getByText(words).first()).toBeVisible();

/** Carries a bar by so many Flow Sprints, and over so many pixels downwards. */
async function carry(page: Page, what: Locator, sprints: number, down = 0): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error("The bar isn't in sight.");
  // Each of the named bars is two Flow Sprints long.
  const by = ((box.width + 6) / 2) * sprints;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y + down, { steps: 8 });
}

test("a bar is carried to other Flow Sprints and another team, stays there, and is taken back", async ({ page }) => {
  await enter(page, "CPO");
  const anchor = bar(page, "Anchor watch");
  await expect(anchor).toHaveAccessibleName(/Alder, sprint 3 to 4, 0% done, 1 conflict/);
  const from = await anchor.boundingBox();
  const [needed, other] = [await bar(page, "Beacon upkeep").boundingBox(), await bar(page, "Chart room").boundingBox()];
  if (!from || !needed || !other) throw new Error("The bars aren't in sight.");
  // To the team it needs something from, which would need it from itself.
  await carry(page, anchor, 2, needed.y - from.y);
  await page.mouse.up();
  const refusal = page.getByRole("alert").filter({ hasText: "one team would both need and give" });
  await expect(refusal).toContainText("D-1, E-601 needs E-602");
  await expect(anchor).toHaveAccessibleName(/Alder, sprint 3 to 4/);
  await refusal.getByRole("button", { name: "Close" }).click();
  await carry(page, anchor, 2, other.y - from.y);
  await expect(page.getByText(/^S5 to S6 · .* · Cedar/)).toBeVisible();
  await page.mouse.up();
  await expect(anchor).toHaveAccessibleName(/Cedar, sprint 5 to 6/);
  await saved(page, /Moved E-601 to S5 to S6, Cedar/);
  await page.reload();
  await expect(anchor).toHaveAccessibleName(/Cedar, sprint 5 to 6/);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(anchor).toHaveAccessibleName(/Alder, sprint 3 to 4/);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(anchor).toHaveAccessibleName(/Cedar, sprint 5 to 6/);
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(anchor).toHaveAccessibleName(/Alder, sprint 3 to 4/);
  await expect(page.getByRole("group", { name: /^Alder, \d+ \/ 30 pts$/ })).toBeVisible();
});

test("Esc puts back what is carried, and the end of a bar stretches it", async ({ page }) => {
  await enter(page, "CPO");
  const chart = bar(page, "Chart room");
  await carry(page, chart, 2);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(chart).toHaveAccessibleName(/sprint 5 to 6/);
  await expect(page).not.toHaveURL(/epic=/);

  // It glides home: a trial waits until it stands still.
  await chart.hover({ trial: true });
  const box = await chart.boundingBox();
  if (!box) throw new Error("The bar isn't in sight.");
  await page.mouse.move(box.x + box.width - 1, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 1.4, box.y + 10, { steps: 6 });
  await page.mouse.up();
  await expect(chart).toHaveAccessibleName(/sprint 5 to 7/);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(chart).toHaveAccessibleName(/sprint 5 to 6/);
});

test("keys do all of it, and it is said", async ({ page }) => {
  await enter(page, "CPO");
  const chart = bar(page, "Chart room");
  await chart.focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(chart).toHaveAccessibleName(/sprint 7 to 9/);
  await expect(page.getByRole("status").filter({ hasText: /Chart room: S7 to S9/ })).toHaveCount(1);
  await saved(page, /Moved E-603 to S7 to S9/);
  await page.keyboard.press("Alt+ArrowDown");
  await expect(chart).toHaveAccessibleName(/Elm, sprint 7 to 9/);
  await expect(chart).toBeFocused();
  await saved(page, /Moved E-603 to Elm/);

  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Move E-603" });
  await dialog.getByLabel("Lead team").selectOption("Cedar");
  await dialog.getByLabel("From").selectOption({ value: "5" });
  await dialog.getByLabel("To").selectOption({ value: "6" });
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(chart).toHaveAccessibleName(/Cedar, sprint 5 to 6/);
  await saved(page, /Moved E-603 to S5 to S6, Cedar/);

  await chart.focus();
  await page.keyboard.press("ArrowUp");
  await expect(bar(page, "Anchor watch").or(bar(page, "Beacon upkeep")).and(page.locator(":focus"))).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/epic=60[12]/);
  await page.goBack();
  await expect(page).not.toHaveURL(/epic=/);
});

test("conflicts lead to their Epics and are gone once moved", async ({ page }) => {
  await enter(page, "CPO");
  await page.getByRole("button", { name: "1 dependency conflict" }).click();
  await expect(page).toHaveURL(/only=conflicts/);
  await expect(page.locator("[data-bar]")).toHaveCount(2);
  await page.getByRole("button", { name: "1 dependency conflict" }).click();
  const anchor = bar(page, "Anchor watch");
  await carry(page, anchor, 1);
  await page.mouse.up();
  await expect(anchor).toHaveAccessibleName(/sprint 4 to 5, 0% done, not Ready/);
  await expect(page.getByRole("button", { name: /dependency conflict/ })).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("button", { name: "1 dependency conflict" })).toBeVisible();
});

test("a Dependency is drawn from bar to bar, and one that closes a cycle is refused by name", async ({ page }) => {
  await enter(page, "CPO");
  const beacon = bar(page, "Beacon upkeep");
  await beacon.hover();
  const handle = await beacon.locator("[data-connect=needs]").boundingBox();
  const anchor = await bar(page, "Anchor watch").boundingBox();
  if (!handle || !anchor) throw new Error("The bars aren't in sight.");
  await page.mouse.move(handle.x + 6, handle.y + 6);
  await page.mouse.down();
  await page.mouse.move(anchor.x + 40, anchor.y + 10, { steps: 8 });
  await page.mouse.up();
  const refusal = page.getByRole("region", { name: "What didn't go through" });
  await expect(refusal).toContainText(/E-602.*E-601|E-601.*E-602/);
  await expect(refusal).toContainText("DEP-1");
  await refusal.getByRole("button", { name: "Close" }).click();

  await bar(page, "Chart room").click({ button: "right" });
  await page.getByRole("menuitem", { name: /Dependency from here/ }).click();
  const dialog = page.getByRole("dialog", { name: "Dependency of E-603" });
  await dialog.getByRole("combobox").click();
  await page.getByPlaceholder("Search", { exact: true }).fill("Anchor");
  await page.getByRole("option", { name: /Anchor watch/ }).click();
  await dialog.getByRole("button", { name: "Add Dependency" }).click();
  await saved(page, /E-603 now needs E-601/);
  await page.keyboard.press("ControlOrMeta+z");
  await saved(page, /Undone/);
});

test("what isn't planned waits in the tray and is carried onto the timeline", async ({ page }) => {
  await enter(page, "CPO");
  const tray = page.getByRole("region", { name: "Unplanned Epics" });
  await tray.getByRole("button", { name: /Unplanned/ }).click();
  const driftwood = await tray.getByRole("button", { name: /Driftwood/ }).boundingBox();
  const chart = await bar(page, "Chart room").boundingBox();
  if (!driftwood || !chart) throw new Error("Nothing to carry.");
  await page.mouse.move(driftwood.x + 30, driftwood.y + 10);
  await page.mouse.down();
  await page.mouse.move(chart.x + 20, chart.y + 8, { steps: 10 });
  await page.mouse.up();
  await expect(bar(page, "Driftwood")).toHaveAccessibleName(/Cedar, sprint 5,/);
  await saved(page, /Moved E-604/);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(tray.getByRole("button", { name: /Driftwood/ })).toBeVisible();
});

test("two see each other's moves with a name, and choose when both moved the same", async ({ page, browser }) => {
  await enter(page, "CPO");
  const other = await someoneElse(browser, "CSM");
  await bar(other, "Chart room").hover();
  await expect(other.locator("[data-grip]")).toHaveCount(0);
  await carry(page, bar(page, "Chart room"), 1);
  await page.mouse.up();
  await expect(bar(other, "Chart room")).toHaveAccessibleName(/sprint 6 to 7/);
  await expect(other.getByRole("status").filter({ hasText: /moved E-603 to S6 to S7/ })).toHaveCount(1);
  await other.context().close();

  // A second screen of the CPO that hears nothing of the first one's move.
  const deaf = await someoneElse(browser, "CPO");
  await deaf.route("**/api/**", (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  await carry(page, bar(page, "Chart room"), 1);
  await page.mouse.up();
  await saved(page, /Moved E-603 to S7 to S8/);
  await carry(deaf, bar(deaf, "Chart room"), -1);
  await deaf.mouse.up();
  const dialog = deaf.getByRole("dialog", { name: "Somebody else moved E-603" });
  await expect(dialog).toContainText("S7 to S8");
  await deaf.unroute("**/api/**");
  await dialog.getByRole("button", { name: "Save mine" }).click();
  await expect(bar(page, "Chart room")).toHaveAccessibleName(/sprint 5 to 6/);
  await deaf.context().close();
});

test("only what is in sight is in the document, at every zoom", async ({ page }) => {
  await enter(page, "CPO");
  for (const zoom of ["sprint", "milestone", "quarter", "year", "three_years"]) {
    await open(page, `?zoom=${zoom}`);
    await expect(page.locator("[data-bar]").first()).toBeAttached();
    // Three years hold them all across, so that only lanes out of sight are left out.
    expect(await page.locator("[data-bar]").count()).toBeLessThan(zoom === "three_years" ? 600 : 300);
  }
  await open(page);
  await expect(bar(page, "Beacon upkeep")).toBeVisible();
  await expect(bar(page, "Sounding 540")).toHaveCount(0);
  await page.getByRole("region", { name: "Roadmap of Harbour" }).evaluate((room) => room.scrollTo(room.scrollWidth, 0));
  await expect(page.locator("[data-bar]").first()).toBeAttached();
  await expect(bar(page, "Beacon upkeep")).toHaveCount(0);
});

test("zoom, lanes and filters are in the address", async ({ page }) => {
  await enter(page, "CPO");
  await page.keyboard.press("-");
  await expect(page).toHaveURL(/zoom=year/);
  await page.getByRole("radio", { name: "Milestones" }).click();
  await expect(page).toHaveURL(/lanes=milestone/);
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByLabel("Text in title, number or label").fill("beacon");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/q=beacon/);
  await page.reload();
  await expect(page.locator("[data-bar]")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Filters, 1 set" })).toBeVisible();
});

test("the timeline is saved as a picture", async ({ page }) => {
  await enter(page, "CPO", "?team=alder&team=birch");
  for (const kind of ["SVG", "PNG"]) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export the timeline" }).click();
    await page.getByRole("menuitem", { name: `Save as ${kind}` }).click();
    const content = readFileSync(await (await download).path());
    if (kind === "SVG") {
      // What is in sight, and not the years after it.
      expect(content.toString()).toContain("Anchor watch");
      expect(content.toString()).not.toContain("Sounding 540");
    } else {
      expect(content.subarray(1, 4).toString()).toBe("PNG");
      // Wide enough for a slide: the width stands in the header.
      expect(content.readUInt32BE(16)).toBeGreaterThanOrEqual(1920);
    }
  }
  // What is printed is the same picture, drawn when the printer asks.
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("svg text", { hasText: "Anchor watch" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Roadmap of Harbour" })).toBeHidden();
});

test("everybody can use it, light and dark", async ({ page }) => {
  await enter(page, "CPO");
  for (const search of ["", "?as=table&team=alder", "?lanes=value&zoom=year"]) {
    await page.goto(`/flow-teams/${harbour.slug}/roadmap${search}`);
    await expect(page.getByText("Sounding 15", { exact: true }).or(page.locator("[data-bar]")).first()).toBeAttached();
    await expectAccessibleInBothThemes(page);
  }
});

test("on a phone it can be read, and there is the list", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await enter(page, "CPO");
  await expect(bar(page, "Beacon upkeep")).toBeVisible();
  await page.goto(`/flow-teams/${harbour.slug}/roadmap?as=table&q=beacon`);
  await expect(page.getByRole("cell", { name: "Beacon upkeep" })).toBeVisible();
  await context.close();
});
