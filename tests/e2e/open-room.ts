import { type Page, expect } from "@playwright/test";

/** Opens the room a page is in; on another day than the planned one, which the test doesn't choose, or out of order it is asked about first. */
export async function openRoom(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open the room" }).click();
  const openNow = page.getByRole("dialog").getByRole("button", { name: "Open it now" });
  const live = page.getByText(/^Live · step 1 of \d$/);
  await expect(openNow.or(live).first()).toBeVisible();
  if (await openNow.isVisible()) await openNow.click();
  await expect(live).toBeVisible();
}
