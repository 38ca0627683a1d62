import { type Page, expect, test } from "@playwright/test";
import { type StoriesView, unpackStory } from "@/lib/domain/backlog/story-row";
import { expectAccessible, signInAs } from "./visit";
import { watch } from "./watched";

test.describe.configure({ mode: "serial" });

async function open(page: Page, search = ""): Promise<void> {
  await page.goto(`/flow-teams/tidewater/story-map${search}`);
  await expect(page.locator("[data-card]").first()).toBeVisible();
}

/** A card of Bedrock, whose PO the demo's Product Owner is. */
const planned = (page: Page, lane: string) =>
  page.getByRole("row", { name: new RegExp(`S-\\d+ .*, Bedrock, .*E-\\d+ ${lane}`) });

test("shows Epics by Flow Sprint, and by team where the address says so", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await open(page, "?team=berths");
  await expect(page.getByRole("heading", { name: "Story map" })).toBeVisible();
  await expect(page.getByText("running", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "By team" }).click();
  await expect(page).toHaveURL(/rows=team/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Berths" })).toBeVisible();
  await expectAccessible(page);
  finish();
});

test("a Story goes to the next sprint by keys, and back", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await open(page, "?team=bedrock");
  await page.getByRole("button", { name: "S16" }).click();
  const card = planned(page, "Releases while").first();
  const name = ((await card.getAttribute("aria-label")) ?? "").split(",")[0] ?? "";
  const moved = page.getByRole("row", { name });
  await card.focus();
  const before = await moved.boundingBox();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("status").filter({ hasText: "Now in S18" })).toBeAttached();
  await expect.poll(async () => (await moved.boundingBox())?.y).not.toBe(before?.y);

  const plannedFor = async () => {
    const answer = await page.request.get("/api/flow-teams/tidewater/stories");
    const { stories } = (await answer.json()) as StoriesView;
    return stories.map(unpackStory).find((story) => name.startsWith(`S-${story.number} `))?.sprint;
  };
  await expect.poll(plannedFor).toBe(18);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(plannedFor).toBe(17);
  finish();
});

test("what runs is left for a reason alone", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await open(page, "?team=bedrock&text=tiles");
  await page.locator("[data-card]").first().focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("dialog", { name: /leave S16/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  finish();
});

test("a phone shows one Epic at a time", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, "Product Owner");
  await open(page);
  await page.getByRole("combobox", { name: "Epic in sight" }).selectOption({ index: 1 });
  await expect(page).toHaveURL(/column=\d+/);
  await expectAccessible(page);
});
