import { type Locator, type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { demoPath, expectAccessible, signInAs } from "./visit";
import { watch } from "./watched";

/** A Story of the team that the demo's Developer and Product Owner are both in, opened beside the board. */
async function openStory(page: Page): Promise<void> {
  await page.goto(`${demoPath}/board`);
  const card = page.getByRole("row", { name: /^S-\d+/ }).first();
  const name = (await card.getAttribute("aria-label")) ?? "";
  await page.goto(`${demoPath}/board?story=${name.match(/^S-(\d+)/)?.[1]}`);
  await expect(page.getByRole("heading", { name: "Conversation" })).toBeVisible();
}

const commentBox = (page: Page) => page.getByRole("textbox", { name: "Comment" });
/** What the person is called: it stands on the button of their profile. */
async function nameOf(page: Page): Promise<string> {
  const profile = await page
    .getByRole("button", { name: /^You: / })
    .first()
    .ariaSnapshot();
  return profile.match(/"You: ([^"]+)"/)?.[1] ?? "";
}

/** A small picture, as the clipboard holds one. */
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What a browser tells when somebody pastes a file there, or carries it there and lets it go. */
async function give(how: "paste" | "drop", to: Locator, name: string, type: string, base64: string): Promise<void> {
  await to.evaluate(
    (place, file) => {
      const bytes = Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], file.name, { type: file.type }));
      const ways = { bubbles: true, cancelable: true };
      if (file.how === "paste") {
        place.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, ...ways }));
        return;
      }
      // Only over what takes it, and says so, can a file be let go: elsewhere the browser opens it.
      const isTaken = !place.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, ...ways }));
      if (!isTaken) throw new Error(`${file.name} can't be let go here.`);
      const isLeft = place.dispatchEvent(new DragEvent("drop", { dataTransfer: data, ...ways }));
      if (isLeft) throw new Error(`${file.name} is left to the browser, which opens it.`);
    },
    { how, name, type, base64 },
  );
}

test("somebody named in a comment finds it in their inbox at once, and it opens the Story", async ({
  browser,
  page,
}) => {
  const finish = watch(page);
  await signInAs(page, "Developer");
  const other = await (await browser.newContext()).newPage();
  const finishOther = watch(other);
  await signInAs(other, "Product Owner");
  await other.goto(`${demoPath}/inbox`);
  const name = await nameOf(other);

  await openStory(page);
  await commentBox(page).pressSequentially(`Please look, @${name.split(" ")[0]}`);
  await expect(page.getByRole("listbox", { name: "People" })).toBeVisible();
  await page.getByRole("option", { name }).click();
  await commentBox(page).pressSequentially("the tide table is wrong");
  await commentBox(page).press("Control+Enter");
  await expect(page.getByRole("list", { name: "Comments" }).getByText("the tide table is wrong")).toBeVisible();
  await expect(commentBox(page)).toHaveValue("");

  const news = other.getByRole("button", { name: /names you: .*the tide table is wrong/ });
  await expect(news).toBeVisible();
  await expectAccessible(other);
  await news.click();
  await expect(other.getByRole("list", { name: "Comments" }).getByText("the tide table is wrong")).toBeVisible();
  await other.getByRole("button", { name: "Close" }).first().click();
  await expect(other.getByRole("region", { name: "Read" }).getByText("the tide table is wrong")).toBeVisible();
  await other.close();
  finishOther();
  finish();
});

test("a pasted picture is added and shown, an SVG is refused with the way out", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Developer");
  await openStory(page);
  await commentBox(page).fill("See ");
  await give("paste", commentBox(page), "tide.png", "image/png", png);
  await expect(commentBox(page)).toHaveValue(
    /^See !\[tide\.png\]\(\/api\/flow-teams\/tidewater\/attachments\/[0-9a-f-]+\)$/,
  );
  await commentBox(page).press("Control+Enter");
  await expect(page.getByRole("list", { name: "Comments" }).getByRole("img", { name: "tide.png" })).toBeVisible();

  const svg = btoa("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
  await give("paste", commentBox(page), "bad.svg", "image/svg+xml", svg);
  await expect(page.getByText("bad.svg: An SVG drawing can carry scripts, so it isn't taken.")).toBeVisible();
  await expect(page.getByText("Save the drawing as PNG and add that.")).toBeVisible();
  await expectAccessible(page);
  finish();
});

test("a picture dropped into the text is shown in it, one dropped among the files is added to them", async ({
  page,
}) => {
  const finish = watch(page);
  await signInAs(page, "Developer");
  await openStory(page);
  await commentBox(page).fill("See ");
  await give("drop", commentBox(page), "ebb.png", "image/png", png);
  await expect(commentBox(page)).toHaveValue(
    /^See !\[ebb\.png\]\(\/api\/flow-teams\/tidewater\/attachments\/[0-9a-f-]+\)$/,
  );
  await commentBox(page).press("Control+Enter");
  await expect(page.getByRole("list", { name: "Comments" }).getByRole("img", { name: "ebb.png" })).toBeVisible();

  const files = page
    .getByRole("complementary")
    .locator("section", { has: page.getByRole("heading", { name: "Files", exact: true }) });
  await give("drop", files.getByRole("button", { name: "Add a file" }), "flood.png", "image/png", png);
  await expect(files.getByRole("link", { name: /^flood\.png/ })).toBeVisible();
  // What is shown in the text is a file of the Story, too.
  await expect(files.getByRole("link", { name: /^ebb\.png/ })).toBeVisible();
  finish();
});

test("what is typed outlives a lost connection and a reload, and is sent when the connection is back", async ({
  page,
}) => {
  await signInAs(page, "Developer");
  await openStory(page);
  await commentBox(page).fill("Typed before the reload");
  await page.reload();
  await expect(commentBox(page)).toHaveValue("Typed before the reload");

  await page.context().setOffline(true);
  await commentBox(page).press("Control+Enter");
  await expect(page.getByRole("button", { name: "Comment", exact: true })).toHaveAttribute("aria-busy", "true");
  await page.context().setOffline(false);
  await expect(page.getByRole("list", { name: "Comments" }).getByText("Typed before the reload")).toHaveCount(1);
  await expect(commentBox(page)).toHaveValue("");

  // The tab is reloaded before the answer came: the queue sends it, and the editor forgets it.
  await page.route("**/api/commands/**", (route) => route.abort());
  await commentBox(page).fill("Sent by the queue");
  await page.context().setOffline(true);
  await commentBox(page).press("Control+Enter");
  await expect(page.getByRole("button", { name: "Comment", exact: true })).toHaveAttribute("aria-busy", "true");
  await page.context().setOffline(false);
  await page.reload();
  await expect(commentBox(page)).toHaveValue("Sent by the queue");
  await page.unroute("**/api/commands/**");
  await expect(page.getByRole("list", { name: "Comments" }).getByText("Sent by the queue")).toHaveCount(1);
  await expect(commentBox(page)).toHaveValue("");
});

test("a title and a description that are written without a connection are saved when it is back", async ({ page }) => {
  await signInAs(page, "Product Owner");
  await openStory(page);
  const panel = page.getByRole("complementary").last();
  const title = await panel.getByRole("button", { name: /^Title: .*\. Edit$/ }).getAttribute("aria-label");
  const before = title?.match(/^Title: (.*)\. Edit$/)?.[1] ?? "";

  await panel.getByRole("button", { name: /^Title: / }).click();
  await panel.getByRole("textbox", { name: "Title" }).fill(`${before} offline`);
  await page.context().setOffline(true);
  await panel.getByRole("textbox", { name: "Title" }).press("Enter");
  await expect(panel.getByRole("textbox", { name: "Title" })).toHaveAttribute("aria-busy", "true");
  await expect(panel.getByRole("textbox", { name: "Title" })).toHaveValue(`${before} offline`);
  await page.context().setOffline(false);
  await expect(panel.getByRole("button", { name: `Title: ${before} offline. Edit` })).toBeVisible();

  await panel.getByRole("button", { name: /Edit the description|Say whom it helps/ }).click();
  const description = panel.getByRole("textbox", { name: "Description" });
  await description.fill("Written in a tunnel");
  await page.context().setOffline(true);
  await description.press("Control+Enter");
  await expect(description).toHaveValue("Written in a tunnel");
  await page.context().setOffline(false);
  await expect(panel.getByRole("paragraph").filter({ hasText: "Written in a tunnel" })).toBeVisible();
  await expect(description).toBeHidden();
  await page.reload();
  await expect(panel.getByRole("paragraph").filter({ hasText: "Written in a tunnel" })).toBeVisible();
  await panel.getByRole("button", { name: `Title: ${before} offline. Edit` }).click();
  await panel.getByRole("textbox", { name: "Title" }).fill(before);
  await panel.getByRole("textbox", { name: "Title" }).press("Enter");
  await expect(panel.getByRole("button", { name: `Title: ${before}. Edit` })).toBeVisible();
});

test("a description of 5 MB is refused with its length, and all of it stays in the editor", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await openStory(page);
  const panel = page.getByRole("complementary").last();
  await panel.getByRole("button", { name: /Edit the description|Say whom it helps/ }).click();
  const description = panel.getByRole("textbox", { name: "Description" });
  const length = 5 * 1024 * 1024;
  await description.evaluate((area: HTMLTextAreaElement, characters) => {
    area.focus();
    area.select();
    document.execCommand("insertText", false, "tide ".repeat(characters / 5 + 1).slice(0, characters));
  }, length);
  await expect(panel.getByText(/At most 50,000 characters: these are 5,242,880\./)).toBeVisible();
  await expect(panel.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await description.press("Control+Enter");
  expect(await description.evaluate((area: HTMLTextAreaElement) => area.value.length)).toBe(length);
  await description.fill("Short again\n\n- [ ] Sound the bar\n  - [x] Lend a lead");
  await panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(description).toBeHidden();
  await expect(panel.getByRole("paragraph").filter({ hasText: "Short again" })).toBeVisible();
  // A line's own words name its box, not those of the lines under it.
  await expect(panel.getByRole("checkbox", { name: "Sound the bar", exact: true })).not.toBeChecked();
  await expect(panel.getByRole("checkbox", { name: "Lend a lead", exact: true })).toBeChecked();
  finish();
});

test("news is gone through, read and put to sleep by keys alone", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await page.goto(`${demoPath}/inbox`);
  const newsIn = (group: string) => page.getByRole("region", { name: group }).getByRole("listitem");
  const count = await newsIn("New").count();
  expect(count).toBeGreaterThan(1);
  const read = await newsIn("Read").count();
  // The former of the first is the first.
  await page.keyboard.press("k");
  await expect(newsIn("New").first().locator("[data-news]")).toBeFocused();
  await page.keyboard.press("s");
  await expect(page.getByRole("menuitem", { name: "For three hours" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(newsIn("Asleep")).toHaveCount(1);
  // The focus has gone on to the next one.
  await expect(newsIn("New").first().locator("[data-news]")).toBeFocused();
  await page.keyboard.press("e");
  await expect(newsIn("Read")).toHaveCount(read + 1);
  await expect(newsIn("New")).toHaveCount(count - 2);
  await expect(page.locator("[data-news]:focus")).toHaveCount(1);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(keys.getByText("Let the news sleep")).toBeVisible();
  await expect(keys.getByText("Mark the news as read, or unread again")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("let the news sleep");
  await page.getByRole("option", { name: /Let the news sleep/ }).click();
  await expect(page.getByRole("menu", { name: "Let it sleep" })).toBeVisible();
  await page.keyboard.press("Escape");
  await newsIn("Asleep").getByRole("button", { name: "Let it sleep" }).click();
  await page.getByRole("menuitem", { name: "Wake it now" }).click();
  await newsIn("Read").first().getByRole("button", { name: "Mark as unread" }).click();
  await expect(newsIn("New")).toHaveCount(count);
  await expect(page.locator("[data-news]:focus")).toHaveCount(1);
  finish();
});

test("news sleeps and wakes, and kinds can be switched off", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await page.goto(`${demoPath}/inbox`);
  const fresh = page.getByRole("region", { name: "New" });
  // Whatever the tests before have left: one piece of news is made new again.
  const read = page.getByRole("region", { name: "Read" }).getByRole("listitem");
  const readBefore = await read.count();
  await read.first().getByRole("button", { name: "Mark as unread" }).click();
  await expect(read).toHaveCount(readBefore - 1);
  const count = await fresh.getByRole("listitem").count();
  expect(count).toBeGreaterThan(0);
  await fresh.getByRole("button", { name: "Let it sleep" }).first().click();
  await page.getByRole("menuitem", { name: "Until tomorrow morning" }).click();
  const asleep = page.getByRole("region", { name: "Asleep" });
  await expect(asleep.getByRole("listitem")).toHaveCount(1);
  await asleep.getByRole("button", { name: "Let it sleep" }).click();
  await page.getByRole("menuitem", { name: "Wake it now" }).click();
  await expect(fresh.getByRole("listitem")).toHaveCount(count);
  await page.getByRole("button", { name: "What you are told" }).click();
  await page.getByRole("checkbox", { name: /What you watch/ }).uncheck();
  await page.reload();
  await page.getByRole("button", { name: "What you are told" }).click();
  await expect(page.getByRole("checkbox", { name: /What you watch/ })).not.toBeChecked();
  await page.getByRole("checkbox", { name: /What you watch/ }).check();
  finish();
});

test("my work leads to what waits for me", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await page.goto(`${demoPath}/my-work`);
  await expectAccessible(page);
  await page
    .getByRole("region", { name: /Others wait for you/ })
    .getByRole("link", { name: /your answer is asked for/ })
    .first()
    .click();
  await page.waitForURL(/\/dependencies\?dependency=\d+/);
  finish();
});

test("a Stakeholder, who owns nothing here, has an inbox, and is led to Today from what is for Members", async ({
  page,
}) => {
  await signInAs(page, "Stakeholder");
  await page.goto(`${demoPath}/my-work`);
  await expect(page).toHaveURL(`${demoPath}/today`);
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Inbox" }).click();
  await expect(page).toHaveURL(`${demoPath}/inbox`);
  await expect(page.getByRole("heading", { name: "Inbox", level: 1 })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Kind of news" })).toHaveCount(0);
  await expectAccessible(page);
});
