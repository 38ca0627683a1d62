import { type Page, expect } from "@playwright/test";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type DependenciesView, judgeAll } from "@/lib/domain/dependencies/view";
import { test } from "./fresh-test";
import { demoPath, expectAccessible, expectAccessibleInBothThemes, signInAs, watchErrors } from "./visit";

const at = (query: string) => `${demoPath}/dependencies?${query}`;

async function dependencies(page: Page): Promise<DependenciesView> {
  return (await (await page.request.get("/api/flow-teams/tidewater/dependencies")).json()) as DependenciesView;
}

async function choose(page: Page, combobox: RegExp, search: string, option: RegExp): Promise<void> {
  await page.getByRole("dialog").getByRole("combobox", { name: combobox }).click();
  await page.getByPlaceholder("Search").fill(search);
  await page.getByRole("option", { name: option }).first().click();
}

test("a Dependency raised by one is answered by the other team's PO, each seeing the other's act at once", async ({
  browser,
}) => {
  const contexts = [await browser.newContext(), await browser.newContext()];
  const [asker, answerer] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
  const errors = [...watchErrors(asker), ...watchErrors(answerer)];
  await signInAs(asker, "CSM");
  await signInAs(answerer, "Product Owner");
  await Promise.all([asker.goto(at("form=board")), answerer.goto(at("form=queue"))]);

  // What needs is a Story of another team than the PO's; what gives is the PO's team alone.
  const myTeam = (await answerer.getByRole("navigation", { name: "My team" }).getByRole("link").innerText()).trim();
  const ground = (await (await asker.request.get("/api/flow-teams/tidewater/ground")).json()) as GroundView;
  const mine = ground.teams.find(({ name }) => name === myTeam)?.id;
  const { stories, dependencies: rows } = await dependencies(asker);
  const isOfOther = (id: string) => rows.some((row) => row.neederStoryId === id && row.neederTeamId !== mine);
  const needer = stories.find(({ id, status, isGone }) => status !== "done" && !isGone && isOfOther(id));
  if (!needer) throw new Error("The demo has Story Dependencies.");
  await asker.getByRole("button", { name: "Raise a Dependency" }).click();
  await choose(asker, /What needs/, `S-${needer.number}`, new RegExp(`^${needer.title}`));
  await choose(asker, /What gives/, `the team alone, ${myTeam}`, /the team alone/);
  await asker.getByRole("dialog").getByLabel("What exactly is needed").fill("A quiet channel for the night");
  await asker.getByRole("dialog").getByRole("button", { name: "Raise" }).click();
  await expect(asker).toHaveURL(/dependency=\d+/);
  const number = Number(new URL(asker.url()).searchParams.get("dependency"));
  const panel = asker.getByRole("complementary").filter({ hasText: `D-${number}` });
  await expect(panel).toContainText("Proposed");

  const row = answerer.locator("[data-row]").filter({ hasText: "A quiet channel for the night" });
  await expect(row).toBeVisible();
  await row.focus();
  await answerer.keyboard.press("a");
  await expect(row).toHaveCount(0);
  // The next row takes the focus, so that one key answers it too.
  await expect(answerer.locator("[data-row]:focus")).toHaveCount(1);
  await expect(panel.getByText("Accepted", { exact: true })).toBeVisible();
  expect(errors).toEqual([]);
  await Promise.all(contexts.map((context) => context.close()));
});

test("a decline says why; what is left gives the focus back", async ({ page }) => {
  await signInAs(page, "Product Owner");
  await page.goto(at("form=queue"));
  const row = page.locator("[data-row]").first();
  await row.getByRole("button", { name: /^Decline/ }).click();
  await row.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(row).toContainText("Say why you decline it.");
  await row.getByRole("button", { name: "Cancel" }).click();
  await expect(row).toBeFocused();

  // A dialog gives the focus back to what opened it.
  const raise = page.getByRole("button", { name: "Raise a Dependency" });
  await raise.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(raise).toBeFocused();
});

test("the board lights conflicts, and the other strings of a card that has the pointer or the focus", async ({
  page,
}) => {
  await signInAs(page, "CPO");
  await page.goto(at("form=board"));
  const strings = page.locator("path[data-string]");
  await expect(strings.first()).toBeAttached();
  expect(await strings.evaluateAll((all) => all.every((one) => one.hasAttribute("data-conflict")))).toBe(true);
  await expectAccessible(page);
  const isQuietLit = () => page.locator("path[data-string]:not([data-conflict])").count();
  const cards = page.locator("[data-card]").filter({ hasNot: page.locator("[data-conflict]") });
  let seen = 0;
  for (const card of await cards.all()) {
    await card.hover();
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    seen += await isQuietLit();
  }
  expect(seen).toBeGreaterThan(0);

  await page
    .getByRole("button", { name: /in conflict$/ })
    .first()
    .click();
  await expect(page.getByRole("complementary").filter({ hasText: "Dependency" })).toContainText(
    /giver and needer are both|the giver ends|needed by/,
  );
});

test("a cell of the teams' matrix opens the list of its own, sorted by what is pressed", async ({ page }) => {
  await signInAs(page, "CPO");
  await page.goto(at("form=matrix"));
  await expectAccessible(page);
  // Each opens what it counts, whatever was shown before.
  const rows = page.getByRole("table", { name: "Dependencies" }).locator("[data-row]");
  for (const [path, name] of [
    ["form=matrix&show=all", /: \d+$/],
    ["form=matrix&show=all", /late$/],
    ["form=matrix", /: \d+$/],
  ] as const) {
    await page.goto(at(path));
    const count = page.getByRole("table", { name: "Open Dependencies by team" }).getByRole("button", { name }).first();
    const counted = Number(/: (\d+)/.exec((await count.textContent()) ?? "")?.[1]);
    await count.click();
    await expect(page).toHaveURL(/form=list/);
    await expect(page).toHaveURL(/needer=/);
    await expect(rows).toHaveCount(counted);
  }
  await page.goto(at("form=list&show=all"));
  await page.getByRole("columnheader", { name: "No." }).getByRole("button").click();
  await expect(page.getByRole("columnheader", { name: "No." })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.locator("[data-row]").first()).toContainText("D-1");
  await expectAccessible(page);
});

test("what comes late downstream is a click away, and opens in this panel's place", async ({ page }) => {
  await signInAs(page, "CPO");
  const ground = (await (await page.request.get("/api/flow-teams/tidewater/ground")).json()) as GroundView;
  const tied = judgeAll(await dependencies(page), ground).find(({ standing }) => standing.kind === "conflict");
  if (!tied) throw new Error("The demo has Dependencies in conflict.");
  await page.goto(at(`form=list&dependency=${tied.number}`));
  const panel = page.getByRole("complementary").filter({ hasText: `D-${tied.number}` });
  await panel.getByRole("button", { name: "See what happens" }).click();
  await expect(panel.getByLabel("How much it slips")).toBeFocused();
  await panel.getByLabel("How much it slips").selectOption("6");
  await expect(panel).toContainText("would come late");
  await expectAccessible(page);
});

test("a Milestone says what its Epics' Stories get too late", async ({ page }) => {
  await signInAs(page, "CSM");
  const view = await dependencies(page);
  const ground = (await (await page.request.get("/api/flow-teams/tidewater/ground")).json()) as GroundView;
  const running = ground.sprints.find(({ state }) => state === "running")?.number ?? 0;
  const held = judgeAll(view, ground).find(
    ({ standing, needer, giver, promised }) =>
      standing.kind === "holds" && needer?.isStory && giver?.isStory && (promised ?? 0) > running,
  );
  const end = ground.epics.find(({ id }) => id === held?.giver?.epicId)?.lastSprint ?? 0;
  const milestone = view.milestones.find(({ firstSprint, lastSprint }) => firstSprint <= end && end <= lastSprint);
  if (!held?.promised || !milestone) throw new Error("The demo has a Story that waits for a later Flow Sprint.");
  const words = `S-${held.needer?.number} needs S-${held.giver?.number}: needed by S${held.promised - 1}`;

  const path = at(`form=list&dependency=${held.number}`);
  const panel = page.getByRole("complementary");
  const neededBy = panel.getByLabel("Needed by");
  // What is said of it comes once the page runs: until then nobody hears what is chosen.
  const open = async () => {
    await page.goto(path);
    await expect(panel.getByText("Nothing said yet")).toBeVisible();
  };
  await open();
  const before = await neededBy.inputValue();
  await neededBy.selectOption(String(held.promised - 1));
  await expect(panel).toContainText(`needed by S${held.promised - 1}, `);
  await page.goto(`${demoPath}/roadmap?about-milestone=${milestone.number}`);
  await expect(panel.getByText(words)).toBeVisible();
  await expectAccessible(page);

  // Re-promised or needed later, it is red no longer.
  await open();
  await neededBy.selectOption(before);
  await expect(panel).toContainText("comes in time");
});

test("a Risk is classed only with what its class takes (RISK-1)", async ({ page }) => {
  await signInAs(page, "CSM");
  await page.goto(`${demoPath}/risks`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Raise a Risk" }).click();
  await page
    .getByRole("dialog")
    .getByLabel(/^What may go wrong/)
    .fill("The crane may come late");
  await page.getByRole("dialog").getByRole("button", { name: "Raise" }).click();
  const panel = page.getByRole("complementary").filter({ hasText: "Risk" });
  await panel.getByRole("button", { name: "Class it" }).click();
  await panel.getByRole("radio", { name: "Mitigated" }).click();
  await panel.getByRole("button", { name: "Set the class" }).click();
  await expect(panel.getByRole("alert")).toContainText("lacks an owner and a plan");
  await expect(panel.getByRole("alert")).toContainText("RISK-1");
  await panel.getByRole("combobox", { name: "Owner" }).click();
  // Not those of the page's native lists.
  await page.locator("[cmdk-item]").nth(1).click();
  await panel.getByLabel(/^Plan/).fill("Rent a second crane for a week");
  await panel.getByRole("button", { name: "Set the class" }).click();
  await expect(panel).toContainText("Rent a second crane for a week");
  await expect(panel).toContainText(/Owner: \p{Letter}+/u);
  await expect(panel.getByRole("button", { name: "Change" })).toBeVisible();

  // Where it tends and when it is looked at again stand in the register, in words that say when that day is past.
  const row = page.getByRole("list", { name: "Risks" }).getByRole("listitem").filter({ hasText: "The crane may come" });
  await expect(row).toContainText("Steady");
  await panel.getByLabel("Trend").selectOption("rising");
  await expect(row).toContainText("Rising");
  await panel.getByLabel("Review on").fill("2099-01-06");
  await expect(row).toContainText("Review on 6 Jan");
  await panel.getByLabel("Review on").fill("2020-01-07");
  await expect(row).toContainText("Review overdue since 7 Jan");
  await expect(panel.getByText("That day is past.")).toBeVisible();
  await expectAccessible(page);
});

test("an Impediment goes from its team to the Flow Team, where the CSM sees it at once and resolves it", async ({
  browser,
}) => {
  const contexts = [await browser.newContext(), await browser.newContext()];
  const [team, flow] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
  const errors = [...watchErrors(team), ...watchErrors(flow)];
  await signInAs(team, "Scrum Master");
  await signInAs(flow, "CSM");
  await Promise.all([team.goto(`${demoPath}/impediments`), flow.goto(`${demoPath}/impediments?show=escalated`)]);
  await team.getByRole("button", { name: "Raise an Impediment" }).click();
  await team
    .getByRole("dialog")
    .getByLabel(/^What is in the way/)
    .fill("The test quay is locked");
  await team.getByRole("dialog").getByRole("button", { name: "Raise" }).click();
  await team.getByRole("button", { name: "Escalate to the Flow Team" }).click();
  const item = flow.getByRole("button", { name: /The test quay is locked/ });
  await expect(item).toBeVisible();
  await item.click();
  await flow.getByRole("button", { name: "Resolve…" }).click();
  await flow.getByLabel(/^How it was resolved/).fill("The harbour master gave us a key");
  await flow.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(team.getByRole("complementary")).toContainText("The harbour master gave us a key");
  await expectAccessible(flow);
  expect(errors).toEqual([]);
  await Promise.all(contexts.map((context) => context.close()));
});

test("everybody can use the registers, light and dark", async ({ page }) => {
  await signInAs(page, "CSM");
  const forms = ["queue", "board", "matrix&show=all", "list&show=all&dependency=1"].map((form) => at(`form=${form}`));
  for (const path of [...forms, `${demoPath}/risks?risk=1`, `${demoPath}/impediments?impediment=1`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (/=1$/.test(path)) await expect(page.getByRole("complementary").getByText("History")).toBeVisible();
    await expectAccessibleInBothThemes(page);
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("nothing is wider than the screen, in any form", async ({ page }) => {
    await signInAs(page, "Product Owner");
    const paths = ["queue", "board", "matrix", "list"].map((form) => at(`form=${form}`));
    for (const path of [...paths, `${demoPath}/risks`, `${demoPath}/impediments`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(390);
    }
    await expectAccessible(page);
  });

  test("the board begins high up, at the running Flow Sprint; its filters are behind a button", async ({ page }) => {
    await signInAs(page, "CSM");
    await page.goto(at("form=board"));
    await expect(page.getByRole("columnheader", { name: /runs now/ })).toBeInViewport({ ratio: 1 });
    const [title, row] = await Promise.all([
      page.getByRole("heading", { level: 1 }).boundingBox(),
      page
        .getByRole("table", { name: /^Program board/ })
        .getByRole("row")
        .nth(1)
        .boundingBox(),
    ]);
    expect((row?.y ?? 0) - (title?.y ?? 0)).toBeLessThan(250);
    await page.getByRole("button", { name: "Filters" }).click();
    await page.getByRole("combobox", { name: "Show" }).selectOption("conflict");
    await expect(page).toHaveURL(/show=conflict/);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Filters, 1 set" })).toBeVisible();
    await expectAccessible(page);
  });
});

test("a Stakeholder finds no register", async ({ page }) => {
  await signInAs(page, "Stakeholder");
  for (const path of ["dependencies", "risks", "impediments"]) {
    expect((await page.request.get(`/api/flow-teams/tidewater/${path}`)).status()).toBe(404);
    expect((await page.goto(`${demoPath}/${path}`))?.status()).toBe(404);
  }
});
