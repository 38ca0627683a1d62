import { type Page, expect, test } from "@playwright/test";
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

async function pasteFile(page: Page, name: string, type: string, base64: string): Promise<void> {
  await commentBox(page).evaluate(
    (area, file) => {
      const bytes = Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], file.name, { type: file.type }));
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { name, type, base64 },
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
  await pasteFile(page, "tide.png", "image/png", png);
  await expect(commentBox(page)).toHaveValue(
    /^See !\[tide\.png\]\(\/api\/flow-teams\/tidewater\/attachments\/[0-9a-f-]+\)$/,
  );
  await commentBox(page).press("Control+Enter");
  await expect(page.getByRole("list", { name: "Comments" }).getByRole("img", { name: "tide.png" })).toBeVisible();

  await pasteFile(page, "bad.svg", "image/svg+xml", btoa("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"));
  await expect(page.getByText("bad.svg: An SVG drawing can carry scripts, so it isn't taken.")).toBeVisible();
  await expect(page.getByText("Save the drawing as PNG and add that.")).toBeVisible();
  await expectAccessible(page);
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
});

test("news sleeps and wakes, and kinds can be switched off", async ({ page }) => {
  const finish = watch(page);
  await signInAs(page, "Product Owner");
  await page.goto(`${demoPath}/inbox`);
  const fresh = page.getByRole("region", { name: "New" });
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
