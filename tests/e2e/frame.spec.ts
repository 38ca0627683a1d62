import { type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { demoPath, enterAs, expectAccessible, expectAccessibleInBothThemes, signInAs, watchErrors } from "./visit";

let errors: string[];
test.beforeEach(({ page }) => {
  errors = watchErrors(page);
});
test.afterEach(() => {
  expect(errors).toEqual([]);
});

const searchBox = (page: Page) => page.getByRole("dialog", { name: "Search" });
const section = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name });

async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(searchBox(page)).toBeVisible();
}

test("the search box finds an Epic in spite of a typing error, and remembers it", async ({ page }) => {
  await enterAs(page, "CPO");
  await openSearch(page);
  await page.keyboard.type("berth windws");
  const found = searchBox(page).getByRole("option", { name: /^Berth windows that respect tide/ });
  await expect(found).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/roadmap\?epic=\d+$/);
  await expect(page.getByRole("complementary", { name: /Berth windows/ })).toBeVisible();

  await openSearch(page);
  await expect(searchBox(page).getByText("Recent")).toBeVisible();
  await expect(searchBox(page).getByRole("option").first()).toContainText("Berth windows");
});

test("the search box finds people, teams, pages and commands, by keys alone", async ({ page }) => {
  await enterAs(page, "CSM");
  await openSearch(page);
  await page.keyboard.type("pilotage");
  await expect(searchBox(page).getByRole("option", { name: "Pilotage Scrum Team" })).toBeVisible();
  await searchBox(page).getByRole("combobox").fill("calendar");
  await expect(searchBox(page).getByRole("option").first()).toContainText("Calendar");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${demoPath}/calendar`);

  await openSearch(page);
  await page.keyboard.type("dark theme");
  await searchBox(page)
    .getByRole("option", { name: /Switch to the dark theme/ })
    .click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await openSearch(page);
  await page.keyboard.type("xyzxyz");
  await expect(searchBox(page).getByText("Nothing is called “xyzxyz”")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(searchBox(page)).toBeHidden();
});

test("the chosen theme is there at the first paint", async ({ page }) => {
  await enterAs(page, "CSM");
  await page.getByRole("button", { name: /^You:/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const answer = await page.request.get(`${demoPath}/roadmap`);
  expect(await answer.text()).toContain('data-theme="dark"');
  await page.getByRole("button", { name: /^You:/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Light" }).click();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(page.locator("html")).toHaveCSS("color-scheme", "light");
});

test("who else is on the page is named, and no longer once they have gone", async ({ page, browser }) => {
  await signInAs(page, "CSM");
  await page.goto(`${demoPath}/calendar`);
  const other = await (await browser.newContext()).newPage();
  await signInAs(other, "Architect");
  await other.goto(`${demoPath}/calendar`);
  const them = await other.getByRole("button", { name: /^You:/ }).getByRole("img").getAttribute("aria-label");
  const present = page.getByRole("list", { name: "Also on this page" }).getByRole("img", { name: them ?? "" });
  await expect(present).toBeVisible();
  await section(other, "Rulebook").click();
  await expect(present).toBeHidden();
  await other.context().close();
});

test("an item's history says who changed what, and takes one's last change back", async ({ page }) => {
  await signInAs(page, "CSM");
  await page.goto(`${demoPath}/settings`);
  const product = page.getByRole("textbox", { name: "Product" });
  const before = await product.inputValue();
  const save = page.locator("form").filter({ has: product }).getByRole("button", { name: "Save" });
  await product.fill("Charts of the tide");
  await save.click();
  const latest = page.getByRole("region", { name: "History" }).getByRole("listitem").first();
  await expect(latest).toContainText(`${before} → Charts of the tide`);
  await latest.getByRole("button", { name: "Undo" }).click();
  await expect(latest).toContainText("took back: changed");
  await expect(product).toHaveValue(before);
});

test("an address that leads nowhere says what it may be and where to go", async ({ page }) => {
  await signInAs(page, "Developer");
  for (const address of ["/nowhere", "/flow-teams/no-such-team/roadmap", `${demoPath}/nowhere`]) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
  }
  await page.getByRole("main").getByRole("link", { name: "Your Flow Teams" }).click();
  await expect(page.getByRole("heading", { name: "Flow Teams", level: 1 })).toBeVisible();
  expect((await page.goto(`${demoPath}/events/nowhere`))?.status()).toBe(404);
  await page.getByRole("main").getByRole("link", { name: "All events" }).click();
  await expect(page.getByRole("heading", { name: "Events", level: 1 })).toBeVisible();
  // A browser that shows something else than a page of ours asks for its icon here.
  expect((await page.request.get("/favicon.ico")).ok()).toBe(true);
  // The answers of 404 are what was asked for; nothing else may have gone wrong.
  errors = errors.filter((error) => !/status of 404 .*(nowhere|no-such-team)/.test(error));
});

test("keys lead everywhere, but not while something is typed", async ({ page }) => {
  await signInAs(page, "CSM");
  await page.goto(`${demoPath}/teams`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#page")).toBeFocused();

  await openSearch(page);
  await page.keyboard.type("g b?");
  await expect(searchBox(page).getByRole("combobox")).toHaveValue("g b?");
  await page.keyboard.press("Escape");
  await expect(searchBox(page)).toBeHidden();
  await expect(page).toHaveURL(`${demoPath}/teams#page`);

  // The search box says what it finds, and gives the focus back to what had it.
  await section(page, "Teams").focus();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(searchBox(page)).toBeVisible();
  await page.keyboard.type("qqzzqq");
  await expect(page.locator("[role=status]", { hasText: "Nothing is called “qqzzqq”" })).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(section(page, "Teams")).toBeFocused();
  const search = page.getByRole("button", { name: /^Search/ });
  await search.click();
  await expect(searchBox(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(search).toBeFocused();

  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByText("Undo", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(`${demoPath}/roadmap`);
});

test("keys of one letter are turned off in the account, and the others go on working", async ({ page }) => {
  await signInAs(page, "CSM");
  await page.goto("/account");
  const keys = page.getByRole("checkbox", { name: /^Keys of one letter/ });
  await keys.uncheck();
  await page.goto(`${demoPath}/today`);
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await openSearch(page);
  await expect(searchBox(page).locator("kbd", { hasText: "Enter" })).toBeVisible();
  await expect(searchBox(page).locator("kbd:visible", { hasText: "?" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(searchBox(page)).toBeHidden();
  for (const key of ["?", "g", "r"]) await page.keyboard.press(key);
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await expect(list).toContainText("Keys of one letter are off.");
  await expect(list.getByText("Search", { exact: true })).toBeVisible();
  await expect(list.getByText("Roadmap", { exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(`${demoPath}/today`);
  await list.getByRole("link", { name: "Account" }).click();
  await expect(page).toHaveURL(/\/account#keys$/);
  await expect(list).toBeHidden();
  await expect(keys).not.toBeChecked();
  await keys.check();
  await page.goto(`${demoPath}/today`);
  await page.keyboard.press("?");
  await expect(list).toContainText("Keys of one letter can be turned off");
});

test.describe("at 400% zoom", () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test("the frame scrolls with the page, which has room for its content", async ({ page }) => {
    await signInAs(page, "Product Owner");
    for (const path of ["today", "backlog", "board", "story-map", "dependencies"]) {
      await page.goto(`${demoPath}/${path}`);
      const main = page.getByRole("main");
      await expect(main).toBeVisible();
      await main.evaluate((element) => element.scrollIntoView({ block: "start" }));
      const box = await main.boundingBox();
      const seen = Math.min(256, (box?.y ?? 256) + (box?.height ?? 0)) - Math.max(0, box?.y ?? 256);
      expect(seen, path).toBeGreaterThan(180);
    }
  });
});

test("what is chosen has a mark of its own where the system sets the colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await signInAs(page, "CSM");
  await page.goto(`${demoPath}/roadmap`);
  await expect(section(page, "Roadmap")).toHaveCSS("border-top-width", "2px");
});

test("a Stakeholder's frame holds Today, their inbox, the roadmap and the events that invite them", async ({
  page,
}) => {
  await signInAs(page, "Stakeholder");
  await page.goto(`${demoPath}/roadmap`);
  await expect(section(page, "Roadmap")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Sections" }).getByRole("link")).toHaveText([
    "Today",
    /^Inbox\d*$/,
    "Roadmap",
    "Events",
  ]);
  await openSearch(page);
  await page.keyboard.type("pilotage");
  await expect(searchBox(page).getByRole("option", { name: /E-\d+/ }).first()).toBeVisible();
  await expect(searchBox(page).getByText("Scrum Team", { exact: true })).toHaveCount(0);
});

test("Minutes and Improvements are beside the schedule of events, and ⌘K finds them", async ({ page }) => {
  await signInAs(page, "Developer");
  await page.goto(`${demoPath}/events`);
  const tabs = page.getByRole("navigation", { name: "Events and what came of them" });
  await tabs.getByRole("link", { name: "Improvements" }).click();
  await expect(page.getByRole("heading", { name: "Improvements", level: 1 })).toBeVisible();
  await expect(section(page, "Events")).toHaveAttribute("aria-current", "page");
  await openSearch(page);
  await page.keyboard.type("minutes");
  await searchBox(page).getByRole("option", { name: "Minutes", exact: true }).click();
  await expect(page).toHaveURL(`${demoPath}/events/minutes`);
  await expect(tabs.getByRole("link", { name: "Minutes" })).toHaveAttribute("aria-current", "page");
});

test("the rail shows the running Flow Sprint and the way to every section", async ({ page }) => {
  await enterAs(page, "Product Owner");
  await expect(page.getByText(/day \d+ \/ \d+/)).toBeVisible();
  await expect(
    page
      .getByRole("navigation", { name: /My teams?/ })
      .getByRole("link")
      .first(),
  ).toBeVisible();
  for (const name of [
    "Events",
    "Backlog",
    "Insights",
    "Calendar",
    "Teams",
    "Rulebook",
    "Settings",
    "Roadmap",
    "Today",
  ]) {
    await section(page, name).click();
    await expect(section(page, name)).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("the frame is accessible in both themes", async ({ page }) => {
  await signInAs(page, "CSM");
  await page.goto("/flow-teams");
  await expectAccessibleInBothThemes(page);
  await page.goto(`${demoPath}/roadmap`);
  await expect(page.getByRole("region", { name: "Roadmap of Tidewater" }).locator("[data-bar]").first()).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await openSearch(page);
  await page.keyboard.type("berth");
  await expect(searchBox(page).getByRole("option", { name: /E-\d+/ }).first()).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press("Escape");
  await expect(searchBox(page)).toBeHidden();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessibleInBothThemes(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the rail is a bottom bar, and all else is under More", async ({ page }) => {
    await enterAs(page, "CSM");
    const bar = page.getByRole("navigation", { name: "Sections" });
    await expect(bar.getByRole("link")).toHaveText(["Today", "Board", "Events", "Inbox"]);
    for (const target of await bar.getByRole("link").all()) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await bar.getByRole("link", { name: "Events" }).tap();
    await expect(bar.getByRole("link", { name: "Events" })).toHaveAttribute("aria-current", "page");
    await bar.getByRole("button", { name: "More" }).tap();
    const more = page.getByRole("dialog", { name: "Tidewater" });
    await expect(more.getByText(/day \d+ \/ \d+/)).toBeVisible();
    await expectAccessible(page);
    await more.getByRole("link", { name: "Calendar" }).tap();
    await expect(page).toHaveURL(`${demoPath}/calendar`);
    await expect(more).toBeHidden();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

test("the document keeps a title from page to page, for who hears it", async ({ page }) => {
  await signInAs(page, "CPO");
  await page.goto(`${demoPath}/roadmap`);
  const go = async (name: string) => {
    await section(page, name).first().click();
    await expect(page).toHaveTitle(`${name} · Tidewater`);
  };
  await go("Backlog");
  await page.evaluate(() => {
    // Observers are told in the order they came in: this one after the page's own.
    const observer = new MutationObserver(() => {
      document.body.dataset.titles = `${document.body.dataset.titles ?? ""}${document.title}|`;
    });
    observer.observe(document.head, { childList: true });
  });
  await go("Calendar");
  await go("Roadmap");
  const titles = (await page.locator("body").getAttribute("data-titles"))?.split("|").slice(0, -1) ?? [];
  expect([...new Set(titles)]).toEqual(["Backlog", "Calendar", "Roadmap"].map((name) => `${name} · Tidewater`));
});
