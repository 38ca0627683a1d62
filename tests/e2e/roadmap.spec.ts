import { expect } from "@playwright/test";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { test } from "./fresh-test";
import { demoPath, expectAccessible, signInAs, watchErrors } from "./visit";

test("the Product Goal gets a new wording and keeps the former one", async ({ page }) => {
  const errors = watchErrors(page);
  await signInAs(page, "CPO");
  await page.goto(`${demoPath}/roadmap`);
  await page.getByRole("button", { name: /^Product Goal:/ }).click();
  const dialog = page.getByRole("dialog");
  const former = await dialog.getByLabel(/^What the product shall reach/).inputValue();
  await dialog.getByLabel(/^What the product shall reach/).fill("No ship waits for paper");
  await dialog.getByRole("button", { name: "Give it this wording" }).click();
  await page.getByRole("button", { name: "Product Goal: No ship waits for paper" }).click();
  await expect(page.getByRole("dialog")).toContainText(former);
  expect(errors).toEqual([]);
});

test("a Milestone says what it lacks, and is committed once it has it (MAP-1)", async ({ page }) => {
  await signInAs(page, "CPO");
  await page.goto(`${demoPath}/roadmap?about-milestone=7`);
  const panel = page.getByRole("complementary").filter({ hasText: "Milestone 7" });
  await expect(panel).toContainText("it lacks");
  await expect(panel.getByRole("button", { name: "Commit" })).toBeDisabled();
  await expect(panel).toContainText(/\d+ points planned against \d+/);
  // What is over capacity leads to its Milestone, which names the teams.
  await page
    .getByRole("button", { name: /^M\d+ over capacity by \d+ pts$/ })
    .first()
    .click();
  const overloaded = page.getByRole("complementary").filter({ hasText: "over capacity" });
  await expect(
    overloaded
      .getByRole("listitem")
      .filter({ hasText: /\d+ \/ \d+, \d+ over$/ })
      .first(),
  ).toBeVisible();
  await expectAccessible(page);
});

test("a version is saved and compared with now", async ({ page }) => {
  await signInAs(page, "CPO");
  await page.goto(`${demoPath}/versions`);
  await page.getByRole("button", { name: "Save a version" }).click();
  await page.getByLabel(/^Name/).fill("As of this test");
  await page.getByRole("button", { name: "Save the version" }).click();
  await page.getByRole("button", { name: /^As of this test/ }).click();
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("");
  await expect(page.getByText("Nothing differs")).toBeVisible();
  await page.getByLabel("From", { exact: true }).selectOption({ label: "Before Roadmap Refinement" });
  const difference = page.getByText(/^\d+ Epics differ\. Conflicts: \d+ before, \d+ after\./);
  await expect(difference).toBeVisible();
  const toNow = (await difference.textContent()) ?? "";
  // Any two: now is what was just saved.
  await page.getByLabel("To", { exact: true }).selectOption({ label: "As of this test" });
  await expect(difference).toHaveText(toNow);
  await expect(page.getByRole("columnheader", { name: "Load against capacity" })).toBeVisible();
  await expectAccessible(page);
});

test("a what-if is seen by nobody else until it's applied as one change, and undone as one", async ({ browser }) => {
  const contexts = [await browser.newContext(), await browser.newContext()];
  const [cpo, csm] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!cpo || !csm) throw new Error("Two pages were asked for.");
  await Promise.all([signInAs(cpo, "CPO"), signInAs(csm, "CSM")]);
  await cpo.goto(`${demoPath}/drafts`);
  await cpo.getByLabel("A new draft").fill("If the small terminals came later");
  await cpo.getByRole("button", { name: "Open the draft" }).click();
  await expect(cpo.getByRole("heading", { level: 1, name: "If the small terminals came later" })).toBeVisible();

  const roadmap = (await (await cpo.request.get("/api/flow-teams/tidewater/roadmap")).json()) as RoadmapView;
  const epic = roadmap.epics.find((one) => one.status === "planned" && one.firstSprint !== null);
  if (!epic) throw new Error("The demo has a planned Epic on the roadmap.");
  await cpo.goto(`${cpo.url()}?q=E-${epic.number}`);
  const bar = cpo.getByRole("button", { name: new RegExp(`^${escaped(epic.title)}`) }).first();
  await bar.click({ button: "right" });
  await cpo.getByRole("menuitem", { name: /^Move to/ }).click();
  const dialog = cpo.getByRole("dialog", { name: `Move E-${epic.number}` });
  await dialog.getByLabel(/^(From|First)/).selectOption(String((epic.firstSprint ?? 0) + 1));
  await dialog.getByLabel(/^(To|Last)/).selectOption(String((epic.lastSprint ?? 0) + 1));
  await dialog.getByRole("button", { name: /^Move/ }).click();
  await expect(cpo.getByText(/1 Epic moved$/)).toBeVisible();
  // Undo and redo are the draft's own.
  await expect(cpo.getByText(`E-${epic.number} moved in this draft`, { exact: true }).first()).toBeVisible();
  await cpo.keyboard.press("ControlOrMeta+z");
  await expect(cpo.getByText(/0 Epics moved$/)).toBeVisible();
  await expect(cpo.getByText(`Undone: E-${epic.number} moved in this draft`).first()).toBeVisible();
  await cpo.keyboard.press("ControlOrMeta+Shift+z");
  await expect(cpo.getByText(/1 Epic moved$/)).toBeVisible();

  const seenBy = async (page: typeof cpo) =>
    ((await (await page.request.get("/api/flow-teams/tidewater/roadmap")).json()) as typeof roadmap).epics.find(
      (one) => one.number === epic.number,
    )?.firstSprint;
  expect(await seenBy(csm)).toBe(epic.firstSprint);
  await csm.goto(cpo.url());
  await expect(csm.getByRole("heading", { level: 1 })).not.toContainText("small terminals");

  // Meanwhile it's moved elsewhere, so it is asked whose place holds.
  const [first, last] = [epic.firstSprint ?? 0, epic.lastSprint ?? 0];
  await cpo.evaluate(editEpicElsewhere, {
    commandId: crypto.randomUUID(),
    input: {
      flowTeamId: roadmap.flowTeam.id,
      epicId: epic.id,
      edits: { firstSprint: { seen: first, to: first + 2 }, lastSprint: { seen: last, to: last + 2 } },
    },
  });
  await expect.poll(() => seenBy(csm)).toBe(first + 2);
  await cpo.getByRole("button", { name: "Compare and apply" }).click();
  const comparison = cpo.getByRole("dialog", { name: "What this draft changes" });
  await expect(comparison).toContainText(epic.title);
  await expect(comparison).toContainText(/Conflicts: \d+ before, \d+ after/);
  await expect(comparison).toContainText("Somebody moved 1 of these Epics while you drafted");
  const apply = comparison.getByRole("button", { name: "Apply as one change" });
  await expect(apply).toBeDisabled();
  await comparison.getByRole("radio", { name: `Mine: S${first + 1}` }).click();
  await apply.click();
  await cpo.waitForURL(/\/roadmap$/);
  await expect.poll(() => seenBy(csm)).toBe(first + 1);
  await cpo.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => seenBy(csm)).toBe(first + 2);
  await cpo.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => seenBy(csm)).toBe(first);
  await Promise.all(contexts.map((context) => context.close()));
});

test("a shared link shows the roadmap to a stranger and nothing else, until it's revoked", async ({ browser }) => {
  const contexts = [await browser.newContext(), await browser.newContext()];
  const [csm, stranger] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!csm || !stranger) throw new Error("Two pages were asked for.");
  await signInAs(csm, "CSM");
  await csm.goto(`${demoPath}/roadmap`);
  await csm.getByRole("button", { name: "Share", exact: true }).click();
  await csm.getByLabel(/^For whom/).fill("The port's board");
  await csm.getByRole("button", { name: "Make a link" }).click();
  const address = await csm.getByLabel("The link").inputValue();

  await stranger.goto(new URL(address).pathname);
  await expect(stranger.getByRole("heading", { level: 1 })).toContainText("roadmap");
  await expectAccessible(stranger);
  expect((await stranger.request.get("/api/flow-teams/tidewater/roadmap")).status()).toBe(401);
  await stranger.goto(`${demoPath}/backlog`);
  await expect(stranger).toHaveURL(/sign-in/);

  await csm
    .getByRole("listitem")
    .filter({ hasText: "The port's board" })
    .getByRole("button", { name: "Revoke" })
    .click();
  await expect(csm.getByRole("listitem").filter({ hasText: "The port's board" })).toContainText("Revoked");
  const gone = await stranger.goto(new URL(address).pathname);
  expect(gone?.status()).toBe(404);
  await expect(stranger.getByText("This link doesn't open a roadmap")).toBeVisible();
  await Promise.all(contexts.map((context) => context.close()));
});

test("a capacity is typed by the team's SM for that team alone, and holds on the roadmap", async ({ page }) => {
  await signInAs(page, "Scrum Master");
  await page.goto(`${demoPath}/capacity`);
  const own = page.getByRole("textbox", { name: /^Capacity of/ });
  const name = (await own.first().getAttribute("aria-label")) ?? "";
  await own.first().fill("999");
  await page.keyboard.press("Enter");
  await page.reload();
  await expect(page.getByRole("textbox", { name })).toHaveValue("999");
  const teams = new Set(
    (await own.all()).length === 0
      ? []
      : await own.evaluateAll((boxes) => boxes.map((box) => box.getAttribute("aria-label")?.replace(/ in S\d+$/, ""))),
  );
  expect(teams.size).toBeLessThan(12);
  await page.getByRole("textbox", { name }).fill("many");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Capacity is a whole number of points" })).toBeVisible();
  await expectAccessible(page);
});

test("the technical roadmap shows enablers alone, with what they stand for", async ({ page }) => {
  await signInAs(page, "Architect");
  await page.goto(`${demoPath}/technical-roadmap`);
  await expect(page.getByRole("region", { name: "What the enablers stand for" })).toContainText("Decision");
  const { epics } = (await (await page.request.get("/api/flow-teams/tidewater/roadmap")).json()) as RoadmapView;
  const kinds = new Map(epics.map((epic) => [epic.title, epic.kind]));
  await expect(page.locator("[data-bar]").first()).toBeVisible();
  const drawn = await page.locator("[data-bar]").evaluateAll((bars) => bars.map((bar) => bar.ariaLabel ?? ""));
  for (const bar of drawn) expect([...kinds].find(([title]) => bar.startsWith(`${title},`))?.[1]).toBe("enabler");
  // It's the same timeline: a team's load is all it does, not only its enablers.
  const load = (await page.getByRole("group", { name: / pts$/ }).first().getAttribute("aria-label")) ?? "";
  await expectAccessible(page);
  await page.goto(`${demoPath}/roadmap`);
  await expect(page.getByRole("group", { name: load, exact: true })).toBeVisible();
});

test("a Stakeholder sees the roadmap, and no way to change it or to see what is for Members", async ({ page }) => {
  await signInAs(page, "Stakeholder");
  await page.goto(`${demoPath}/roadmap`);
  await expect(page.getByRole("heading", { level: 1, name: "Roadmap" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New Epic" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Share", exact: true })).toHaveCount(0);
  for (const path of ["insights", "versions", "drafts"]) {
    expect((await page.goto(`${demoPath}/${path}`))?.status()).toBe(404);
  }
});

/** An edit as another tab of the person would send it. Runs in the page. */
async function editEpicElsewhere(queued: { commandId: string; input: object }): Promise<void> {
  const answer = await fetch("/api/commands/backlog.editEpic", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(queued),
  });
  if (!((await answer.json()) as { ok: boolean }).ok) throw new Error("The edit was refused.");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
