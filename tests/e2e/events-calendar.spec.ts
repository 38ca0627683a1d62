import { expect } from "@playwright/test";
import { test } from "./fresh-test";
import { formSprintCrew } from "./sprint-crew";
import { expectAccessible, signInAs, watchErrors } from "./visit";

let crew: Awaited<ReturnType<typeof formSprintCrew>>;

test.beforeEach(async () => {
  crew = await formSprintCrew();
});
test.afterEach(() => crew.remove());

test("the CSM moves an event, sees who would be in two rooms, and takes it back while another looks on", async ({
  page,
  browser,
}) => {
  const errors = watchErrors(page);
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/events?sprint=2`);
  const planning = page.getByRole("listitem").filter({ hasText: "Flow Sprint Planning 1" }).last();
  await expect(planning).toContainText("09:30");
  await expectAccessible(page);

  const onlooker = await (await browser.newContext({ storageState: await page.context().storageState() })).newPage();
  await onlooker.goto(`${crew.path}/events?sprint=2&event=s2-planning-1`);
  await expect(onlooker.getByText("09:30 to 11:00")).toBeVisible();

  await page.getByRole("button", { name: "Flow Sprint Planning 1", exact: true }).click();
  await page.getByRole("button", { name: "Move…" }).click();
  const dialog = page.getByRole("dialog", { name: "Move Flow Sprint Planning 1" });
  await dialog.getByLabel("Start").fill("09:45");
  await dialog.getByLabel("Minutes").fill("150");
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText(
    "The time-box of a Flow Sprint Planning 1 is 60 to 120 minutes",
  );
  await expect(dialog.getByRole("link", { name: "Rule EVT-1" })).toBeVisible();
  await dialog.getByLabel("Minutes").fill("120");
  // Said before it is done.
  await expect(dialog.getByText("1 person would be in two rooms at once")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(dialog).toBeHidden();

  await expect(onlooker.getByText("09:45 to 11:45")).toBeVisible();
  await expect(page.getByText(/Flow Sprint Planning 1 and Team Sprint Planning/)).toBeVisible();
  await expect(planning).toContainText("Somebody is in two rooms");
  await expectAccessible(page);

  await page.keyboard.press("ControlOrMeta+z");
  // The demo's CSM has other Flow Teams too: only this pair of rooms is over.
  await expect(page.getByText(/Flow Sprint Planning 1 and Team Sprint Planning/)).toBeHidden();
  await expect(onlooker.getByText("09:30 to 11:00")).toBeVisible();
  expect(errors).toEqual([]);
});

test("who is in another Flow Team's event meanwhile is shown, without saying in which", async ({ page }) => {
  const other = await formSprintCrew();
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/events?sprint=2&event=s2-planning-1`);
  const panel = page.getByRole("complementary").filter({ hasText: "Two rooms at once" });
  await expect(panel).toContainText(/is in an event of another Flow Team from 09:30/);
  await expectAccessible(page);
  await other.remove();
});

test("a series is moved from a Flow Sprint on; an event has its call and is called off", async ({ page }) => {
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/events?sprint=2&event=s2-review`);
  await page.getByRole("button", { name: "Move…" }).click();
  const dialog = page.getByRole("dialog", { name: "Move Flow Sprint Review" });
  await dialog.getByLabel("Start").fill("11:00");
  await dialog.getByRole("radio", { name: "Each from S2 on" }).click();
  await expect(dialog.getByLabel("Start")).toHaveValue("11:00");
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  const panel = page.getByRole("complementary", { name: "Flow Sprint Review" });
  await expect(panel.getByText("11:00 to 13:00")).toBeVisible();

  await panel.getByRole("button", { name: "Move…" }).click();
  await dialog.getByLabel("Start").fill("14:00");
  await expect(dialog.getByText("The Flow Retrospective follows the Review.")).toBeVisible();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(panel.getByText("14:00 to 16:00")).toBeVisible();
  await panel.getByRole("button", { name: "Back to its series…" }).click();
  await expect(dialog.getByLabel("Start")).toHaveValue("11:00");
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(panel.getByText("11:00 to 13:00")).toBeVisible();
  await expect(panel.getByText("Moved by hand.")).toBeHidden();

  await page.getByLabel("Address of the call").fill("https://call.example.org/review");
  await page.getByRole("button", { name: "Save the link" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "The next Flow Sprint: S3" }).click();
  // S2 has a Review too: it is there until S3 is.
  await expect(page.getByText(/^Flow Sprint 3, /)).toBeVisible();
  await page.getByRole("button", { name: "Flow Sprint Review", exact: true }).click();
  await expect(panel.getByText("11:00 to 13:00")).toBeVisible();
  await expect(panel.getByRole("link", { name: "Video call" })).toHaveAttribute(
    "href",
    "https://call.example.org/review",
  );

  await page.getByRole("button", { name: "Call off…" }).click();
  await page.getByLabel("Reason").fill("The harbour is closed");
  await page.getByRole("dialog").getByRole("button", { name: "Call off" }).click();
  await expect(panel.getByText("The harbour is closed")).toBeVisible();
  await panel.getByRole("button", { name: "Take that back" }).click();
  await expect(panel.getByRole("button", { name: "Move…" })).toBeVisible();

  await page.goBack();
  await expect(panel).toBeHidden();
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/whose=mine/);
});

test("a calendar program reads one's events under a secret address until it is void", async ({ page, request }) => {
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/events`);
  await page.getByRole("link", { name: "In my calendar" }).click();
  await page.getByRole("link", { name: /^Back to / }).click();
  await expect(page).toHaveURL(`${crew.path}/events`);
  await page.getByRole("link", { name: "In my calendar" }).click();
  await page.getByRole("button", { name: /^Make (an|a new) address$/ }).click();
  const address = new URL(await page.getByLabel("Calendar address").inputValue());
  const file = await request.get(address.pathname);
  expect(file.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  const text = (await file.text()).replaceAll("\r\n ", "");
  expect(text).toContain(`${crew.path}/events/s1-planning-1`);
  const again = await request.get(address.pathname, { headers: { "if-none-match": file.headers().etag ?? "" } });
  expect(again.status()).toBe(304);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("You have no address yet.")).toBeVisible();
  expect((await request.get(address.pathname)).status()).toBe(404);
});

test("on a phone the days are below each other and an event is opened by touch", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await signInAs(page, "CSM");
  await page.goto(`${crew.path}/events?sprint=2`);
  await page.getByRole("button", { name: "Flow Sprint Planning 1", exact: true }).tap();
  await expect(page.getByText("09:30 to 11:00")).toBeVisible();
  await expect(page.getByRole("link", { name: "Enter", exact: true })).toBeVisible();
  await expectAccessible(page);
  // The running Flow Sprint opens at today: the days before are a press away.
  await page.goto(`${crew.path}/events`);
  await expect(page.getByRole("heading", { level: 3, name: /Today$/ })).toBeInViewport();
  const heading = page.getByRole("heading", { level: 3 }).filter({ visible: true });
  await expect(heading.first()).toHaveText(/Today$/);
  const [sprint, next] = await Promise.all(
    [page.getByText("S1", { exact: true }), page.getByRole("link", { name: "The next Flow Sprint: S2" })].map((one) =>
      one.boundingBox(),
    ),
  );
  const middleOf = (box: typeof sprint) => (box ? Math.round(box.y + box.height / 2) : null);
  expect(middleOf(sprint)).toBe(middleOf(next));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
});
