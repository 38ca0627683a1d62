import { type Page, expect } from "@playwright/test";
import { formCrew } from "./calendar-crew";
import { test } from "./fresh-test";
import { expectAccessibleInBothThemes, signInAs } from "./visit";
import { watch } from "./watched";

let crew: Awaited<ReturnType<typeof formCrew>>;

test.beforeEach(async () => {
  crew = await formCrew();
});
test.afterEach(() => crew.remove());

/** Sets a calendar that starts next Monday. */
async function setCalendar(page: Page, length = "2 weeks"): Promise<void> {
  await page.goto(crew.path);
  await page.getByRole("radio", { name: length }).click();
  await page.getByRole("button", { name: "Set the calendar" }).click();
  await expect(page.getByText(/^Starts in/)).toBeVisible();
}

const choose = async (page: Page, change: string) => {
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("menuitem", { name: change }).click();
};

test("the CSM sees the year that follows while choosing, and sets the calendar", async ({ page }) => {
  const settle = watch(page);
  await signInAs(page, "CSM");
  await page.goto(crew.path);
  const year = page.getByRole("region", { name: "The year that follows" });
  await expect(year).toContainText("26 Flow Sprints and 6 Milestones");
  await page.getByRole("radio", { name: "5 Flow Sprints" }).click();
  await expect(year).toContainText("26 Flow Sprints and 5 Milestones");
  await page.getByRole("radio", { name: "4 weeks" }).click();
  await expect(year).toContainText("13 Flow Sprints and 6 Milestones");
  await page.getByLabel("First day").fill("");
  await expect(page.getByText("The first day has to be a real day").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Set the calendar" })).toBeDisabled();
  await page.getByLabel("First day").fill("2031-01-06");
  await expect(page.getByText("All Flow Sprints start on a Monday.")).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Set the calendar" }).click();
  await expect(page.getByText("4 weeks, 2 sprints a Milestone")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Flow Sprint 1: Monday,? 6 January 2031/ })).toBeVisible();
  settle();
});

test("a pause shows what it moves, is put in, taken back and taken out", async ({ page }) => {
  const settle = watch(page);
  await signInAs(page, "CSM");
  await setCalendar(page);
  await page.getByRole("button", { name: /^Flow Sprint 2:/ }).click();
  await page.getByRole("button", { name: "Put in a pause after S2" }).click();
  const dialog = page.getByRole("dialog", { name: "Put in a pause" });
  await dialog.getByLabel("For", { exact: true }).selectOption("2 weeks");
  await expect(dialog.getByRole("region", { name: "What moves" })).toContainText(
    /Flow Sprint 3 starts on .* instead of/,
  );
  await dialog.getByRole("button", { name: "Put in the pause" }).click();
  await expect(dialog.getByText("Say what the pause is for.").first()).toBeVisible();
  await dialog.getByLabel("What for").fill("Year-end break");
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Put in the pause" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("definition").filter({ hasText: "Year-end break" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "None ahead" })).toBeVisible();

  await choose(page, "Put in a pause");
  await dialog.getByLabel("What for").fill("Offsite");
  await dialog.getByRole("button", { name: "Put in the pause" }).click();
  await page.getByRole("radio", { name: "List" }).click();
  await expect(page).toHaveURL(/view=list/);
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: /^Take out the pause after S/ }).click();
  await expect(page.getByRole("cell", { name: "Pause: Offsite" })).toBeHidden();
  settle();
});

test("a change of cadence that leaves no Milestone names the boundaries that work", async ({ page }) => {
  const settle = watch(page);
  await signInAs(page, "CSM");
  await setCalendar(page, "3 weeks");
  await page.getByRole("button", { name: /^Flow Sprint 5:/ }).click();
  await page.getByRole("button", { name: "Change the cadence from S5 on" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the cadence" });
  await expect(dialog.getByText("This is the cadence it has there already.")).toBeVisible();
  await dialog.getByRole("radio", { name: "4 weeks" }).click();
  await expect(dialog.getByRole("alert")).toContainText("it can't come to 8 to 10");
  await expect(dialog.getByRole("button", { name: "Change the cadence" })).toBeDisabled();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Start at Flow Sprint 4" }).click();
  await dialog.getByRole("button", { name: "Change the cadence" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("From S4 on: 4 weeks, 2 sprints a Milestone").first()).toBeVisible();
  settle();
});

test("what moves a committed Milestone happens by the CPO's yes, and everybody sees it", async ({ page, browser }) => {
  const settle = watch(page);
  await signInAs(page, "CSM");
  await setCalendar(page);
  await crew.commit(2);
  await page.reload();
  await choose(page, "Change the cadence");
  const dialog = page.getByRole("dialog", { name: "Change the cadence" });
  await dialog.getByLabel("From").selectOption({ index: 4 });
  await dialog.getByRole("radio", { name: "3 weeks" }).click();
  await expect(dialog.getByText("Milestone 2 is committed: this takes the CPO's yes")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Change the cadence" })).toBeHidden();
  await dialog.getByRole("button", { name: /^Copy a link for/ }).click();
  const link = await dialog.getByRole("textbox").inputValue();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  const context = await browser.newContext();
  const cpo = await context.newPage();
  const settleCpo = watch(cpo);
  await signInAs(cpo, "CPO");
  await cpo.goto(link);
  const proposal = cpo.getByRole("dialog", { name: "A change of cadence waits for a yes" });
  await expect(proposal.getByRole("row", { name: /M2 Landfall committed/ })).toBeVisible();
  await expectAccessibleInBothThemes(cpo);
  await proposal.getByRole("button", { name: "Agree, and change the cadence" }).click();
  await expect(proposal).toBeHidden();
  await expect(cpo).not.toHaveURL(/proposal/);
  // The CSM's page follows by itself.
  await expect(page.getByText("From S5 on: 3 weeks, 3 sprints a Milestone")).toBeVisible();
  await cpo.goto(link);
  await expect(cpo.getByText("This has been done")).toBeVisible();
  settleCpo();
  await context.close();
  settle();
});

test("others read it, and are told who keeps it", async ({ page }) => {
  const settle = watch(page);
  await signInAs(page, "Architect");
  await page.goto(crew.path);
  await expect(page.getByRole("heading", { name: "No calendar yet" })).toBeVisible();
  await expect(page.getByText(/^The Chief Scrum Master, .* sets it/)).toBeVisible();
  await page.goto("/flow-teams/tidewater/calendar");
  await expect(page.getByText(/^Kept by/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Change", exact: true })).toBeHidden();
  await page
    .getByRole("button", { name: /^Flow Sprint 18:/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: /Put in a pause/ })).toBeHidden();
  await page.keyboard.press("Escape");
  await expectAccessibleInBothThemes(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessibleInBothThemes(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  settle();
});
