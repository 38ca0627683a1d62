import { type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { formSprintCrew } from "./sprint-crew";
import { expectAccessible, signInAs, watchErrors } from "./visit";

let crew: Awaited<ReturnType<typeof formSprintCrew>>;

test.beforeEach(async () => {
  crew = await formSprintCrew();
});
test.afterEach(() => crew.remove());

test("a Flow Sprint is planned, started, changed and closed, and the next one has what was carried over", async ({
  page,
}) => {
  const errors = watchErrors(page);
  await crew.addBirch();
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/sprints/1?team=${crew.teamId}`);
  await page.getByRole("button", { name: /^Flow Sprint Goal:/ }).click();
  await page.getByRole("textbox", { name: "Flow Sprint Goal" }).fill("Sail round the light");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Team Sprint Goal of Alder:/ }).click();
  await page.getByRole("textbox", { name: "Team Sprint Goal of Alder" }).fill("A whole jib");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Commit all 3 Ready ones" }).click();
  await expect(page.getByText("10 of 10 points")).toBeVisible();
  await expect(page.getByText("Its capacity of 10 points is the team's usual one.")).toBeVisible();
  await expect(page.getByText("Lacks an estimate")).toBeVisible();

  await page.getByRole("button", { name: "Start the Flow Sprint" }).click();
  await expect(page.getByRole("dialog").getByText("Sail round the light")).toBeVisible();
  await page.getByRole("button", { name: "Confirm the goal and start" }).click();
  await expect(page.getByRole("dialog")).toContainText("its Flow Sprint Planning 2 hasn't been held");
  await overrideGate(page, "Planned on the quay");
  await page.getByRole("button", { name: "Confirm the goal and start" }).click();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Override BLG-2 for S-4" }).click();
  await page.getByLabel("Why").fill("The chart is lost");
  await page.getByRole("button", { name: "Write the Override" }).click();
  await page.getByRole("button", { name: "Commit S-4" }).click();
  await page.getByLabel("Why").fill("A storm took the old one");
  await page.getByRole("button", { name: "Take it in" }).click();
  const scope = page.locator("section").filter({ has: page.getByRole("heading", { name: "Scope changes" }) });
  await expect(scope).toContainText("A storm took the old one");
  await expect(scope).toContainText("The chart is lost");

  await page.getByRole("button", { name: "Table", exact: true }).click();
  await expect(
    page
      .getByRole("table", { name: /^Burn-up of Alder/ })
      .getByRole("row")
      .nth(1),
  ).toContainText("10");
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Burn-down" }).click();
  const burnDown = (whose: string) => page.getByRole("table", { name: `Burn-down of ${whose} in Flow Sprint 1` });
  await expect(burnDown("Alder").getByRole("columnheader")).toHaveText(["Day", "Ideal", "Scope", "Remaining"]);
  await expect(burnDown("Alder").getByRole("row").nth(1).getByRole("cell")).toHaveText([
    "At the start",
    "10",
    "10",
    "10",
  ]);
  // The Flow Team's are those of both teams together, 3 points of them Birch's.
  const teamShown = page.getByRole("combobox", { name: "Scrum Team", exact: true });
  await teamShown.selectOption({ label: "All Scrum Teams" });
  await expect(burnDown("all Scrum Teams").getByRole("row").nth(1).getByRole("cell")).toHaveText([
    "At the start",
    "13",
    "13",
    "13",
  ]);
  await page.getByRole("radio", { name: "Burn-up" }).click();
  await page.getByRole("button", { name: "Table", exact: true }).click();
  const chart = (whose: string) => page.getByRole("region", { name: `Burn chart of ${whose}`, exact: true });
  await expect(chart("all Scrum Teams").getByRole("img")).toBeVisible();
  await expect(chart("all Scrum Teams").getByRole("paragraph")).toHaveText(
    "0 of 13 points done, 13 remaining. Scope at the start: 13.",
  );
  await teamShown.selectOption({ label: "Alder" });
  await expect(chart("Alder")).toBeVisible();

  await crew.finish("Mend the jib");
  await page.reload();
  await page.getByRole("button", { name: "Close the Flow Sprint" }).click();
  const dialog = page.getByRole("dialog");
  const choose = (number: number, choice: string) =>
    dialog
      .getByRole("radiogroup", { name: `What becomes of S-${number}` })
      .getByRole("radio", { name: choice })
      .click();
  // A team's Stories all at once, then those that are to go another way.
  await dialog.getByRole("button", { name: "Return all of Alder" }).click();
  for (const number of [2, 3])
    await expect(
      dialog.getByRole("radiogroup", { name: `What becomes of S-${number}` }).getByRole("radio", { name: "Return" }),
    ).toBeChecked();
  await choose(2, "Carry over");
  await choose(3, "Split");
  await dialog.getByLabel("Points left of S-3").fill("1");
  await overrideGate(page, "The crew is at sea");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close the Flow Sprint" }).click();
  await expect(page.getByText("Closed", { exact: true })).toBeVisible();

  await page.goto(`${crew.path}/sprints/2?team=${crew.teamId}`);
  await expect(page.getByText("Splice the halyard")).toBeVisible();
  await expect(page.getByText("Rest of S-3: Scrub the deck")).toBeVisible();
  // 6 points done on 8 focused days, and as many days ahead.
  await expect(page.getByText("3 of 6 points")).toBeVisible();
  await expect(
    page.getByText("Its capacity of 6 points is computed from 1 person, 10 person-days and the pace of S1."),
  ).toBeVisible();
  expect(errors).toEqual([]);
});

test("a Story planned for another Flow Sprint is taken in by its number, an unready one by an Override alone", async ({
  page,
}) => {
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/sprints/2?team=${crew.teamId}`);
  const part = page.getByRole("region", { name: "Sprint Backlog of Alder" });
  const take = async (search: string) => {
    await part.getByRole("button", { name: "Take a Story in" }).click();
    await page.getByPlaceholder("Search", { exact: true }).fill(search);
    await page.locator("[cmdk-item]", { hasText: search }).click();
  };
  await take("Splice");
  await expect(part.getByRole("button", { name: "Take out S-2" })).toBeVisible();
  await expect(part).toContainText("3 of 10 points");
  await take("S-4");
  await expect(page.getByText("S-4 is not Ready: it lacks an estimate.")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(part.getByRole("button", { name: "Take out S-4" })).toHaveCount(0);
  await take("S-4");
  await page.getByLabel("Why").fill("The chart is lost");
  await page.getByRole("button", { name: "Write the Override" }).click();
  await expect(part.getByRole("button", { name: "Take out S-4" })).toBeVisible();
});

test("committing to more than the capacity is shown wherever it is decided (BLG-4), and not forbidden", async ({
  page,
}) => {
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/sprints/1?team=${crew.teamId}`);
  const part = page.getByRole("region", { name: "Sprint Backlog of Alder" });
  await part.getByRole("button", { name: "Commit all 3 Ready ones" }).click();
  await expect(part).toContainText("10 of 10 points");
  await expect(part).not.toContainText("over capacity");

  await part.getByRole("button", { name: "S-4 Chart the shoal" }).click();
  const estimate = page.locator("[data-side-panel]").getByRole("textbox", { name: "Estimate in points" });
  await estimate.fill("1");
  await estimate.press("Enter");
  await expect(part).toContainText("1 over capacity with it");
  await part.getByRole("button", { name: "Commit S-4" }).click();
  await expect(page.getByText("1 Story committed to S1", { exact: true })).toBeVisible();
  await expect(part.getByText("1 point over capacity (BLG-4)", { exact: true })).toBeVisible();
  await expect(part).toContainText("Alder has committed to 11 of 10 points.");

  // It is stored: who comes to the page anew sees it among all teams, and where the start is confirmed.
  await page.goto(`${crew.path}/sprints/1`);
  await expect(page.getByRole("table", { name: "Sprint Backlogs of all Scrum Teams" })).toContainText(
    "11 of 10 points",
  );
  await expect(page.getByText("1 team over capacity", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Start the Flow Sprint" }).click();
  await expect(page.getByRole("dialog")).toContainText("Over capacity (BLG-4): Alder.");
});

test("capacity follows from days off and public holidays, and nobody is away before the sprint", async ({ page }) => {
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/capacity`);
  await page.getByRole("link", { name: "Days and absences of Alder" }).click();
  await expect(page.getByRole("heading", { name: "People and days" })).toBeVisible();
  await page.goto(`${crew.path}/capacity?team=${crew.teamId}&sprint=2`);
  await expect(page.getByText("10 person-days × 80% focus = 8 focused days")).toBeVisible();
  await page.getByRole("button", { name: "Write down an absence" }).click();
  await page.getByLabel("Last day").fill("2020-01-01");
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByRole("dialog")).toContainText("The last day away is before the first.");
  await page.getByLabel("Last day").fill(await page.getByLabel("First day").inputValue());
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText("9 person-days × 80% focus")).toBeVisible();
  await expect(page.getByText("Until then the usual capacity holds.")).toBeVisible();
  await page.getByRole("button", { name: "Focus and holidays" }).click();
  await page.getByRole("combobox", { name: "Public holidays of" }).click();
  await page.getByPlaceholder("Search", { exact: true }).fill("Germany, Bayern");
  await page.locator("[cmdk-item]", { hasText: "Germany, Bayern" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/ublic holidays? of Germany \(DE-BY\)/)).toBeVisible();
  await expectAccessible(page);
});

/** Writes down why the Flow Sprint may go on without its events, in the dialog that asks for them. */
test("a start without a Flow Sprint Goal says so, and takes it there", async ({ page }) => {
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/sprints/1`);
  await page.getByRole("button", { name: "Start the Flow Sprint" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("It has none yet, and the start confirms one (CAL-4)");
  await dialog.getByRole("button", { name: "Save the goal and start" }).click();
  await expect(dialog).toContainText("Flow Sprint 1 has no Flow Sprint Goal.");
  await dialog.getByRole("textbox", { name: /^Flow Sprint Goal/ }).fill("Round the light");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save the goal and start" }).click();
  // The events that let it start haven't been held; what was written is kept.
  await expect(dialog).toContainText("its Flow Sprint Planning 2 hasn't been held");
  await expect(dialog.getByText("Round the light")).toBeVisible();
  await overrideGate(page, "Planned on the quay");
  await dialog.getByRole("button", { name: "Confirm the goal and start" }).click();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
});

async function overrideGate(page: Page, reason: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Override CAL-4…" }).click();
  await dialog.getByLabel("Why").fill(reason);
  await dialog.getByRole("button", { name: "Write the Override" }).click();
  await expect(dialog).toContainText(`all the same: “${reason}”`);
}
