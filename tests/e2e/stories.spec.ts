import { expect, test } from "@playwright/test";
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
    for (const text of ["The light is seen at five miles", "It goes on at dusk"]) {
      await criterion.fill(text);
      await criterion.press("Enter");
      await expect(panel.getByRole("button", { name: `Criterion: ${text}. Edit` })).toBeVisible();
    }
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
    await panel.getByRole("button", { name: "Save" }).click();
    await expect(editor).toHaveValue("Helps whoever comes home late");
    await context.setOffline(false);
    await expect(editor).toHaveCount(0, { timeout: 30_000 });
    await page.reload();
    await expect(panel).toContainText("Helps whoever comes home late");
  });
});
