import { type Browser, type Locator, type Page, expect } from "@playwright/test";
import pg from "pg";
import { test } from "./fresh-test";
import { type RealServer, openRealServer } from "./real-server";
import { demoPath, type DemoRole, expectAccessible, signInAs, watchErrors } from "./visit";

const teams = ["Harbour", "Tides", "Yard"] as const;

/** A PO, an SM and a Developer for each team, and the leadership but for the CSM. */
const peopleList = [
  "Name;E-mail;Team;Role;Skills",
  "Cleo Marsh;cleo@example.org;;CPO;business",
  "Arthur Reed;arthur@example.org;;Product Architect;development",
  ...teams.flatMap((team) => [
    `Olga ${team};po.${team}@example.org;${team};PO;business`,
    `Sam ${team};sm.${team}@example.org;${team};Scrum Master;testing`,
    `"Dee; ${team}";dev.${team}@example.org;${team};;development ux`,
  ]),
  "Nobody;not-an-address;Docks;Captain;swimming",
].join("\n");

const administrator = { email: "ada@example.org", password: "seven lamps in a harbour" };
const cpo = { email: "cleo@example.org", password: "four horses on a quay" };

async function signIn(page: Page, { email, password }: typeof administrator): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/flow-teams/);
}

/** The search box with something typed. */
async function searchFor(page: Page, text: string): Promise<Locator> {
  const box = page.getByRole("dialog", { name: "Search" });
  await page.keyboard.press("ControlOrMeta+k");
  await expect(box).toBeVisible();
  await page.keyboard.type(text);
  return box;
}

test.describe("a Flow Team of one's own", () => {
  // One installation from its first start on: each test goes on where the last ended.
  test.describe.configure({ mode: "serial" });
  let server: RealServer;
  let invitation = "";
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    server = await openRealServer({});
  });
  test.afterAll(() => server?.close());

  test("is formed, filled from a pasted list and launched", async ({ browser }) => {
    const page = await (await browser.newContext({ baseURL: server.url, timezoneId: "Europe/Lisbon" })).newPage();
    const errors = watchErrors(page);
    await page.goto(server.link);
    await page.getByLabel("Your name").fill("Ada Boss");
    await page.getByLabel("Your e-mail").fill(administrator.email);
    await page.getByLabel("Password", { exact: true }).fill(administrator.password);
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.waitForURL(/\/flow-teams$/);

    await page.getByRole("link", { name: "Form a Flow Team" }).click();
    await expect(page.getByRole("heading", { name: "Form a Flow Team" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Form the Flow Team" }).click();
    await expect(page.getByText("The product is missing.")).toBeVisible();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Small Ports");
    await page.getByRole("textbox", { name: "Product", exact: true }).fill("Charts for small ports");
    await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveText("Europe/Lisbon");
    await page.getByRole("textbox", { name: "Scrum Teams" }).fill(teams.join("\n"));
    await page.getByRole("button", { name: "Me: the Chief Scrum Master" }).click();
    await page.getByRole("button", { name: "Form the Flow Team" }).click();

    await page.waitForURL(/\/flow-teams\/small-ports\/launch$/);
    const launch = page.getByRole("button", { name: "Launch", exact: true });
    await expect(launch).toBeDisabled();
    await expect(page.getByText("There is no Chief Product Owner yet.")).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("button", { name: "Add them from a list" }).click();
    await page.getByRole("textbox", { name: "The list" }).fill(peopleList);
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("There is no Scrum Team called Docks.")).toBeVisible();
    await expect(dialog.getByText("1 row is left out")).toBeVisible();
    await expect(dialog.getByText("Dee; Harbour", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Add 11 rows" }).click();
    const links = dialog.getByText(/\/invitation\//);
    await expect(links).toHaveCount(11);
    invitation = (await links.first().textContent()) ?? "";
    await dialog.getByRole("button", { name: "Done" }).click();

    await expect(page.getByText("Everything is in place")).toBeVisible();
    await launch.click();
    await expect(page.getByText("This Flow Team is launched")).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("link", { name: /^Teams/ }).click();
    await expect(page.getByText("3 Scrum Teams · 12 of at most 150 people")).toBeVisible();
    await page.getByRole("button", { name: "Menu of Harbour", exact: true }).click();
    await expect(page.getByRole("menuitem", { name: /^Retire/ })).toBeDisabled();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Rulebook" }).click();
    await expect(page.locator("#TEAM-1")).toContainText("Holds");
    expect(errors).toEqual([]);
  });

  test("of several each person sees and finds their own, and a retired one can only be read", async ({ browser }) => {
    const page = await (await browser.newContext({ baseURL: server.url })).newPage();
    const errors = watchErrors(page);
    await signIn(page, administrator);
    await page.goto("/flow-teams/new");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Big Ports");
    await page.getByRole("textbox", { name: "Product", exact: true }).fill("Charts for big ports");
    await page.getByRole("button", { name: "Form the Flow Team" }).click();
    await page.waitForURL(/\/big-ports\/launch$/);
    await (await searchFor(page, "small")).getByRole("option", { name: "Small Ports Flow Team" }).click();
    await page.waitForURL(/\/small-ports\/today$/);
    await (await searchFor(page, "olga yrad")).getByRole("option", { name: /^Olga Yard/ }).click();
    await expect(page.getByRole("complementary", { name: "Olga Yard" })).toBeVisible();

    const theirs = await (await browser.newContext({ baseURL: server.url })).newPage();
    await theirs.goto(invitation);
    await theirs.getByLabel("Password", { exact: true }).fill(cpo.password);
    await theirs.getByRole("button", { name: "Come aboard" }).click();
    await theirs.waitForURL(/\/flow-teams/);
    await theirs.goto("/flow-teams/small-ports/teams");
    await expect((await searchFor(theirs, "big ports")).getByText("Nothing is called “big ports”")).toBeVisible();
    expect((await theirs.goto("/flow-teams/big-ports/roadmap"))?.status()).toBe(404);

    await page.goto("/flow-teams/big-ports/settings");
    await page.getByRole("button", { name: "Retire Big Ports" }).click();
    await page.getByRole("textbox", { name: "Type Big Ports to confirm" }).fill("Big Ports");
    await page.getByRole("button", { name: "Retire", exact: true }).click();
    await expect(page.getByText("This Flow Team is retired")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
    expect(errors).toEqual([]);
  });

  test("while the database is away a page says so, and comes back by itself", async ({ browser }) => {
    const page = await (await browser.newContext({ baseURL: server.url })).newPage();
    await signIn(page, cpo);
    const database = new URL(server.databaseUrl);
    const name = database.pathname.slice(1);
    const maintenance = new pg.Client({ connectionString: Object.assign(database, { pathname: "/postgres" }).href });
    await maintenance.connect();
    await maintenance.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await maintenance.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    await page.goto("/flow-teams/small-ports/teams");
    await expect(page.getByRole("heading", { name: "The database doesn't answer just now" })).toBeVisible();
    expect((await page.request.get("/api/ready")).status()).toBe(503);
    await maintenance.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await maintenance.end();
    await expect(page.getByRole("region", { name: "Harbour", exact: true })).toBeVisible();
  });
});

test.describe("the demo's Flow Team", () => {
  const team = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

  /** Somebody who is a Developer in a team, by their place in its list. */
  const developerOf = (page: Page, name: string) =>
    team(page, name).getByRole("listitem").last().getByRole("button").first().innerText();

  async function openTeams(browser: Browser, role: DemoRole) {
    const page = await (await browser.newContext()).newPage();
    const errors = watchErrors(page);
    await signInAs(page, role);
    await page.goto(`${demoPath}/teams`);
    return { page, errors };
  }

  test("a Developer moves by menu, key and drag; others see it, and it is taken back", async ({ browser }) => {
    const { page, errors } = await openTeams(browser, "CSM");
    const other = await openTeams(browser, "CPO");
    const name = await developerOf(page, "Bedrock");
    const row = (on: Page, inTeam: string) => team(on, inTeam).getByRole("button", { name, exact: true });
    await expect(row(other.page, "Bedrock")).toBeVisible();

    await page.getByRole("button", { name: `Menu of ${name}` }).click();
    await page.getByRole("menuitem", { name: "Move to" }).press("ArrowRight");
    await page.getByRole("menuitem", { name: "Customs", exact: true }).press("Enter");
    await expect(row(page, "Customs")).toBeVisible();
    await expect(row(other.page, "Customs")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row(page, "Bedrock")).toBeVisible();
    await expect(row(other.page, "Bedrock")).toBeVisible();

    await row(page, "Bedrock").press("Alt+ArrowDown");
    await expect(row(page, "Berths")).toBeVisible();
    await row(page, "Berths").press("Alt+ArrowUp");
    await expect(row(page, "Bedrock")).toBeVisible();

    await row(page, "Bedrock").dragTo(team(page, "Berths"));
    await expect(row(page, "Berths")).toBeVisible();
    await expect(row(other.page, "Berths")).toBeVisible();
    expect([...errors, ...other.errors]).toEqual([]);
  });

  test("two leaders change places, and back", async ({ browser }) => {
    const { page, errors } = await openTeams(browser, "CSM");
    const seat = (name: string) =>
      page.getByRole("region", { name: "Leadership" }).getByRole("listitem").filter({ hasText: name });
    const [owner, architect] = await Promise.all(
      ["Chief Product Owner", "Product Architect"].map((name) =>
        seat(name).first().getByRole("button").first().innerText(),
      ),
    );
    await page.getByRole("button", { name: `Menu of ${owner}` }).click();
    await page.getByRole("menuitem", { name: "Hand over" }).click();
    await page.getByRole("combobox", { name: "New Chief Product Owner" }).click();
    await page.getByRole("option", { name: architect ?? "" }).click();
    await expect(page.getByText("So the two change places")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Change places" }).click();
    await expect(seat("Product Architect").first()).toContainText(owner ?? "");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(seat("Product Architect").first()).toContainText(architect ?? "");
    expect(errors).toEqual([]);
  });

  test("filters and panels are in the address", async ({ browser }) => {
    const { page, errors } = await openTeams(browser, "Developer");
    await page.getByRole("button", { name: "UX", exact: true }).click();
    await page.getByRole("searchbox", { name: "Find a person" }).fill("a");
    await expect(page).toHaveURL(/skill=ux/);
    await page.getByRole("region", { name: "Bedrock" }).getByRole("button").nth(1).click();
    await expect(page).toHaveURL(/person=/);
    await expect(page.getByRole("complementary").getByText("Roles")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("complementary").getByText("Roles")).toBeVisible();
    await expect(page.getByRole("complementary").filter({ hasText: "Roles" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page).not.toHaveURL(/person=/);
    await expect(page.locator("#page")).toBeFocused();
    // A Developer looks, and changes nothing.
    await expect(page.getByRole("button", { name: "Add", exact: true })).toHaveCount(0);
    expect(errors).toEqual([]);
  });

  for (const section of ["teams", "launch", "settings", "rulebook"]) {
    test(`${section} is accessible in both themes and on a phone`, async ({ page }) => {
      const errors = watchErrors(page);
      await signInAs(page, "CSM");
      await page.goto(`${demoPath}/${section}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(errors).toEqual([]);
    });
  }

  test("a Scrum Team retires only once it is said where its Developers go", async ({ page }) => {
    await signInAs(page, "CSM");
    await page.goto(`${demoPath}/teams`);
    await page.getByRole("button", { name: "Menu of Customs", exact: true }).click();
    await page.getByRole("menuitem", { name: /^Retire/ }).click();
    const dialog = page.getByRole("dialog", { name: "Retire Customs" });
    await expect(dialog.getByText(/ is no longer its Scrum Master, and leaves the Flow Team/)).toBeVisible();
    const target = dialog.getByLabel(/^Its \d+ Developers/);
    await expect(target).toHaveValue("");
    await expect(target.getByRole("option", { name: /^Move to Bedrock: \d+ people, then 1\d \(10 is/ })).toBeAttached();
    await dialog.getByRole("button", { name: "Retire Customs" }).click();
    await expect(dialog.getByText("Choose where they go.")).toBeVisible();
    await expect(target).toBeFocused();
    await expectAccessible(page);
  });

  test("a Stakeholder finds none of it, and nobody forms another in the demo", async ({ browser }) => {
    for (const role of ["Stakeholder", "Administrator"] as const) {
      const page = await (await browser.newContext()).newPage();
      await signInAs(page, role);
      const path = role === "Stakeholder" ? `${demoPath}/teams` : "/flow-teams/new";
      expect((await page.goto(path))?.status()).toBe(404);
    }
  });
});
