import { type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { inDatabase } from "./own-flow-team";
import { expectAccessible, expectAccessibleInBothThemes } from "./visit";
import { watch } from "./watched";

const entries = [
  "CPO",
  "CSM",
  "Architect",
  "Product Owner",
  "Scrum Master",
  "Developer",
  "Stakeholder",
  "Administrator",
];

async function enterAs(page: Page, who: string, path = "/sign-in"): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: new RegExp(`^${who}`) }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

test("the sign-in page says that this is a demo", async ({ page }) => {
  const settle = watch(page);
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Enter the demo" })).toBeVisible();
  await expect(page.getByText("This is a demo")).toBeVisible();
  await expectAccessibleInBothThemes(page);
  settle();
});

for (const who of entries) {
  test(`one click enters as ${who}, who reaches the demo's Flow Team and leaves again`, async ({ page }) => {
    const settle = watch(page);
    await enterAs(page, who);
    await page.goto("/flow-teams");
    await expect(page.getByRole("main")).toContainText("Demo");
    const isAdministrator = who === "Administrator";
    expect((await page.request.get("/administration")).status()).toBe(isAdministrator ? 200 : 404);
    await page.goto("/account");
    await expect(page.getByText("This one")).toBeVisible();
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await page.waitForURL(/\/sign-in/);
    expect((await page.request.get("/account")).url()).toMatch(/\/sign-in\?next=%2Faccount$/);
    settle();
  });
}

test("after signing in one is where one wanted to be, and nowhere else", async ({ page, baseURL }) => {
  await enterAs(page, "CPO", "/account");
  await expect(page).toHaveURL(`${baseURL}/account`);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.waitForURL(/\/sign-in/);
  for (const evil of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]) {
    await enterAs(page, "CPO", `/sign-in?next=${encodeURIComponent(evil)}`);
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? "").origin);
    await page.context().clearCookies();
  }
});

test("a cookie made up or cut off is no sign-in", async ({ page, baseURL }) => {
  for (const value of ["made-up", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z"]) {
    await page.context().addCookies([{ name: "flotilla.session", value, url: baseURL ?? "" }]);
    await page.goto("/account");
    await expect(page).toHaveURL(/\/sign-in/);
  }
});

test("a sign-in posted from elsewhere, without the guard, opens nothing", async ({ request, page }) => {
  for (const way of ["demo", "password"]) {
    const answer = await request.post(`/api/auth/callback/${way}`, {
      form: { entry: "cpo", email: "a@b.example", password: "x", json: "true" },
    });
    expect(answer.headers()["set-cookie"] ?? "").not.toContain("flotilla.session=ey");
  }
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the browser is told what it may load, and the cookie is the server's alone", async ({ page, request }) => {
  const headers = (await request.get("/sign-in")).headers();
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-\w+'/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("same-origin");
  await enterAs(page, "CPO");
  const session = (await page.context().cookies()).find(({ name }) => name === "flotilla.session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("an Administrator of the demo invites somebody, who comes in by the link and is seen", async ({
  page,
  browser,
}) => {
  const settle = watch(page);
  await enterAs(page, "Administrator", "/administration");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  const email = `guest-${Date.now()}@example.org`;
  await dialog.getByLabel("Name").fill("Guest of the Demo");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("button", { name: "Invite" }).click();
  const link = (await dialog.getByText(/\/invitation\//).textContent()) ?? "";
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Done" }).click();

  const guest = await browser.newContext();
  const theirs = await guest.newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "Welcome aboard" })).toBeVisible();
  await expectAccessible(theirs);
  await theirs.getByLabel("Password", { exact: true }).fill("short");
  await theirs.getByRole("button", { name: "Come aboard" }).click();
  await expect(theirs.getByText("A password has at least 10 characters.").first()).toBeVisible();
  await theirs.getByLabel("Password", { exact: true }).fill("four horses on a quay");
  await theirs.getByRole("button", { name: "Come aboard" }).click();
  await theirs.waitForURL(/\/flow-teams/);
  await theirs.goto(link);
  await expect(theirs.getByText("This link doesn't work")).toBeVisible();
  await guest.close();

  await page.getByLabel("Search people").fill(email);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: "Guest of the Demo" }).click();
  await page.getByRole("link", { name: "Deactivate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("Deactivated", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Reactivate" }).click();
  await expect(page.getByText("Deactivated", { exact: true })).toBeHidden();
  settle();
});

test("whoever leaves hands over first: the dialog asks for what the rules demand, and does it", async ({ page }) => {
  const settle = watch(page);
  await enterAs(page, "Administrator", "/administration");
  await page.getByRole("row").filter({ hasText: "Scrum Master, Bedrock" }).getByRole("link").click();
  await page.getByRole("link", { name: "Deactivate" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Scrum Master in Bedrock goes to")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Deactivate" })).toBeDisabled();
  await expectAccessible(page);
  await dialog.getByRole("combobox", { name: "Scrum Master in Bedrock goes to" }).click();
  const successor = page.getByRole("option").filter({ hasText: "Developer" }).first();
  const name = (await successor.innerText()).split("\n")[0] ?? "";
  await successor.click();
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Deactivated", { exact: true })).toBeVisible();
  await page.goto(`/administration?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Scrum Master");
  settle();
});

test("a demo that has grown old is brought up to today by its CSM", async ({ page, browser }) => {
  const ofDemo = `"flowTeamId" = (SELECT id FROM "FlowTeam" WHERE slug = 'tidewater')`;
  // As three weeks would have done it: everything it tells is that much longer ago.
  await inDatabase((client) =>
    client.query(`
    BEGIN; SET LOCAL flotilla.anchor_demo = 'on';
    UPDATE "FlowSprint" SET "startsOn" = "startsOn" - 21, "endsOn" = "endsOn" - 21 WHERE ${ofDemo};
    UPDATE "Pause" SET "startsOn" = "startsOn" - 21, "endsOn" = "endsOn" - 21 WHERE ${ofDemo};
    COMMIT`),
  );
  const renewIn = (shown: typeof page) => shown.getByRole("button", { name: "It has grown old: bring it up to today" });
  const others = await browser.newContext();
  const cpo = await others.newPage();
  await enterAs(cpo, "CPO");
  await expect(cpo.getByRole("note")).toContainText("Demo data, nobody real.");
  await expect(renewIn(cpo)).toHaveCount(0);
  await others.close();

  const renew = renewIn(page);
  await enterAs(page, "CSM");
  await renew.click();
  await page.waitForURL(/\/sign-in/);
  // Watched from here on: what the page asks while its demo is replaced is no longer there.
  const settle = watch(page);
  await enterAs(page, "CSM");
  await expect(page.getByText(/day 6 \/ 10/)).toBeVisible();
  await expect(renew).toHaveCount(0);
  settle();
});
