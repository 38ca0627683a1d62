import { type Browser, type Locator, type Page, expect } from "@playwright/test";
import { formBoard } from "./board-harbour";
import { test } from "./fresh-test";
import { type DemoRole, expectAccessible, expectAccessibleInBothThemes, signInAs } from "./visit";
import { watch } from "./watched";

test.describe.configure({ mode: "serial" });

let yard: Awaited<ReturnType<typeof formBoard>>;
test.beforeAll(async () => {
  yard = await formBoard();
});
test.afterAll(() => yard.remove());

async function open(page: Page, search = "?team=keel"): Promise<void> {
  await page.goto(`/flow-teams/${yard.slug}/board${search}`);
  // What the server sends in pieces stands hidden in the page for a moment, besides where it belongs.
  await expect(page.locator("[data-board]").filter({ visible: true })).toBeVisible();
}

async function visit(page: Page, as: DemoRole, search?: string): Promise<() => void> {
  const finish = watch(page);
  await signInAs(page, as);
  await open(page, search);
  return finish;
}

async function someoneElse(browser: Browser, as: DemoRole): Promise<{ page: Page; finish: () => void }> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  return { page, finish: await visit(page, as) };
}

/** A card by its title, wherever it stands. */
const card = (page: Page, title: string) => page.getByRole("row", { name: new RegExp(`S-\\d+ ${title},`) });
/** The same, once it says that it stands there. */
const inColumn = (page: Page, title: string, column: string) =>
  page.getByRole("row", { name: new RegExp(`S-\\d+ ${title},.*, ${column}, \\d+ of \\d+$`) });

async function pick(page: Page, what: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error("The card isn't in sight.");
  await page.mouse.move(box.x + 60, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 70, box.y + 46, { steps: 3 });
  return box;
}

test("a card is carried to another column, glides on another's screen with a name, and is taken back", async ({
  browser,
  page,
}) => {
  const finish = await visit(page, "Developer");
  const other = await someoneElse(browser, "Product Owner");
  await expect(inColumn(page, "Plank 3", "To do")).toBeVisible();
  const box = await pick(page, card(page, "Plank 3"));
  await page.mouse.move(box.x + box.width + 80, box.y + 60, { steps: 6 });
  await page.mouse.up();
  await expect(inColumn(page, "Plank 3", "In progress")).toBeVisible();
  await expect(inColumn(other.page, "Plank 3", "In progress")).toBeVisible();
  await expect(page.getByText(/^S-3 is in In progress/)).toBeVisible();

  // Esc puts a carried card back where it was.
  const again = await pick(page, card(page, "Plank 3"));
  await page.mouse.move(again.x + again.width + 80, again.y + 60, { steps: 6 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(inColumn(page, "Plank 3", "In progress")).toBeVisible();
  expect(page.url()).not.toContain("story=");

  await page.keyboard.press("Control+z");
  await expect(inColumn(page, "Plank 3", "To do")).toBeVisible();
  await expect(inColumn(other.page, "Plank 3", "To do")).toBeVisible();
  // The other's page is live by now: what happened before that is seen, and not told.
  await expect(card(other.page, "Plank 3").locator(".appear")).toHaveText(/\p{Letter}+ \p{Letter}+/u);
  finish();
  other.finish();
});

test("a card holds all of its content with wide-set text", async ({ page }) => {
  const finish = await visit(page, "Product Owner");
  await page.addStyleTag({
    content:
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
  });
  const one = card(page, "Plank 1");
  await expect(one).toBeVisible();
  const over = await one.evaluate((element) => {
    const bottom = element.getBoundingClientRect().bottom;
    return Math.max(...[...element.querySelectorAll("*")].map((part) => part.getBoundingClientRect().bottom - bottom));
  });
  expect(over).toBeLessThanOrEqual(1);
  finish();
});

test("keys go from card to card, carry, open, block and assign; the menu does what a drag does", async ({ page }) => {
  const finish = await visit(page, "Product Owner");
  await card(page, "Plank 1").focus();
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "Plank 2")).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(inColumn(page, "Plank 2", "In progress")).toBeFocused();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(inColumn(page, "Plank 2", "Review")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(card(page, "Plank 1")).toBeFocused();

  // The PO orders: past the neighbour by a key, to the bottom by the menu.
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("row", { name: /Plank 1,.*To do, 2 of 5$/ })).toBeFocused();
  await card(page, "Plank 1")
    .getByRole("button", { name: /^More about/ })
    .click();
  await page.getByRole("menuitem", { name: "To the bottom of the column" }).click();
  await expect(page.getByRole("row", { name: /Plank 1,.*To do, 5 of 5$/ })).toBeVisible();

  await card(page, "Plank 4").focus();
  await page.keyboard.press("a");
  await expect(page.getByText(/^S-4 is .+'s$/)).toBeVisible();
  await page.keyboard.press("b");
  await page.getByLabel(/^Reason/).fill("Waits for timber");
  await page.getByRole("button", { name: "Block it" }).click();
  await expect(card(page, "Plank 4")).toBeFocused();
  await expect(card(page, "Plank 4")).toHaveAccessibleName(/blocked since today: Waits for timber/);
  await expect(card(page, "Plank 4")).toContainText("Blocked since today: Waits for timber");
  await card(page, "Plank 4")
    .getByRole("button", { name: /^More about/ })
    .click();
  await page.getByRole("menuitemcheckbox", { name: "Review" }).click();
  await expect(inColumn(page, "Plank 4", "Review")).toBeVisible();

  await card(page, "Plank 5").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/story=5/);
  await expect(page.getByRole("complementary").getByRole("heading", { name: "Plank 5" })).toBeVisible();
  finish();
});

test("of two who drag one card at once, the second learns where it is and who put it there", async ({
  browser,
  page,
}) => {
  const finish = await visit(page, "Developer");
  const other = await someoneElse(browser, "Scrum Master");
  const gone = await pick(other.page, card(other.page, "Plank 6"));
  await other.page.mouse.move(gone.x + gone.width * 2 + 60, gone.y + 60, { steps: 4 });
  // Meanwhile it goes elsewhere; what others do waits until the carried card is let go.
  await card(page, "Plank 6").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByText(/^S-6 is in In progress/)).toBeVisible();
  await other.page.mouse.up();
  await expect(other.page.getByText(/S-6 is in In progress now: .+ moved it\./)).toBeVisible();
  await expect(inColumn(other.page, "Plank 6", "In progress")).toBeVisible();
  await expect(inColumn(page, "Plank 6", "In progress")).toBeVisible();
  finish();
  other.finish();
});

test("a Story is added on top of a column, planned and not committed to; filters are in the address", async ({
  page,
}) => {
  const finish = await visit(page, "Product Owner");
  await page.getByRole("button", { name: "Add a Story to In progress" }).click();
  await page.getByRole("textbox", { name: /^Title of a new Story/ }).fill("Bilge pump");
  await page.keyboard.press("Enter");
  await expect(inColumn(page, "Bilge pump", "In progress")).toBeVisible();
  await expect(page).toHaveURL(/planned=shown/);
  await expect(card(page, "Spare plank")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByLabel("Text in title, number or label").fill("oak");
  await expect(page).toHaveURL(/text=oak/);
  await expect(card(page, "Plank 2")).toBeVisible();
  await expect(card(page, "Plank 3")).toHaveCount(0);
  const link = page.url();
  await open(page);
  await page.goto(link);
  await expect(card(page, "Plank 2")).toBeVisible();
  await expect(card(page, "Plank 3")).toHaveCount(0);

  await open(page, "?team=keel&only=blocked");
  await expect(page.locator("[data-card]")).toHaveCount(1);
  await open(page);
  await card(page, "Plank 4").focus();
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/only=mine/);
  await expect(page.locator("[data-card]")).toHaveCount(1);
  // What is left is said, and has the focus.
  await expect(page.locator("[role=status]", { hasText: "1 of 6 Stories shown" })).toBeAttached();
  await expect(page.locator("[data-card]")).toBeFocused();
  await page.keyboard.press("m");
  await expect(page.locator("[data-card]")).toHaveCount(6);
  finish();
});

test("a card moved while offline waits where it was put, says so, and is stored when the connection is back", async ({
  page,
  context,
}) => {
  await signInAs(page, "Developer");
  await open(page);
  const from = card(page, "Plank 3");
  await from.focus();
  await context.setOffline(true);
  await page.keyboard.press("Alt+ArrowRight");
  await expect(from).toContainText("Offline: kept, not sent yet");
  await context.setOffline(false);
  await expect(from).not.toContainText("Offline: kept", { timeout: 30_000 });
  await page.reload();
  await expect(from).toBeVisible();
  await card(page, "Plank 3").focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.getByText(/^S-3 is in /)).toBeVisible();
});

test("Tasks stand in the lanes of their Stories; people have lanes too", async ({ page }) => {
  const finish = await visit(page, "Developer", "?team=keel&lanes=story");
  const task = (column: string) =>
    page.getByRole("row", { name: new RegExp(`^Cut it, Task of S-1,.*, ${column}, 1 of 1$`) });
  await task("To do").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(task("In progress")).toBeFocused();
  await page.getByRole("button", { name: "Add a Task to S-1" }).click();
  await page.getByRole("textbox", { name: "Title of a new Task of S-1" }).fill("Oil it");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: /^Oil it, Task of S-1,.*To do/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Tasks of S-1" }).click();
  await expect(page.getByRole("row", { name: /^Oil it/ })).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole("radio", { name: "By person" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Nobody's" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cards of nobody" })).toBeVisible();
  // Into nobody's lane: the card is let go.
  const box = await pick(page, card(page, "Plank 1"));
  const lane = await page.getByRole("button", { name: "Cards of nobody" }).boundingBox();
  await page.mouse.move(box.x + 70, (lane?.y ?? 0) + 80, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByText("S-1 is nobody's", { exact: true })).toBeVisible();
  finish();
});

test("the team shapes its board: columns, what they mean and limits, shown to all and never blocking", async ({
  browser,
  page,
}) => {
  const finish = await visit(page, "Scrum Master");
  const other = await someoneElse(browser, "Developer");
  await expect(other.page.getByRole("button", { name: "Board settings" })).toHaveCount(0);
  await page.getByRole("button", { name: "Board settings" }).click();
  await page.getByLabel("Name of column 3").fill("Test");
  await page.getByLabel("Limit of In progress").fill("1");
  await page.getByRole("button", { name: "Add a column" }).click();
  await page.getByLabel("Name of column 4").fill("Test");
  await expect(page.getByText("Two columns are called Test.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save the board" })).toBeDisabled();
  await page.getByLabel("Name of column 4").fill("Paint");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save the board" }).click();
  for (const screen of [page, other.page])
    await expect(screen.getByRole("heading", { name: "Paint", exact: true })).toBeVisible();
  await card(other.page, "Plank 3").focus();
  await other.page.keyboard.press("Alt+ArrowRight");
  await expect(inColumn(other.page, "Plank 3", "In progress")).toBeVisible();
  for (const screen of [page, other.page])
    await expect(screen.getByText("1 over the limit of 1", { exact: true })).toBeVisible();
  finish();
  other.finish();
});

test("the board of all teams shows their Stories by Epic, folded and opened", async ({ page }) => {
  const finish = await visit(page, "CSM", "?team=all");
  await expect(card(page, "Crow nest")).toContainText("Mast");
  await expect(card(page, "Plank 5")).toContainText("Keel");
  await card(page, "Crow nest").click();
  await expect(page.getByRole("complementary").getByRole("heading", { name: "Crow nest" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Stories of E-1" }).click();
  await expect(page.locator("[data-card]")).toHaveCount(0);
  await expectAccessible(page);
  finish();
});

test("everybody can use the boards, light and dark", async ({ page }) => {
  const finish = await visit(page, "Product Owner");
  for (const search of ["?team=keel", "?team=keel&lanes=person", "?team=keel&lanes=story", "?team=all"]) {
    await open(page, search);
    await expectAccessibleInBothThemes(page);
  }
  finish();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("one column fills the screen; cards are moved from their menu", async ({ page }) => {
    const finish = await visit(page, "Developer");
    await expect(page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Board" })).toBeVisible();
    await page.getByRole("tab", { name: /^In progress/ }).tap();
    await expect(page).toHaveURL(/column=/);
    await expect(card(page, "Plank 5")).toHaveCount(0);
    await page.getByRole("tab", { name: /^To do/ }).tap();
    await card(page, "Plank 5")
      .getByRole("button", { name: /^More about/ })
      .tap();
    await page.getByRole("menuitemcheckbox", { name: "In progress" }).tap();
    await expect(card(page, "Plank 5")).toHaveCount(0);
    await page.getByRole("tab", { name: /^In progress/ }).tap();
    await expect(card(page, "Plank 5")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    finish();
  });
});

test("a card put above others makes room, and the board stays where it is", async ({ page }) => {
  const large = await formBoard(40);
  try {
    await signInAs(page, "Product Owner");
    await page.goto(`/flow-teams/${large.slug}/board?team=keel`);
    await expect(page.getByText("40 Stories ·")).toBeVisible();
    const top = await page.getByRole("row", { name: /^S-1 / }).boundingBox();
    await pick(page, page.getByRole("row", { name: /^S-4 / }));
    await page.mouse.move((top?.x ?? 0) + 70, (top?.y ?? 0) + 20, { steps: 6 });
    await page.mouse.up();
    await expect(page.getByRole("row", { name: /^S-4 .*1 of 40$/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /^S-1 .*2 of 40$/ })).toBeVisible();
    expect(await page.locator("[data-board]").evaluate((board) => board.scrollTop)).toBe(0);
  } finally {
    await large.remove();
  }
});

test("a board of 600 Stories comes with its first cards, and has them all once the page runs", async ({ page }) => {
  const large = await formBoard(600);
  try {
    await signInAs(page, "Developer");
    const address = `/flow-teams/${large.slug}/board?team=keel`;
    // What the server sends stands there before any code of the page runs.
    const sent = await (await page.request.get(address)).text();
    const cards = sent.match(/data-card="/g)?.length ?? 0;
    expect(cards).toBeGreaterThan(3);
    expect(cards).toBeLessThan(30);
    expect(sent).toContain('rel="preload" href="/api/flow-teams/');
    const asked: string[] = [];
    page.on("request", (request) => request.url().includes("/stories?") && asked.push(request.url()));
    await page.goto(address);
    await expect(page.getByText("600 Stories ·")).toBeVisible();
    await page.locator("[data-board]").evaluate((board) => board.scrollTo(0, board.scrollHeight));
    await expect(page.getByRole("row", { name: /^S-600 / })).toBeVisible();
    expect(asked).toHaveLength(1);
  } finally {
    await large.remove();
  }
});
