import { readFileSync } from "node:fs";
import { type Locator, type Page, expect } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { test } from "./fresh-test";
import { demoPath, expectAccessible, signInAs, watchErrors } from "./visit";

const rowsOf = (page: Page) => page.locator("[data-row]");
const idsOf = (page: Page) => rowsOf(page).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
/** The first rows, as they stand: of what is out of sight only some is in the page. */
const firstOf = async (page: Page, count = 3) => (await idsOf(page)).slice(0, count);
const chosenBar = (page: Page) => page.getByRole("region", { name: "Change all chosen" });

/** The open Stories of the demo's PO's team, in its order. */
async function openTeamBacklog(page: Page, search = ""): Promise<Locator> {
  await page.goto(`${demoPath}/backlog?of=team&status=open${search}`);
  const rows = rowsOf(page);
  await expect(rows.nth(3)).toBeVisible();
  return rows;
}

test.describe("the four backlogs", () => {
  test("show one set of items, each in its way, and are accessible", async ({ page }) => {
    const errors = watchErrors(page);
    await signInAs(page, "CPO");
    await page.goto(`${demoPath}/backlog?status=in_progress`);
    const rows = rowsOf(page);
    await expect(rows.first()).toContainText("E-");
    await rows.first().focus();
    await page.keyboard.press("ArrowRight");
    await expect(rows.nth(1)).toContainText("S-");
    await expect(rows.first()).toHaveAttribute("aria-expanded", "true");
    await expectAccessible(page);

    // By keys: an arrow walks on and chooses nothing, Enter does.
    await page.getByRole("radio", { name: "Flow" }).press("ArrowRight");
    await expect(page.getByRole("radio", { name: "Team" })).toBeFocused();
    await expect(page.getByRole("radio", { name: "Product" })).toBeChecked();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Team Backlog" })).toBeVisible();
    await expect(page).toHaveURL(/of=team/);
    await expect(rows.first()).toContainText("S-");
    await page.getByLabel("Scrum Team").selectOption({ label: "Berths" });
    await expect(page.getByRole("treegrid", { name: "Team Backlog of Berths" })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("radio", { name: "Sprint" }).click();
    await expect(page.getByRole("heading", { name: "Sprint Backlog" })).toBeVisible();
    await expect(page.getByLabel("Flow Sprint", { exact: true })).toBeVisible();
    await page.getByRole("radio", { name: "Flow" }).click();
    await expect(page.getByRole("heading", { name: "Flow Backlog" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Sprint Backlog" })).toBeVisible();
    expect(errors).toEqual([]);
  });

  test("hold a Story written in one line, where it was written", async ({ page }) => {
    await signInAs(page, "Product Owner");
    await openTeamBacklog(page);
    await page.keyboard.press("n");
    const line = page.getByRole("textbox", { name: /^New Story in / });
    await expect(line).toBeFocused();
    await line.fill("Mooring lines counted twice");
    await page.keyboard.press("Enter");
    await expect(line).toHaveValue("");
    // The list goes to it, marked; what says so stands above the line, not over it.
    const row = rowsOf(page).filter({ hasText: "Mooring lines counted twice" });
    await expect(row).toBeInViewport();
    const said = await page.getByText(/^S-\d+ written in/).boundingBox();
    const typedIn = await line.boundingBox();
    if (!said || !typedIn) throw new Error("Both are in sight.");
    expect(said.y + said.height).toBeLessThanOrEqual(typedIn.y);
    await expect(line).toBeFocused();
    await page.goto(`${page.url()}&q=Mooring+lines+counted`);
    await expect(rowsOf(page).first()).toContainText("Mooring lines counted twice");
    await expect(rowsOf(page).first()).toContainText("missing");
  });

  test("offer the templates wherever a Story is written in a form, with what was typed in the line", async ({
    page,
  }) => {
    await signInAs(page, "Product Owner");
    await openTeamBacklog(page);
    const form = page.getByRole("dialog", { name: "New Story" });
    await page.getByRole("button", { name: "New Story" }).first().click();
    await expect(form.getByLabel("Start from")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("textbox", { name: /^New Story in / }).fill("Buoys relit");
    await page.getByRole("button", { name: "Write it in a form, from a template" }).click();
    await expect(form.getByRole("textbox", { name: /^Title/ })).toHaveValue("Buoys relit");
    await form.getByLabel("Start from").selectOption({ index: 1 });
    await expect(form.getByRole("textbox", { name: /^Title/ })).toHaveValue("Buoys relit");
  });
});

test.describe("Stories in a list", () => {
  test("are edited where they stand, by double click, keys and choice", async ({ page }) => {
    await signInAs(page, "Product Owner");
    const rows = await openTeamBacklog(page, "&columns=team,sprint,estimate,owner,labels");
    const id = await rows.nth(1).getAttribute("data-row");
    const row = page.locator(`[data-row="${id}"]`);
    await row.focus();
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: /^Title of S-/ }).fill("Fenders checked at dusk");
    await page.keyboard.press("Enter");
    await expect(row).toContainText("Fenders checked at dusk");
    await expect(row).toBeFocused();

    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: /^Points of S-/ }).fill("8");
    await page.keyboard.press("Enter");
    await expect(row.getByRole("button", { name: /^Points of S-\d+: 8/ })).toBeVisible();

    // Begun in the cell, an edit ends there: Enter edits once more.
    const points = row.getByRole("button", { name: /^Points of S-/ });
    await points.press("Enter");
    await page.keyboard.press("Escape");
    await expect(points).toBeFocused();
    await row.focus();

    await page.keyboard.press("l");
    await page.getByRole("textbox", { name: /^Labels of S-/ }).fill("dusk, fenders");
    await page.keyboard.press("Enter");
    await expect(row).toContainText("dusk, fenders");

    await page.keyboard.press("o");
    await page.getByPlaceholder("Search").press("ArrowDown");
    await page.getByPlaceholder("Search").press("Enter");
    await expect(row.getByRole("button", { name: /^Owner of S-\d+: nothing/ })).toHaveCount(0);
    await expect(page.getByText(/^Owner of S-\d+ saved/)).toBeVisible();
    await page.reload();
    await expect(row).toContainText("Fenders checked at dusk");
    await expect(row).toContainText("dusk, fenders");
  });

  test("are chosen together and changed as one, which is undone as one", async ({ page }) => {
    await signInAs(page, "Product Owner");
    const rows = await openTeamBacklog(page, "&columns=estimate,labels");
    const ids = await firstOf(page);
    await rows.nth(0).focus();
    await page.keyboard.press("Shift+ArrowDown");
    await expect(chosenBar(page)).toContainText("2 Stories chosen");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(chosenBar(page)).toContainText("3 Stories chosen");
    await chosenBar(page).getByRole("button", { name: "Label" }).click();
    // A datalist's input is a combobox to a screen reader. Typed at once: no letter is a key of the page.
    await page.keyboard.type("spring-tide");
    await expect(page.getByRole("combobox", { name: "Label to add to all chosen" })).toHaveValue("spring-tide");
    await page.getByRole("button", { name: "Set", exact: true }).click();
    for (const id of ids) await expect(page.locator(`[data-row="${id}"]`)).toContainText("spring-tide");
    await chosenBar(page).getByRole("button", { name: "Label" }).click();
    await page.getByRole("button", { name: "spring-tide 3 of 3, take it off" }).click();
    for (const id of ids) await expect(page.locator(`[data-row="${id}"]`)).not.toContainText("spring-tide");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    for (const id of ids) await expect(page.locator(`[data-row="${id}"]`)).toContainText("spring-tide");
    await expect(page.getByText("Labels of 3 Stories saved").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    for (const id of ids) await expect(page.locator(`[data-row="${id}"]`)).not.toContainText("spring-tide");
  });

  test("offer the CSM nothing that only others may change", async ({ page }) => {
    await signInAs(page, "CSM");
    const rows = await openTeamBacklog(page, "&team=berths");
    await rows.nth(0).focus();
    await page.keyboard.press("x");
    await expect(chosenBar(page)).toContainText("1 Story chosen");
    await expect(chosenBar(page)).toContainText("You may change nothing in all of them");
    for (const name of ["Epic", "Team", "Owner", "Points", "Label", "Remove"]) {
      await expect(chosenBar(page).getByRole("button", { name, exact: true })).toHaveCount(0);
    }
    await expectAccessible(page);
  });

  test("are ranked by carrying, and Esc puts them back", async ({ page }) => {
    await signInAs(page, "Product Owner");
    const rows = await openTeamBacklog(page);
    const [first, second, third] = await firstOf(page);
    const carry = async () => {
      await rows.nth(0).hover();
      const handle = await rows.nth(0).locator("[data-handle]").boundingBox();
      const target = await rows.nth(2).boundingBox();
      if (!handle || !target) throw new Error("Rows are in sight.");
      await page.mouse.move(handle.x + 8, handle.y + 8);
      await page.mouse.down();
      await page.mouse.move(handle.x + 8, target.y + target.height - 4, { steps: 6 });
    };
    await carry();
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await firstOf(page)).toEqual([first, second, third]);
    await carry();
    await page.mouse.up();
    await expect.poll(() => firstOf(page)).toEqual([second, third, first]);
    await page.reload();
    await expect.poll(() => firstOf(page)).toEqual([second, third, first]);
  });

  test("are ranked by two POs at once, who see one order in the end", async ({ browser }) => {
    const contexts = [await browser.newContext(), await browser.newContext()];
    const [one, two] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!one || !two) throw new Error("Two pages were asked for.");
    await Promise.all([signInAs(one, "Product Owner"), signInAs(two, "Product Owner")]);
    await Promise.all([openTeamBacklog(one), openTeamBacklog(two)]);
    const [a, b, c, d] = await firstOf(one, 4);
    await one.locator(`[data-row="${a}"]`).focus();
    await two.locator(`[data-row="${d}"]`).focus();
    await Promise.all([one.keyboard.press("Alt+ArrowDown"), two.keyboard.press("Alt+ArrowUp")]);
    await expect.poll(() => firstOf(one, 4)).toEqual([b, a, d, c]);
    await expect.poll(() => firstOf(two, 4)).toEqual([b, a, d, c]);
    // Whoever moved a row still has it under the keys.
    await expect(one.locator(`[data-row="${a}"]`)).toBeFocused();
    await one.keyboard.press("Alt+Home");
    await expect.poll(() => firstOf(two, 1)).toEqual([a]);
    await Promise.all(contexts.map((context) => context.close()));
  });

  test("that others change cost a list only those rows", async ({ browser }) => {
    const contexts = [await browser.newContext(), await browser.newContext()];
    const [one, two] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!one || !two) throw new Error("Two pages were asked for.");
    await Promise.all([signInAs(one, "Product Owner"), signInAs(two, "CPO")]);
    await openTeamBacklog(one);
    await two.goto(`${demoPath}/backlog?tree=open&status=open&group=none&columns=estimate`);
    await expect(rowsOf(two).nth(3)).toBeVisible();
    const row = rowsOf(one).first();
    const id = await row.getAttribute("data-row");
    const asked: string[] = [];
    two.on("request", (request) => {
      if (request.url().includes("/stories?")) asked.push(request.url());
    });
    await row.focus();
    await one.keyboard.press("e");
    await one.getByRole("textbox", { name: /^Points of S-/ }).fill("13");
    // What it heard of when it began to listen it has read by now.
    asked.length = 0;
    await one.keyboard.press("Enter");
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    expect(asked.every((address) => new URL(address).searchParams.get("ids") === id)).toBe(true);

    // And so does a change of several.
    const ids = (await firstOf(one)) as string[];
    asked.length = 0;
    await row.focus();
    await one.keyboard.press("Shift+ArrowDown");
    await expect(chosenBar(one)).toContainText("2 Stories chosen");
    await one.keyboard.press("Shift+ArrowDown");
    await expect(chosenBar(one)).toContainText("3 Stories chosen");
    await chosenBar(one).getByRole("button", { name: "Points" }).click();
    await one.getByRole("textbox", { name: "Points of all chosen" }).fill("8");
    await one.getByRole("button", { name: "Set", exact: true }).click();
    const rowsAsked = () => asked.map((address) => new URL(address).searchParams.get("ids")?.split(",").sort());
    await expect.poll(rowsAsked).toEqual([ids.sort()]);
    await Promise.all(contexts.map((context) => context.close()));
  });
});

test.describe("what a backlog shows", () => {
  test("is in the address and survives a reload", async ({ page }) => {
    await signInAs(page, "CPO");
    await page.goto(`${demoPath}/backlog?of=team&team=berths`);
    await page.getByRole("button", { name: "Filters" }).click();
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("button", { name: "Not Ready" }).click();
    await expect(page).toHaveURL(/status=open.*only=not-ready/);
    await expect(page.getByText(/^\d+ of \d+ Stories/)).toBeVisible();
    const text = page.getByRole("textbox", { name: "Text" });
    await text.pressSequentially("berth", { delay: 20 });
    await expect(text).toHaveValue("berth");
    await expect(page).toHaveURL(/q=berth/);
    await text.fill("");
    await expect(page).not.toHaveURL(/q=/);
    const before = await firstOf(page);
    await page.reload();
    await expect(page.getByRole("button", { name: "Filters, 2 set" })).toBeVisible();
    await expect.poll(() => firstOf(page)).toEqual(before);
    await page.goto(`${page.url()}&q=nothing-is-called-this`);
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await expect(rowsOf(page).first()).toBeVisible();
    await expect(page).toHaveURL(/of=team&team=berths$/);
  });

  test("has the columns and groups that were chosen, also when it is opened again", async ({ page }) => {
    await signInAs(page, "Product Owner");
    const rows = await openTeamBacklog(page, "&columns=status,estimate");
    const labels = page.getByRole("columnheader", { name: "Labels" });
    await expect(labels).toHaveCount(0);
    await page.getByRole("button", { name: "Display" }).click();
    // Each follows the address, which is a moment behind the click.
    await page.getByRole("checkbox", { name: "Labels" }).click();
    await expect(page.getByRole("checkbox", { name: "Labels" })).toBeChecked();
    await page.getByRole("checkbox", { name: "Status" }).click();
    await expect(page.getByRole("checkbox", { name: "Status" })).not.toBeChecked();
    await page.getByLabel("Groups").selectOption({ label: "By owner" });
    await page.keyboard.press("Escape");
    const isAsChosen = async () => {
      await expect(labels).toBeVisible();
      await expect(page.getByRole("columnheader", { name: "Status" })).toHaveCount(0);
      await expect(rows.first()).toHaveAccessibleName(/, \d+ (Story|Stories) · \d+ points?$/);
      await expect(rows.first()).toHaveAttribute("aria-expanded", "true");
    };
    await isAsChosen();
    await expect(page).toHaveURL(/columns=estimate%2Clabels|columns=estimate,labels/);
    await expect(page).toHaveURL(/group=owner/);
    await page.reload();
    await isAsChosen();
  });

  test("of a team is saved by one and there for others at once, on the board too", async ({ browser }) => {
    const contexts = [await browser.newContext(), await browser.newContext()];
    const [mine, theirs] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!mine || !theirs) throw new Error("Two pages were asked for.");
    await Promise.all([signInAs(mine, "Product Owner"), signInAs(theirs, "CPO")]);
    for (const page of [mine, theirs]) {
      await page.goto(`${demoPath}/board?team=bedrock&lanes=person`);
      await page.getByRole("button", { name: "Saved views" }).click();
      await expect(page.getByRole("textbox", { name: "Name of a view to save" })).toBeVisible();
    }
    await mine.getByRole("textbox", { name: "Name of a view to save" }).fill("Who carries what");
    await mine.getByLabel("For whom").selectOption({ label: "For Bedrock" });
    await mine.getByRole("button", { name: "Save", exact: true }).click();
    const there = theirs.getByRole("button", { name: "Who carries what", exact: true });
    await expect(there).toBeVisible();
    await theirs.getByRole("radio", { name: "Board" }).click({ force: true });
    await theirs.getByRole("button", { name: "Saved views" }).click();
    await there.click();
    await expect(theirs).toHaveURL(/lanes=person/);
    await mine.getByRole("button", { name: "More about the view Who carries what" }).click();
    await mine.getByRole("menuitem", { name: "Delete" }).click();
    await expect(there).toHaveCount(0);
    await Promise.all(contexts.map((context) => context.close()));
  });

  test("is saved under a name, found again and deleted", async ({ page }) => {
    await signInAs(page, "CPO");
    await page.goto(`${demoPath}/backlog?of=team&team=berths&group=owner`);
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByRole("textbox", { name: "Name of a view to save" }).fill("Who does what");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("button", { name: "Who does what", exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${demoPath}/backlog`);
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByRole("button", { name: "Who does what", exact: true }).click();
    await expect(page).toHaveURL(/of=team&team=berths&group=owner/);
    await expect(page.getByRole("heading", { name: "Team Backlog" })).toBeVisible();
    await page.getByRole("button", { name: "More about the view Who does what" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(page.getByRole("button", { name: "Who does what", exact: true })).toHaveCount(0);
  });

  test("is exported as it stands: these rows, columns and order", async ({ page }) => {
    await signInAs(page, "Product Owner");
    const rows = await openTeamBacklog(page, "&columns=status,estimate");
    await page.getByRole("button", { name: "Display" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export as CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("team-backlog.csv");
    const [head, ...lines] = parse(readFileSync(await file.path()), { bom: true }) as string[][];
    expect(head).toEqual(["Number", "Title", "Status", "Points"]);
    expect(lines.every(([, , status]) => status === "Open")).toBe(true);
    expect(await page.getByRole("treegrid").getAttribute("aria-rowcount")).toBe(String(lines.length + 1));
    const shown = await rows.evaluateAll((all) => all.slice(0, 3).map((row) => row.getAttribute("aria-label")));
    expect(lines.slice(0, 3).map(([number, title]) => `${number} ${title}`)).toEqual(shown);
  });

  test("fits a phone, with title, estimate, status and a menu", async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await signInAs(page, "Product Owner");
    const rows = await openTeamBacklog(page);
    await expect(rows.first()).toContainText(/S-\d+ · .* · Open/);
    await rows
      .first()
      .getByRole("button", { name: /^More about/ })
      .click();
    await expect(page.getByRole("menuitem", { name: "Move down" })).toBeVisible();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    await context.close();
  });
});
