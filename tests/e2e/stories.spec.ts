import { expect } from "@playwright/test";
import { test } from "./fresh-test";
import { demoPath, expectAccessible, signInAs, watchErrors } from "./visit";

test.describe("a Story", () => {
  test("is written, made Ready, cut into Tasks and split", async ({ page }) => {
    const errors = watchErrors(page);
    await signInAs(page, "Product Owner");
    await page.goto(`${demoPath}/backlog`);
    await page.getByRole("button", { name: "New Story" }).first().click();
    const form = page.getByRole("dialog", { name: "New Story" });
    await form.getByRole("textbox", { name: /^Title/ }).fill("Lights on the mole");
    await form.getByRole("button", { name: "Write the Story" }).click();

    const panel = page.locator("[data-side-panel]");
    await expect(panel).toContainText("It lacks acceptance criteria, an estimate");
    const criterion = panel.getByRole("textbox", { name: "Add an acceptance criterion" });
    // The next is typed while the one before it is being saved: none is lost, nor joined on to another.
    await criterion.click();
    for (const text of ["The light is seen at five miles", "It goes on at dusk"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
      await expect(criterion).toHaveValue("");
    }
    for (const text of ["The light is seen at five miles", "It goes on at dusk"])
      await expect(panel.getByRole("button", { name: `Criterion: ${text}. Edit` })).toBeVisible();
    const lines = panel.getByRole("button", { name: /^Criterion: / });
    const order = () => lines.allTextContents();
    const [seen, dusk] = ["The light is seen at five miles", "It goes on at dusk"];
    await lines.nth(1).press("Alt+ArrowUp");
    await expect.poll(order).toEqual([dusk, seen]);
    const rows = panel.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Criterion: / }) });
    await rows.nth(1).hover();
    const handle = await rows.nth(1).locator("[data-handle]").boundingBox();
    const above = await rows.nth(0).boundingBox();
    if (!handle || !above) throw new Error("Criteria are in sight.");
    await page.mouse.move(handle.x + 8, handle.y + 8);
    await page.mouse.down();
    await page.mouse.move(handle.x + 8, above.y + 2, { steps: 6 });
    await page.mouse.up();
    await expect.poll(order).toEqual([seen, dusk]);
    await page.reload();
    await expect.poll(order).toEqual([seen, dusk]);

    const estimate = panel.getByRole("textbox", { name: "Estimate in points" });
    await estimate.fill("8");
    await estimate.press("Enter");
    await expect(panel).not.toContainText("an estimate,");

    const task = panel.getByRole("textbox", { name: "Add a Task" });
    await task.fill("Lay the cable");
    await task.press("Enter");
    await panel.getByRole("button", { name: /^Open: Lay the cable/ }).click();
    await expect(panel).toContainText("1 of 1 done");
    await expectAccessible(page);

    await panel.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Split it" }).click();
    const split = page.getByRole("dialog", { name: /^Split S-/ });
    await split.getByRole("textbox", { name: "New Story 1" }).fill("Lights at dusk");
    await split.getByRole("combobox", { name: /It goes on at dusk/ }).selectOption({ label: "Lights at dusk" });
    await split.getByRole("button", { name: "Split it" }).click();
    await expect(panel.getByRole("heading", { level: 2 })).toContainText("Lights at dusk");
    await expect(panel).toContainText("It goes on at dusk");
    await expect(panel).toContainText("Split off");
    expect(errors).toEqual([]);
  });

  test("starts from a template, becomes an Epic with what it has, and a Story again", async ({ page }) => {
    await signInAs(page, "Product Owner");
    await page.goto(`${demoPath}/settings`);
    await page.getByRole("button", { name: "New template" }).click();
    const template = page.getByRole("dialog", { name: "New template" });
    await template.getByLabel("Name").fill("Fault at sea");
    await template.getByLabel("Title to start with").fill("Mend what broke");
    await template.getByLabel("Acceptance criteria").fill("It holds in a gale\nIt is written down");
    await template.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("region", { name: "Templates for Stories" })).toContainText("Fault at sea");

    await page.goto(`${demoPath}/backlog`);
    await page.getByRole("button", { name: "New Story" }).first().click();
    const form = page.getByRole("dialog", { name: "New Story" });
    await form.getByLabel("Start from").selectOption({ label: "Fault at sea" });
    await expect(form.getByRole("textbox", { name: /^Title/ })).toHaveValue("Mend what broke");
    await form.getByRole("button", { name: "Write the Story" }).click();
    const panel = page.locator("[data-side-panel]");
    await expect(panel.getByRole("button", { name: "Criterion: It is written down. Edit" })).toBeVisible();

    const story = page.url();
    await panel.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Turn it into an Epic" }).click();
    await expect(panel).toContainText(/E-\d+/);
    await expect(page).toHaveURL(/[?&]epic=\d+/);
    await expect(panel).toContainText("It holds in a gale");
    const takenBack = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: "Undo" }).last().click();
    await takenBack;
    await page.goto(story);
    await expect(panel).toContainText(/S-\d+ · Story/);
    await expect(panel.getByRole("button", { name: "Criterion: It holds in a gale. Edit" })).toBeVisible();
  });

  test("keeps what was typed while the connection is away, and sends it when it is back", async ({ page, context }) => {
    await signInAs(page, "Product Owner");
    await page.goto(`${demoPath}/backlog`);
    await page.getByRole("button", { name: "New Story" }).first().click();
    const form = page.getByRole("dialog", { name: "New Story" });
    await form.getByRole("textbox", { name: /^Title/ }).fill("Written in a tunnel");
    await form.getByRole("button", { name: "Write the Story" }).click();
    const panel = page.locator("[data-side-panel]");
    await panel.getByRole("button", { name: "Say whom it helps, and how" }).click();
    const editor = panel.getByRole("textbox", { name: "Description" });
    await editor.fill("Helps whoever comes home late");
    await context.setOffline(true);
    await expect(panel.getByText("Offline. What you type is kept here.")).toBeVisible();
    await panel.getByRole("button", { name: "Save" }).click();
    await expect(editor).toHaveValue("Helps whoever comes home late");
    await expect(panel.getByText("Offline. Kept here, sent when you're back.")).toBeVisible();
    const estimate = panel.getByRole("textbox", { name: "Estimate in points" });
    await estimate.fill("5");
    await estimate.press("Enter");
    await expect(estimate).toHaveAccessibleDescription("Offline. Kept here, sent when you're back.");
    await context.setOffline(false);
    await expect(editor).toHaveCount(0, { timeout: 30_000 });
    await page.reload();
    await expect(panel).toContainText("Helps whoever comes home late");
    await expect(panel.getByRole("textbox", { name: "Estimate in points" })).toHaveValue("5");
  });
});
