import { expect } from "@playwright/test";
import { test } from "./fresh-test";
import { formFlowSprintCrew } from "./flow-sprint-crew";
import { openRoom } from "./open-room";
import { type DemoRole, demoPath, expectAccessible, signInAs, watchErrors } from "./visit";

/** What each role's Today says waits for them. */
const headings: Record<Exclude<DemoRole, "Administrator">, readonly string[]> = {
  CPO: ["Epics waiting for value", "Epics waiting for validation", "Open feedback"],
  CSM: ["Dependencies in conflict", "Impediments by age"],
  Architect: ["Verdicts asked for"],
  "Product Owner": [/^Not Ready for Flow Sprint/.source, "Dependency requests"],
  "Scrum Master": ["Blocked and ageing", "Impediments of Bedrock", "SoS report due from Bedrock"],
  Developer: ["My cards"],
  Stakeholder: ["What became of your feedback", "Milestones ahead"],
};

for (const [role, expected] of Object.entries(headings)) {
  test(`Today of the ${role} is the first page, leads with a sentence, and opens what it counts`, async ({ page }) => {
    const errors = watchErrors(page);
    await signInAs(page, role as DemoRole);
    await page.goto(demoPath);
    await expect(page).toHaveURL(`${demoPath}/today`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/^Good (morning|afternoon|evening), /);
    await expect(page.getByRole("heading", { level: 2 }).first()).toContainText(/\w+.*\.$/);
    // What has nothing in it stands in one line, which opens.
    const folded = page.locator("details", { hasText: "Nothing: " });
    for (const heading of expected) {
      const name = new RegExp(heading);
      const title = page.getByRole("heading", { level: 3, name }).or(folded.locator("summary", { hasText: name }));
      await expect(title).toBeVisible();
    }
    // By its own heading, or as the event that comes next.
    if (role === "Stakeholder") await expect(page.getByRole("main")).toContainText("Flow Sprint Review");
    if ((await folded.count()) > 0) await folded.locator("summary").click();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
    const first = page.getByRole("region", { name: new RegExp(expected[0] ?? "") }).or(folded);
    const lines = first.first().getByRole("link");
    const opens = await lines.last().getAttribute("href");
    await lines.last().click();
    await expect(page).toHaveURL((url) =>
      `${url.pathname}${url.search}`.startsWith(opens?.split(/[&#]/)[0] ?? "never"),
    );
    expect(errors).toEqual([]);
  });
}

for (const role of ["CSM", "Developer"] as const) {
  test(`Today of the ${role} fits a screen of 320 pixels without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await signInAs(page, role);
    await page.goto(`${demoPath}/today`);
    await expect(page.getByRole("heading", { name: "Today’s events" })).toBeVisible();
    const over = await page
      .getByRole("main")
      .evaluate((main) => Math.max(...[main, ...main.children].map((box) => box.scrollWidth - box.clientWidth)));
    expect(over).toBeLessThanOrEqual(0);
  });
}

test("on a phone the title of a conflict has its line, and the Badge stands beside the teams under it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, "CSM");
  await page.goto(`${demoPath}/today`);
  const line = page.getByRole("region", { name: "Dependencies in conflict" }).getByRole("listitem").first();
  await expect(line).toBeVisible();
  const [whole, title, badge, detail] = await line.getByRole("link").evaluate((link) => {
    const words = link.lastElementChild as Element;
    return [words, ...words.children].map((part) => part.getBoundingClientRect().toJSON() as DOMRect);
  });
  expect(title?.width).toBeCloseTo(whole?.width ?? 0, 0);
  expect(badge?.top).toBeGreaterThanOrEqual(title?.bottom ?? 0);
  expect(badge?.top).toBeLessThan(detail?.bottom ?? 0);
});

test("a Developer gives the daily update on Today in two presses", async ({ page }) => {
  const crew = await formFlowSprintCrew();
  try {
    await crew.beginStory();
    await signInAs(page, "Developer");
    await page.goto(`${crew.path}/today`);
    const update = page.getByRole("region", { name: "My update", exact: true });
    await update.getByRole("button", { name: "Nothing" }).click();
    await update.getByRole("button", { name: "I’m done" }).click();
    await expect(update).toContainText("Your update is there");
    const kept = async () =>
      crew.read<{ prepared: number }>(
        `SELECT count(*)::int AS prepared FROM "Preparation" p JOIN "FlowSprintEvent" e ON e.id = p."eventId" WHERE e."flowTeamId" = $1`,
      );
    await expect.poll(kept).toEqual([{ prepared: 1 }]);
    await update.getByRole("button", { name: "Change it" }).click();
    await expect(update.getByRole("textbox", { name: "Today" })).toBeVisible();
  } finally {
    await crew.remove();
  }
});

test("Today follows what others do: a room that opens leads the day at once", async ({ page, browser }) => {
  const crew = await formFlowSprintCrew();
  try {
    await signInAs(page, "Product Owner");
    await page.goto(`${crew.path}/today`);
    await expect(page.getByRole("heading", { level: 2 }).first()).not.toContainText("is open");
    const csm = await (await browser.newContext()).newPage();
    await signInAs(csm, "CSM");
    await csm.goto(`${crew.path}/events/s1-planning-1`);
    await openRoom(csm);
    // Planned for the first day of the Flow Sprint, which today may not be.
    const opened = page.getByRole("link", { name: /^Flow Sprint Planning 1(, planned for .*,)? is open\.$/ });
    await expect(opened).toBeVisible();
    await opened.click();
    await expect(page).toHaveURL(`${crew.path}/events/s1-planning-1`);
  } finally {
    await crew.remove();
  }
});
