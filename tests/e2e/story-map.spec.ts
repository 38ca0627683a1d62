import { type Locator, type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { expectAccessible, signInAs } from "./visit";
import { watch } from "./watched";

test.describe.configure({ mode: "serial" });

async function open(page: Page, search = ""): Promise<void> {
  await page.goto(`/flow-teams/tidewater/story-map${search}`);
  await expect(page.locator("[data-card]").first()).toBeVisible();
}

/** A Story's card once it stands there: in an Epic, in a row, and at a place of that cell where one is said. */
function inCell(page: Page, story: string, epic: string, row: string, place = "\\d+ of \\d+"): Locator {
  return page.getByRole("row", { name: new RegExp(`^${story} .*, ${epic} .*, ${row}, ${place}$`) });
}

/** "S-12", of the card's name. */
async function numberOn(card: Locator): Promise<string> {
  return ((await card.getAttribute("aria-label")) ?? "").split(" ")[0] ?? "";
}

type Box = { x: number; y: number; width: number; height: number };

/** Where something is in the window, once it has glided there. */
async function boxOf(what: Locator): Promise<Box> {
  await expect(what).toBeVisible();
  await what.evaluate((element) => Promise.allSettled(element.getAnimations().map(({ finished }) => finished)));
  const box = await what.boundingBox();
  if (!box) throw new Error("It isn't in sight.");
  return box;
}

/** Lifts a card with the mouse at its left, and holds it over a place: so far beneath the top of another box. */
async function carry(page: Page, card: Locator, { x, y }: Box, below: number): Promise<void> {
  const from = await boxOf(card);
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + below, { steps: 8 });
  await expect(card).toHaveClass(/opacity-40/);
}

/** The map of Bedrock, whose PO the demo's Product Owner is, from S17 on: its first Story there. */
async function openBedrock(page: Page): Promise<{ card: Locator; story: string }> {
  await open(page, "?team=bedrock");
  await page.getByRole("button", { name: "S16", exact: true }).click();
  const card = page.getByRole("row", { name: /, E-52 .*, S17, 1 of/ });
  await expect(card).toBeVisible();
  return { card, story: await numberOn(card) };
}

test("shows Epics by Flow Sprint, and by team where the address says so", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await open(page, "?team=berths");
  await expect(page.getByRole("heading", { name: "Story map" })).toBeVisible();
  await expect(page.getByText("running", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "By team" }).click();
  await expect(page).toHaveURL(/rows=team/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Berths" })).toBeVisible();
  await expectAccessible(page);
  finish();
});

test("a Story is dragged to another Flow Sprint, to another Epic and within its cell; Esc puts it back", async ({
  page,
}) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  const { card, story } = await openBedrock(page);
  const home = inCell(page, story, "E-52", "S17", "1 of \\d+");
  // Each is looked for when it is needed: who carries near an edge scrolls the map.
  const nextSprint = async () => ({
    ...(await boxOf(page.getByRole("rowheader", { name: /^S18/ }))),
    x: (await boxOf(home)).x,
  });

  await carry(page, card, await nextSprint(), 20);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(home).toBeVisible();
  expect(page.url()).not.toContain("story=");

  await carry(page, home, await nextSprint(), 20);
  await page.mouse.up();
  await expect(inCell(page, story, "E-52", "S18")).toBeVisible();
  await expect(page.getByText(`${story} moved to S18`, { exact: true })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(home).toBeVisible();

  // Between two Stories of another Epic that the team leads: the Epic and the place are one change.
  await carry(page, home, await boxOf(page.getByRole("row", { name: /, E-53 .*, S17, 1 of/ })), 70);
  await page.mouse.up();
  await expect(inCell(page, story, "E-53", "S17", "2 of \\d+")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(home).toBeVisible();

  await carry(page, home, await boxOf(home), 70);
  await page.mouse.up();
  await expect(inCell(page, story, "E-52", "S17", "2 of \\d+")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "S16", exact: true }).click();
  await expect(inCell(page, story, "E-52", "S17", "2 of \\d+")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(home).toBeVisible();
  finish();
});

test("a Story is dragged from its team to none and back; not to a team whose PO one isn't", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  const { story } = await openBedrock(page);
  // High enough for every team's row: those without a Story are folded.
  await page.setViewportSize({ width: 1440, height: 1200 });
  await open(page, `?rows=team&text=${story}`);
  const card = page.getByRole("row", { name: new RegExp(`^${story} `) });
  const rowOf = async (name: RegExp) => boxOf(page.getByRole("rowheader", { name }));
  await carry(page, card, await rowOf(/^Berths/), 20);
  await page.mouse.up();
  await expect(inCell(page, story, "E-52", "Bedrock")).toBeVisible();

  await carry(page, card, await rowOf(/^No team/), 20);
  await page.mouse.up();
  await expect(inCell(page, story, "E-52", "No team")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(inCell(page, story, "E-52", "Bedrock")).toBeVisible();
  finish();
});

test("keys move a Story past its neighbours, on into the next row and at once; the menu does it in words", async ({
  page,
}) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  const { card, story } = await openBedrock(page);
  const home = inCell(page, story, "E-52", "S17", "1 of \\d+");
  await card.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(inCell(page, story, "E-52", "S17", "2 of \\d+")).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(home).toBeFocused();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("status").filter({ hasText: "Now in S18" })).toBeAttached();
  await expect(inCell(page, story, "E-52", "S18", "1 of 1")).toBeFocused();
  // The only one of its cell: up is on into the row above, behind the last one there.
  await page.keyboard.press("Alt+ArrowUp");
  await expect(inCell(page, story, "E-52", "S17", "(\\d+) of \\1")).toBeFocused();
  await inCell(page, story, "E-52", "S17")
    .getByRole("button", { name: /^More about/ })
    .click();
  await page.getByRole("menuitem", { name: "To the top of the cell" }).click();
  await expect(home).toBeVisible();
  finish();
});

test("what runs is left for a reason alone", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await open(page, "?team=bedrock&text=tiles");
  await page.locator("[data-card]").first().focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("dialog", { name: /leave S16/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  finish();
});

test("a phone shows one Epic at a time", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, "Product Owner");
  await open(page);
  await page.getByRole("combobox", { name: "Epic in sight" }).selectOption({ index: 1 });
  await expect(page).toHaveURL(/column=\d+/);
  await expectAccessible(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a finger that rests on a Story carries it out of its Flow Sprint; Undo brings it back", async ({ page }) => {
    const finish = watch(page);
    await signInAs(page, "Product Owner");
    const { story } = await openBedrock(page);
    await open(page, `?team=bedrock&text=${story}`);
    const card = page.getByRole("row", { name: new RegExp(`^${story} `) });
    const from = await boxOf(card);
    const below = await boxOf(page.getByRole("rowheader", { name: /^Not planned/ }));
    const finger = await page.context().newCDPSession(page);
    const at = { x: from.x + 120, y: from.y + 60 };
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
      finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: at.x, y }] });
    await touch("touchStart", at.y);
    await expect(card).toHaveClass(/opacity-40/);
    for (let step = 1; step <= 6; step++) await touch("touchMove", at.y + ((below.y + 20 - at.y) * step) / 6);
    await touch("touchEnd", below.y + 20);
    await expect(inCell(page, story, "E-52", "Not planned")).toBeVisible();
    await page.getByRole("button", { name: "Undo", exact: true }).tap();
    await expect(inCell(page, story, "E-52", "S17")).toBeVisible();
    finish();
  });
});
