import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";
import pg from "pg";

const shared = process.env.FLOTILLA_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");
const realFile = path.join(shared, "data/kubernetes-enhancements.csv");

/** A second Flow Team of the demo that is still forming, with the demo's CPO in it. Returns its address. */
async function formFlowTeam(): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const slug = `import-${Date.now()}`;
  await client.query(
    `WITH team AS (
       INSERT INTO "FlowTeam" (id, slug, name, product, "timeZone", "isDemo") VALUES (gen_random_uuid(), $1, 'Imported', 'Imported', 'Europe/Berlin', true) RETURNING id
     ), cpo AS (
       SELECT r."personId" FROM "RoleHolding" r JOIN "FlowTeam" f ON f.id = r."flowTeamId" WHERE f."isDemo" AND r.role = 'cpo' AND r."endedAt" IS NULL LIMIT 1
     ), membership AS (
       INSERT INTO "Membership" ("flowTeamId", "personId", skills) SELECT team.id, cpo."personId", '{}' FROM team, cpo
     )
     INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role) SELECT gen_random_uuid(), team.id, cpo."personId", 'cpo' FROM team, cpo`,
    [slug],
  );
  await client.end();
  return slug;
}

async function enterAsCpo(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /CPO|Chief Product Owner/ }).first().click();
  await page.waitForURL(/\/flow-teams/);
}

const next = (page: Page) => page.getByRole("button", { name: /^Next:/ }).click();
const term = (page: Page, label: string) => page.locator("dt", { hasText: new RegExp(`^${label}$`) }).locator("+ dd");

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
}

test.describe.configure({ mode: "serial" });

test.describe("importing the real file", () => {
  let slug: string;
  let errors: string[];

  test.beforeAll(async () => {
    slug = await formFlowTeam();
  });

  test.beforeEach(async ({ page }) => {
    errors = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await enterAsCpo(page);
  });

  test.afterEach(() => expect(errors).toEqual([]));

  test("a picture is refused with what it is", async ({ page }, testInfo) => {
    const picture = testInfo.outputPath("plan.csv");
    writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
    await page.goto(`/flow-teams/${slug}/import`);
    await page.getByLabel("CSV file").setInputFiles(picture);
    await expect(page.getByText("This is a PNG picture, not a CSV file.")).toBeVisible();
    await expectAccessible(page);
  });

  test("it is walked through, comes in whole, and has a report", async ({ page }) => {
    await page.goto(`/flow-teams/${slug}/import`);
    await page.getByLabel("CSV file").setInputFiles(realFile);
    await page.waitForURL(/\/columns$/);
    await expect(page.getByLabel("owning_team comes in as")).toHaveValue("team");
    await expect(page.getByLabel("see_also comes in as")).toHaveValue("references");
    await expectAccessible(page);

    await next(page);
    await page.waitForURL(/\/values$/);
    await expect(page.getByLabel("imlpemented comes in as")).toHaveValue("done");
    await expectAccessible(page);

    await next(page);
    await page.waitForURL(/\/teams$/);
    await expect(page.getByText("The file has 22 owners.")).toBeVisible();
    await page.getByLabel("sig-docs comes in as").selectOption("new:");
    await expect(page.getByText("That makes 16 Scrum Teams")).toBeVisible();
    await page.getByLabel("sig-docs comes in as").selectOption("none:");
    await page.getByLabel("Name of the team for sig-node").fill("Node");
    await page.getByLabel("Name of the team for sig-node").blur();
    await expect(page.getByText("15 of at most 15")).toBeVisible();
    await expectAccessible(page);

    await next(page);
    await page.waitForURL(/\/releases$/);
    await expectAccessible(page);
    await next(page);
    await page.waitForURL(/\/preview$/);
    await expect(term(page, "To make")).toHaveText("648");

    // What was chosen is kept when one leaves and comes back.
    await page.reload();
    await page.getByRole("link", { name: /Teams$/ }).first().click();
    await page.waitForURL(/\/teams$/);
    await expect(page.getByLabel("Name of the team for sig-node")).toHaveValue("Node");
    await page.goto(page.url().replace(/teams$/, "preview"));
    await page.getByRole("button", { name: /^With notes/ }).click();
    await page.getByLabel("Find a row").fill("20190426");
    await expect(page.getByText("20190426 points to no row of the file").first()).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("button", { name: "Import 648 Epics" }).click();
    await page.waitForURL(/\/result$/);
    await expect(term(page, "Made")).toHaveText("648");
    await expect(term(page, "Teams made")).toHaveText("15");
    await expect(page.getByText("of 302 references")).toBeVisible();
    await page.getByText("What becomes of the 302 references").click();
    await expect(page.getByText("52 point to an id that isn't there")).toBeVisible();
    await expect(page.getByText("2 point to their own row")).toBeVisible();
    await expectAccessible(page);

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Report of every row" }).click();
    const report = readFileSync(await (await download).path(), "utf8");
    expect(report.trimEnd().split("\r\n")).toHaveLength(649);
    expect(report).toContain("SMT aware cpumanager policy,Made,E-");
  });

  test("its Epics are in the backlog, with their teams and Dependencies", async ({ page }) => {
    const roadmap = await page.request.get(`/api/flow-teams/${slug}/roadmap`);
    const view = await roadmap.json();
    expect(view.epics).toHaveLength(648);
    expect(view.teams.map((team: { name: string }) => team.name)).toContain("Node");
    const byTitle = (title: string) => view.epics.find((epic: { title: string }) => epic.title === title);
    expect(byTitle("SMT aware cpumanager policy")).toMatchObject({ status: "done", isDoneBeforeFlotilla: true });
    expect(byTitle('Rename the kubeadm "master" label and taint')).toMatchObject({ status: "planned" });
    expect(byTitle("Volume Health Monitor").labels).toEqual(expect.arrayContaining(["v1.21", "v1.37", "v1.41"]));
    const { dependencies } = view as { dependencies: { neederTeamId: string; giverTeamId: string }[] };
    expect(dependencies.length).toBeGreaterThan(30);
    expect(dependencies.filter((one) => one.neederTeamId === one.giverTeamId)).toEqual([]);
  });

  test("imported again it changes nothing", async ({ page }) => {
    await page.goto(`/flow-teams/${slug}/import`);
    await page.getByLabel("CSV file").setInputFiles(realFile);
    await page.waitForURL(/\/columns$/);
    await page.goto(page.url().replace(/columns$/, "preview"));
    await expect(term(page, "Unchanged")).toHaveText("648");
    await expect(term(page, "To make")).toHaveText("0");
    await page.getByRole("button", { name: "Finish: nothing changes" }).click();
    await page.waitForURL(/\/result$/);
    await expect(term(page, "Unchanged")).toHaveText("648");
  });
});
