import { type Browser, type Page, expect } from "@playwright/test";
import { openOpenIdProvider } from "@/tests/openid-provider";
import { openSmtpSink } from "@/tests/smtp-sink";
import { test } from "./fresh-test";
import { type RealServer, openRealServer } from "./real-server";
import { expectAccessible } from "./visit";
import { watch } from "./watched";

// One installation without demo data, from its first start on: each test goes on where the last ended.
test.describe.configure({ mode: "serial" });

const client = { id: "flotilla", secret: "only-for-tests" };
const administrator = { name: "Ada Boss", email: "ada@example.org", password: "seven lamps in a harbour" };
const guest = { name: "Mara Lindqvist", email: "mara@example.org", password: "four horses on a quay" };
let provider: Awaited<ReturnType<typeof openOpenIdProvider>>;
let smtp: Awaited<ReturnType<typeof openSmtpSink>>;
let server: RealServer;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  [provider, smtp] = await Promise.all([openOpenIdProvider(client), openSmtpSink()]);
  server = await openRealServer({
    SMTP_URL: smtp.url,
    MAIL_FROM: "Flotilla <flotilla@example.org>",
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_NAME: "Harbour ID",
  });
});

test.afterAll(async () => {
  await server?.close();
  provider?.close();
  await smtp?.close();
});

async function open(browser: Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage();
  await page.goto(path);
  return page;
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function expectIn(page: Page): Promise<void> {
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function mailedLink(to: string): Promise<string> {
  const { text } = await smtp.mailTo(to);
  return text.match(/http\S+\/[\w-]{43}/)?.[0] ?? "";
}

test("outside demo mode nobody enters in one click", async ({ browser }) => {
  const page = await open(browser, "/sign-in");
  // The refused call below is noted by the browser.
  const settle = watch(page, [/401 \(Unauthorized\)/]);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText(/demo/i)).toHaveCount(0);
  const posted = await page.evaluate(async () => {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, entry: "administrator", json: "true" });
    return (await fetch("/api/auth/callback/demo", { method: "POST", body })).status;
  });
  expect(posted).toBe(401);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  settle();
});

test("the link of the first start makes the administrator, once", async ({ browser }) => {
  const page = await open(browser, server.link);
  const settle = watch(page);
  await expect(page.getByRole("heading", { name: "Make the first account" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Your name").fill(administrator.name);
  await page.getByLabel("Your e-mail").fill(administrator.email);
  await page.getByLabel("Password", { exact: true }).fill(administrator.password);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL(/\/flow-teams/);
  settle();
  const other = await open(browser, server.link);
  await expect(other.getByText("This link doesn't work")).toBeVisible();
});

test("an invitation comes by mail, opens once and signs in", async ({ browser }) => {
  const page = await open(browser, "/sign-in");
  const settle = watch(page);
  await signIn(page, administrator);
  await expectIn(page);
  await page.goto("/administration");
  await expect(page.getByText("Harbour ID")).toBeVisible();
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(guest.name);
  await page.getByRole("dialog").getByLabel("E-mail").fill(guest.email);
  await page.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("row").filter({ hasText: guest.email })).toContainText("Invited");
  const link = await mailedLink(guest.email);
  const theirs = await open(browser, link);
  await expect(theirs.getByText(administrator.name)).toBeVisible();
  await theirs.getByLabel("Password", { exact: true }).fill(guest.password);
  await theirs.getByRole("button", { name: "Come aboard" }).click();
  await theirs.waitForURL(/\/flow-teams/);
  await theirs.goto(link);
  await expect(theirs.getByText("This link doesn't work")).toBeVisible();
  settle();
});

test("a wrong password and an unknown e-mail read the same", async ({ browser }) => {
  const page = await open(browser, "/sign-in");
  for (const email of [guest.email, "nobody@example.org"]) {
    await signIn(page, { email, password: "wrong wrong wrong" });
    await expect(page.getByRole("alert").filter({ hasText: "don't go together" })).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
  }
});

test("a forgotten password is replaced by mail, and ends the sign-ins there were", async ({ browser }) => {
  const before = await open(browser, "/sign-in");
  await signIn(before, guest);
  await expectIn(before);
  smtp.forget();
  const page = await open(browser, "/forgot-password");
  const settle = watch(page);
  await page.getByLabel("E-mail").fill(guest.email);
  await page.getByRole("button", { name: "Ask for a new password" }).click();
  await expect(page.getByText("Your request is in")).toBeVisible();
  await page.goto(await mailedLink(guest.email));
  await expectAccessible(page);
  guest.password = "another one to keep in mind";
  await page.getByLabel("Password", { exact: true }).fill(guest.password);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await page.waitForURL(/\/flow-teams/);
  await before.goto("/account");
  await expect(before).toHaveURL(/\/sign-in/);
  settle();
});

test("the account shows each sign-in, ends one, changes the password, and signs out everywhere", async ({
  browser,
}) => {
  const [here, there] = [await open(browser, "/sign-in"), await open(browser, "/sign-in")];
  const settle = watch(here);
  for (const page of [here, there]) {
    await signIn(page, guest);
    await expectIn(page);
  }
  await here.goto("/account");
  await expectAccessible(here);
  const others = here.getByRole("button", { name: /^Sign out there, on \w+ on \w+$/ });
  const before = await others.count();
  expect(before).toBeGreaterThan(0);
  await others.first().click();
  await expect(others).toHaveCount(before - 1);

  await here.getByLabel("Current password").fill("wrong wrong wrong");
  await here.getByLabel("New password").fill("a third one to keep in mind");
  await here.getByRole("button", { name: "Change the password" }).click();
  await expect(here.getByText("This isn't your current password.").first()).toBeVisible();
  await here.getByLabel("Current password").fill(guest.password);
  await here.getByLabel("New password").fill("a third one to keep in mind");
  await here.getByRole("button", { name: "Change the password" }).click();
  await expect(others).toHaveCount(0);
  guest.password = "a third one to keep in mind";
  await there.goto("/account");
  await expect(there).toHaveURL(/\/sign-in/);

  await signIn(there, guest);
  await expectIn(there);
  await here.reload();
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await here.waitForURL(/\/sign-in/);
  await there.goto("/account");
  await expect(there).toHaveURL(/\/sign-in/);
  settle();
});

test("OpenID Connect lets in who is invited and verified, and nobody else", async ({ browser }) => {
  const tries = async (answer: typeof provider.answer): Promise<Page> => {
    provider.answer = answer;
    const page = await open(browser, "/sign-in?next=/account");
    await page.getByRole("button", { name: "Sign in with Harbour ID" }).click();
    await page.waitForURL((url) => url.origin === server.url && /error|refused|account$/.test(url.href));
    return page;
  };
  const invited = { sub: "mara-1", email: guest.email };
  for (const answer of [
    { ...invited, email_verified: false },
    invited,
    { sub: "stranger", email: "stranger@example.org", email_verified: true },
    { sub: "nobody" },
  ]) {
    const page = await tries(answer);
    await expect(page.getByText("This account isn't invited here")).toBeVisible();
  }
  for (const answer of [
    { ...invited, email_verified: true, isForged: true },
    { ...invited, email_verified: true, nonce: "an older one" },
  ]) {
    const page = await tries(answer);
    await expect(page.getByText("Signing in with Harbour ID didn't work.")).toBeVisible();
  }
  const page = await tries({ ...invited, email_verified: true, onlyUserinfo: true });
  const settle = watch(page);
  await expect(page).toHaveURL(`${server.url}/account`);
  await expect(page.getByText("by OpenID Connect").first()).toBeVisible();
  // Tied by now: the provider's word for the address no longer matters, its subject does.
  await expect(await tries({ sub: "mara-1" })).toHaveURL(`${server.url}/account`);
  const other = await tries({ sub: "mara-2", email: guest.email, email_verified: true });
  await expect(other.getByText("This account isn't invited here")).toBeVisible();
  settle();
});

test("a deactivated person is out at once", async ({ browser }) => {
  const theirs = await open(browser, "/sign-in");
  await signIn(theirs, guest);
  await expectIn(theirs);
  const page = await open(browser, "/sign-in");
  const settle = watch(page);
  await signIn(page, administrator);
  await expectIn(page);
  await page.goto("/administration");
  await page.getByRole("link", { name: guest.name }).click();
  await page.getByRole("link", { name: "Deactivate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("Deactivated", { exact: true })).toBeVisible();
  await theirs.goto("/account");
  await expect(theirs).toHaveURL(/\/sign-in/);
  await signIn(theirs, guest);
  await expect(theirs.getByText("don't go together")).toBeVisible();
  settle();
});

test("guessing is slowed, and says until when", async ({ browser }) => {
  const page = await open(browser, "/sign-in");
  const answers = await page.evaluate(async () => {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const urls: string[] = [];
    for (let guess = 0; guess < 11; guess++) {
      const body = new URLSearchParams({ csrfToken, email: "x@example.org", password: `guess ${guess}`, json: "true" });
      urls.push((await (await fetch("/api/auth/callback/password", { method: "POST", body })).json()).url);
    }
    return urls.map((url) => new URL(url).searchParams.get("error") ?? "");
  });
  expect(answers[0]).toContain("don't go together");
  expect(answers[10]).toContain("Try again in 15 minutes.");
});
