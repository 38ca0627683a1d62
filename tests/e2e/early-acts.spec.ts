import { type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { demoPath, signInAs, watchErrors } from "./visit";

/** Opens a page whose code doesn't come. Returns what lets it come. */
async function openWithoutCode(page: Page, address: string): Promise<() => void> {
  let letCome = () => {};
  const mayCome = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto(demoPath + address, { waitUntil: "commit" });
  return letCome;
}

test.beforeEach(({ page }) => signInAs(page, "CSM"));

test("a press before the page's code has come opens what it should, once", async ({ page }) => {
  const errors = watchErrors(page);
  const letCome = await openWithoutCode(page, "/board?team=all");
  const card = page.locator("[data-card]").first();
  await card.click();
  await card.click();
  await expect(page.getByRole("complementary")).toHaveCount(0);
  letCome();
  await expect(page.getByRole("complementary").getByRole("heading").first()).toBeVisible();
  expect(errors).toEqual([]);
});

test("what is typed and chosen before the page's code has come is known to it", async ({ page }) => {
  let letCome = await openWithoutCode(page, "/settings");
  const product = page.getByRole("textbox", { name: "Product" });
  await product.fill("Charts of the tide");
  const save = page.locator("form").filter({ has: product }).getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();
  letCome();
  await expect(save).toBeEnabled();
  await expect(product).toHaveValue("Charts of the tide");

  letCome = await openWithoutCode(page, "/inbox");
  await page.getByRole("combobox", { name: "Kind of news" }).selectOption("mention");
  letCome();
  await expect(page).toHaveURL(/kind=mention/);
});

test("keys and a menu pressed before the page's code has come act when it has", async ({ page }) => {
  let letCome = await openWithoutCode(page, "/roadmap");
  await page.getByRole("button", { name: /^You: / }).click();
  letCome();
  await expect(page.getByRole("menu")).toBeVisible();

  letCome = await openWithoutCode(page, "/roadmap");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  letCome();
  await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible();
});

test("a key pressed while the page comes to life is told to who listens on the whole page", async ({ page }) => {
  await openWithoutCode(page, "/board?team=all");
  await expect(page.locator("[data-card]").first()).toBeVisible();
  const heard = await page.evaluate(async () => {
    const press = (on: Element, key: string) => on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const card = document.querySelector("[data-card]") ?? document.body;
    const field = document.body.appendChild(document.createElement("input"));
    // React's own listeners are there already; those of its effects come right after these events.
    press(card, "m");
    press(field, "k");
    window.redoEarlyActs?.();
    const keys: string[] = [];
    document.addEventListener("keydown", ({ key, target }) => keys.push(`${key} on ${(target as Element).nodeName}`));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return keys;
  });
  expect(heard).toEqual(["m on BODY"]);
});

test("a part of the page whose code comes last takes what was pressed in it", async ({ page }) => {
  const letCome = await openWithoutCode(page, "/dependencies?form=list&show=all&dependency=1");
  await page.getByRole("complementary").getByRole("button", { name: "See what happens" }).click();
  letCome();
  await expect(page.getByRole("complementary").getByLabel("How much it slips")).toBeVisible();
});

test("a tick before the page's code has come is told to it, and stays", async ({ page }) => {
  const letCome = await openWithoutCode(page, "/inbox");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // No page paints one before its code: this is any, beside the page, that counts what it hears.
  await page.evaluate(() => {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", ariaLabel: "A tick" });
    box.addEventListener("change", () => box.setAttribute("data-heard", `${box.dataset.heard ?? ""}${box.checked} `));
    document.body.append(box);
  });
  const box = page.getByRole("checkbox", { name: "A tick" });
  await box.dispatchEvent("click");
  letCome();
  await expect(box).toHaveAttribute("data-heard", "true true ");
  await expect(box).toBeChecked();
});

test("a press counts for what it began on, though the page moves under it", async ({ page }) => {
  await signInAs(page, "CPO");
  await page.goto(`${demoPath}/backlog?epic=52`);
  const panel = page.getByRole("complementary");
  const note = panel.getByRole("button", { name: /^Description/ });
  const box = await note.boundingBox();
  if (!box) throw new Error("The description isn't in sight.");
  const press = async (slip: number) => {
    await page.mouse.move(box.x + 40, box.y + 6);
    await page.mouse.down();
    // As a save that was answered would.
    await panel.evaluate((place) => {
      for (const part of place.querySelectorAll("section")) part.style.marginTop = "90px";
    });
    await page.mouse.move(box.x + 40 + slip, box.y + 6);
    await page.mouse.up();
    await panel.evaluate((place) => {
      for (const part of place.querySelectorAll("section")) part.style.marginTop = "";
    });
  };
  await press(30);
  await expect(note).toBeVisible();
  await press(0);
  await expect(panel.getByRole("textbox", { name: "Description" })).toBeFocused();
});
