import { expect } from "@playwright/test";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { formBoard } from "./board-harbour";
import { test } from "./fresh-test";
import { demoPath, expectAccessible, signInAs, watchErrors } from "./visit";

test.describe("the Product Backlog", () => {
  test("is ranked by keyboard, edited in place, and follows on another's screen", async ({ browser }) => {
    const [cpo, developer] = [await browser.newContext(), await browser.newContext()];
    const [mine, theirs] = [await cpo.newPage(), await developer.newPage()];
    const errors = [...watchErrors(mine), ...watchErrors(theirs)];
    await signInAs(mine, "CPO");
    await signInAs(theirs, "Developer");
    await Promise.all([
      mine.goto(`${demoPath}/backlog?status=planned`),
      theirs.goto(`${demoPath}/backlog?status=planned`),
    ]);

    const rows = mine.locator("[data-row]");
    const [first, second] = [await rows.nth(0).getAttribute("data-row"), await rows.nth(1).getAttribute("data-row")];
    await rows.nth(0).focus();
    await mine.keyboard.press("Alt+ArrowDown");
    await expect(rows.nth(0)).toHaveAttribute("data-row", second ?? "");
    await expect(theirs.locator("[data-row]").nth(0)).toHaveAttribute("data-row", second ?? "");
    await expect(theirs.locator("[data-row]").nth(1)).toHaveAttribute("data-row", first ?? "");

    await mine.keyboard.press("Control+z");
    await expect(theirs.locator("[data-row]").nth(0)).toHaveAttribute("data-row", first ?? "");
    await expect(rows.nth(0)).toHaveAttribute("data-row", first ?? "");

    const effort = rows.nth(0).getByRole("button", { name: /^Effort of/ });
    await effort.click();
    await mine.getByRole("textbox", { name: /^Effort of/ }).fill("77");
    await mine.keyboard.press("Enter");
    await expect(theirs.locator("[data-row]").nth(0)).toContainText("77");
    // A Developer is offered no editor.
    await expect(
      theirs
        .locator("[data-row]")
        .nth(0)
        .getByRole("button", { name: /^Effort of/ }),
    ).toHaveCount(0);
    expect(errors).toEqual([]);
    await Promise.all([cpo.close(), developer.close()]);
  });

  test("is shown in computed orders that leave the CPO's own as it is", async ({ page }) => {
    await signInAs(page, "CPO");
    const planned = async () => {
      const view = (await (await page.request.get("/api/flow-teams/tidewater/roadmap")).json()) as RoadmapView;
      return view.epics.filter((epic) => epic.status === "planned");
    };
    const own = await planned();
    const orders = {
      "By value over effort, computed": (epic: EpicInView) => (epic.value ?? 0) / (epic.effort ?? 1),
      "By WSJF, computed": (epic: EpicInView) =>
        ((epic.value ?? 0) + (epic.timeCriticality ?? 0) + (epic.riskReduction ?? 0)) / (epic.effort ?? 1),
    };
    const rows = page.locator("[data-row]");
    const shown = () => rows.evaluateAll((all) => all.slice(0, 3).map((row) => row.getAttribute("data-row")));
    const first = (epics: readonly EpicInView[]) => epics.slice(0, 3).map((epic) => epic.id);
    await page.goto(`${demoPath}/backlog?status=planned`);
    await expect.poll(shown).toEqual(first(own));
    for (const [order, score] of Object.entries(orders)) {
      await page.getByLabel("Order", { exact: true }).selectOption({ label: order });
      const scored = own.filter((epic) => epic.value !== null && epic.effort !== null);
      const byScore = first(scored.sort((a, b) => score(b) - score(a)));
      await expect.poll(shown).toEqual(byScore);
      // Nothing is ranked here: the keys of the CPO's own order do nothing.
      await rows.first().focus();
      await page.keyboard.press("Alt+ArrowDown");
      await expect.poll(shown).toEqual(byScore);
    }
    await page.getByLabel("Order", { exact: true }).selectOption({ label: "The CPO's order" });
    await expect.poll(shown).toEqual(first(own));
    expect((await planned()).map(({ id, rank }) => [id, rank])).toEqual(own.map(({ id, rank }) => [id, rank]));
  });

  test("refuses a wrong effort in words that stay, and keeps the former one", async ({ page }) => {
    await signInAs(page, "CPO");
    await page.goto(`${demoPath}/backlog?status=idea`);
    const row = page.locator("[data-row]").first();
    await row.getByRole("button", { name: /^Effort of/ }).click();
    await page.getByRole("textbox", { name: /^Effort of/ }).fill("a lot");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "whole number of points" })).toBeVisible();
  });

  test("is accessible as a list, as a matrix and with an Epic open", async ({ page }) => {
    await signInAs(page, "CPO");
    await page.goto(`${demoPath}/backlog`);
    await expect(page.locator("[data-row]").first()).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${demoPath}/backlog?form=matrix`);
    await expect(page.getByText("Do first")).toBeVisible();
    const spots = page.getByRole("list", { name: "Epics by value and effort" }).getByRole("button");
    await expect(spots.first()).toHaveAccessibleName(/^E-\d+ .*: value \d+, effort \d+ points/);
    for (const corner of ["Do first", "Big bets", "Fill-ins", "Think twice"]) {
      const words = await page.getByText(corner, { exact: true }).boundingBox();
      if (!words) throw new Error(`${corner} isn't there.`);
      const covering = await spots.evaluateAll(
        (dots, { x, y, width, height }) =>
          dots.filter((dot) => {
            const { left, right, top, bottom } = dot.getBoundingClientRect();
            return left < x + width && right > x && top < y + height && bottom > y;
          }).length,
        words,
      );
      expect(covering, corner).toBe(0);
    }
    const overlaps = await spots.evaluateAll((dots) => {
      const boxes = dots.map((dot) => dot.getBoundingClientRect());
      return boxes.flatMap((one, at) =>
        boxes.slice(at + 1).filter(({ left, right, top, bottom }) => {
          return left < one.right && right > one.left && top < one.bottom && bottom > one.top;
        }),
      ).length;
    });
    expect(overlaps).toBe(0);
    await expectAccessible(page);
    await page.goto(`${demoPath}/backlog?epic=52`);
    await expect(page.getByRole("heading", { name: "Acceptance conditions" })).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe("an Epic's panel", () => {
  test("takes a new Epic from a title to Ready, with the Architect's verdict", async ({ browser }) => {
    const [cpoContext, architectContext] = [await browser.newContext(), await browser.newContext()];
    const cpo = await cpoContext.newPage();
    await signInAs(cpo, "CPO");
    await cpo.goto(`${demoPath}/backlog`);
    await cpo.getByRole("button", { name: "New Epic" }).click();
    await cpo.getByLabel(/^Title/).fill("Tugs booked with the berth");
    await cpo.getByRole("button", { name: "Write the Epic" }).click();
    const panel = cpo.getByRole("complementary").filter({ hasText: "Tugs booked with the berth" });
    await expect(panel).toContainText(
      "It lacks a value, an effort, a risk note, acceptance conditions, the Architect's feasibility verdict.",
    );
    await panel.getByLabel("Value", { exact: true }).selectOption("8");
    await panel.getByLabel("Effort in points").fill("20");
    await cpo.keyboard.press("Enter");
    await panel.getByRole("button", { name: /^Risk note/ }).click();
    await panel.getByRole("textbox", { name: "Risk note" }).fill("Two tug companies have no interface");
    await cpo.keyboard.press("Control+Enter");
    await panel.getByLabel("Add an acceptance condition").fill("A berth can't be promised without a tug");
    await cpo.keyboard.press("Enter");
    await expect(panel).toContainText("It lacks the Architect's feasibility verdict.");

    const architect = await architectContext.newPage();
    await signInAs(architect, "Architect");
    await architect.goto(cpo.url());
    await architect.getByRole("button", { name: "Give a verdict" }).click();
    await architect.getByRole("radio", { name: "Feasible with conditions" }).click();
    await architect.getByRole("button", { name: "Save the verdict" }).click();
    await expect(architect.getByText("names its conditions, and none is written.")).toBeVisible();
    await architect.getByLabel("Why, and under which conditions").fill("With two tug companies");
    await architect.getByRole("button", { name: "Save the verdict" }).click();
    await expect(panel).toContainText("Teams can claim it.");
    await Promise.all([cpoContext.close(), architectContext.close()]);
  });

  test("offers mine or theirs when two edit the same field, and loses neither", async ({ browser }) => {
    const contexts = [await browser.newContext(), await browser.newContext()];
    const [one, two] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!one || !two) throw new Error("Two pages were asked for.");
    await Promise.all([signInAs(one, "CPO"), signInAs(two, "CPO")]);
    await Promise.all([one.goto(`${demoPath}/backlog?epic=60`), two.goto(`${demoPath}/backlog?epic=60`)]);
    await two.getByRole("button", { name: /^Risk note:/ }).click();
    await two.getByRole("textbox", { name: "Risk note" }).fill("Written by the second");
    await one.getByRole("button", { name: /^Risk note:/ }).click();
    await one.getByRole("textbox", { name: "Risk note" }).fill("Written by the first");
    await one.keyboard.press("Control+Enter");
    await expect(one.getByRole("button", { name: /^Risk note: Written by the first/ })).toBeVisible();
    // The second screen has followed, and what is typed there is still what they began with.
    await expect(two.getByRole("status").filter({ hasText: "Written by the first" })).toBeVisible();
    await two.keyboard.press("Control+Enter");
    const choice = two.getByRole("alert").filter({ hasText: "somebody else changed it" });
    await expect(choice).toContainText("Written by the first");
    await expect(choice).toContainText("Written by the second");
    await choice.getByRole("button", { name: "Save mine" }).click();
    await expect(one.getByRole("button", { name: /^Risk note: Written by the second/ })).toBeVisible();
    await Promise.all(contexts.map((context) => context.close()));
  });

  test("refuses a Dependency that would close a cycle, and names it", async ({ page }) => {
    await signInAs(page, "CPO");
    await page.goto(`${demoPath}/backlog`);
    const roadmap = (await (await page.request.get("/api/flow-teams/tidewater/roadmap")).json()) as {
      epics: { id: string; number: number; title: string }[];
      dependencies: { neederEpicId: string | null; giverEpicId: string | null; state: string }[];
    };
    const open = roadmap.dependencies.find((d) => d.neederEpicId && d.giverEpicId && d.state === "accepted");
    const needer = roadmap.epics.find((epic) => epic.id === open?.neederEpicId);
    const giver = roadmap.epics.find((epic) => epic.id === open?.giverEpicId);
    if (!needer || !giver) throw new Error("The demo has an accepted Dependency between two Epics.");
    await page.goto(`${demoPath}/backlog?epic=${giver.number}`);
    const section = page.locator("section").filter({ has: page.getByRole("heading", { name: /^Dependencies/ }) });
    await section.getByRole("button", { name: "Add to Dependencies" }).click();
    const dialog = page.getByRole("dialog", { name: "Raise a Dependency" });
    await dialog.getByRole("combobox", { name: /What gives/ }).click();
    await page.getByPlaceholder("Search").fill(`E-${needer.number} `);
    await page.getByRole("option", { name: needer.title }).first().click();
    await dialog.getByRole("button", { name: "Raise" }).click();
    const refusal = page.getByRole("alert").filter({ hasText: "cycle" });
    await expect(refusal).toContainText(`E-${giver.number} `);
    await expect(refusal).toContainText(`E-${needer.number} `);
    await expect(refusal).toContainText("DEP-1");
  });
});

test("an Insight is collected in a minute by a Developer and shown as evidence on its Epic", async ({ page }) => {
  await signInAs(page, "Developer");
  await page.goto(`${demoPath}/insights`);
  await page.getByRole("button", { name: "Collect an Insight" }).first().click();
  await page.getByLabel(/^What you learnt/).fill("Pilots print the tide table at home");
  await page.getByLabel(/^Source/).fill("Ride along on the pilot boat");
  await page.getByRole("dialog").getByRole("button", { name: "Collect the Insight" }).click();
  const item = page.getByRole("listitem").filter({ hasText: "Pilots print the tide table at home" });
  await item.getByRole("button", { name: "Tie to an Epic" }).click();
  await page.getByPlaceholder("Search").fill("Tidal windows");
  await page.getByRole("option").first().click();
  await item
    .getByRole("button", { name: /Tidal windows/ })
    .first()
    .click();
  await expect(page.getByRole("complementary").filter({ hasText: "Evidence for its value" })).toContainText(
    "Pilots print the tide table at home",
  );
  await expectAccessible(page);
});

test("a backlog of 600 Stories holds only those in sight, wherever it is scrolled, down to the last", async ({
  page,
}) => {
  const large = await formBoard(600);
  try {
    await signInAs(page, "Product Owner");
    await page.goto(`/flow-teams/${large.slug}/backlog?of=team&team=keel`);
    const list = page.getByRole("treegrid", { name: "Team Backlog of Keel" });
    // With the one that is planned alone, and the head.
    await expect(list).toHaveAttribute("aria-rowcount", "602");
    await expect(page.getByRole("row", { name: /^S-1 / })).toBeInViewport();
    const most = await list.locator("..").evaluate(async (scroller) => {
      let held = 0;
      const count = () => (held = Math.max(held, scroller.querySelectorAll("[data-row]").length));
      const changes = new MutationObserver(count);
      changes.observe(scroller, { childList: true, subtree: true });
      count();
      while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
        scroller.scrollTop += scroller.clientHeight;
        await new Promise(requestAnimationFrame);
      }
      // What the last step brings is in the page a frame later.
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      changes.disconnect();
      return held;
    });
    await expect(page.getByRole("row", { name: /^S-601 Spare plank/ })).toBeInViewport();
    await expect(page.getByRole("row", { name: /^S-1 / })).toHaveCount(0);
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThan(80);
  } finally {
    await large.remove();
  }
});
