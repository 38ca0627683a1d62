import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, type Page, expect } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { test } from "./fresh-test";
import { inDatabase } from "./own-flow-team";
import { expectAccessible, watchErrors } from "./visit";

const shared = process.env.FLOTILLA_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");
const realFile = path.join(shared, "data/kubernetes-enhancements.csv");

const needsRealFile = () =>
  test.skip(!existsSync(realFile), `There is no ${realFile}: set FLOTILLA_SHARED to the folder that holds data/.`);

/** A Flow Team that is forming, with nobody in it but a CPO of its own: other tests share the demo's. */
function formFlowTeam(): Promise<{ slug: string; signInId: string }> {
  const slug = `import-${Date.now()}`;
  return inDatabase(async (client) => {
    const insert = async (sql: string, values: unknown[]): Promise<string> =>
      (await client.query<{ id: string }>(`${sql} RETURNING id`, values)).rows[0]?.id ?? "";
    const team = await insert(
      `INSERT INTO "FlowTeam" (id, slug, name, product, "timeZone", "isDemo") VALUES (uuidv7(), $1, 'Imported', 'Imported', 'Europe/Berlin', true)`,
      [slug],
    );
    const person = await insert(
      `INSERT INTO "Person" (id, email, name, "isDemo") VALUES (uuidv7(), $1, 'Ines Importa', true)`,
      [`${slug}@demo.flotilla.example`],
    );
    const both = [team, person];
    await client.query(`INSERT INTO "Membership" ("flowTeamId", "personId", skills) VALUES ($1, $2, '{}')`, both);
    await insert(
      `INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role) VALUES (uuidv7(), $1, $2, 'cpo')`,
      both,
    );
    const signInId = await insert(
      `INSERT INTO "SignIn" (id, "personId", way, "expiresAt") VALUES (uuidv7(), $1, 'password', now() + interval '1 hour')`,
      [person],
    );
    return { slug, signInId };
  });
}

async function signIn(context: BrowserContext, signInId: string): Promise<void> {
  const value = await encode({ token: { signInId }, secret: process.env.NEXTAUTH_SECRET ?? "" });
  await context.addCookies([
    { name: "flotilla.session", value, url: process.env.FLOTILLA_URL ?? "", httpOnly: true, sameSite: "Lax" },
  ]);
}

const next = (page: Page) => page.getByRole("button", { name: /^Next:/ }).click();
const term = (page: Page, label: string) => page.locator("dt", { hasText: new RegExp(`^${label}$`) }).locator("+ dd");

test.describe.configure({ mode: "serial" });

test.describe("importing", () => {
  let slug: string;
  let signInId: string;
  let errors: string[];

  test.beforeAll(async () => {
    ({ slug, signInId } = await formFlowTeam());
  });

  test.beforeEach(async ({ page, context }) => {
    errors = watchErrors(page);
    await signIn(context, signInId);
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

  test("the real file is walked through, comes in whole, and has a report", async ({ page }) => {
    needsRealFile();
    await page.goto(`/flow-teams/${slug}/import`);
    await page.getByLabel("CSV file").setInputFiles(realFile);
    await page.waitForURL(/\/columns$/);
    await expect(page.getByLabel("owning_team comes in as")).toHaveValue("team");
    await expect(page.getByLabel("see_also comes in as")).toHaveValue("references");
    // By hand, and kept: the day of the last change would come in as a description.
    const updated = page.getByLabel("updated comes in as", { exact: true });
    await updated.selectOption("description");
    await next(page);
    await page.waitForURL(/\/values$/);
    await page.goto(page.url().replace(/values$/, "columns"));
    await expect(updated).toHaveValue("description");
    await updated.selectOption("");
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
    await page
      .getByRole("link", { name: /Teams$/ })
      .first()
      .click();
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
    await expect(page.getByText("197 become plain links: both Epics are of one team")).toBeVisible();
    await expectAccessible(page);

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Report of every row" }).click();
    const report = readFileSync(await (await download).path(), "utf8");
    expect(report.trimEnd().split("\r\n")).toHaveLength(649);
    expect(report).toContain("SMT aware cpumanager policy,Made,E-");
  });

  test("its Epics are in the backlog, with their teams and Dependencies", async ({ page }) => {
    needsRealFile();
    const roadmap = await page.request.get(`/api/flow-teams/${slug}/roadmap`);
    const view = await roadmap.json();
    expect(view.epics).toHaveLength(648);
    expect(view.teams.map((team: { name: string }) => team.name)).toContain("Node");
    const byTitle = (title: string) => view.epics.find((epic: { title: string }) => epic.title === title);
    expect(byTitle("SMT aware cpumanager policy")).toMatchObject({ status: "done", isDoneBeforeFlotilla: true });
    expect(byTitle('Rename the kubeadm "master" label and taint')).toMatchObject({ status: "planned" });
    expect(byTitle("Volume Health Monitor").labels).toEqual(expect.arrayContaining(["v1.21", "v1.37", "v1.41"]));
    type Drawn = { neederTeamId: string; giverTeamId: string; neederEpicId: string; giverEpicId: string };
    const { dependencies } = view as { dependencies: Drawn[] };
    // Worked out from the file by other means: 39 cross references lead to another of the fifteen
    // teams and close no cycle; 3 would close one, since earlier rows point the other way.
    expect(dependencies).toHaveLength(39);
    expect(dependencies.filter((one) => one.neederTeamId === one.giverTeamId)).toEqual([]);
    const { rows } = await inDatabase((client) =>
      client.query<{ externalId: string; epicId: string }>(
        `SELECT i."externalId", i."epicId" FROM "ImportedEpic" i JOIN "FlowTeam" f ON f.id = i."flowTeamId" WHERE f.slug = $1`,
        [slug],
      ),
    );
    const externalId = new Map(rows.map((row) => [row.epicId, row.externalId]));
    const pairs = dependencies.map((one) => `${externalId.get(one.neederEpicId)} ${externalId.get(one.giverEpicId)}`);
    for (const pair of ["277 1441", "2232 2926", "2926 5440", "5547 6089", "4815 4381"]) expect(pairs).toContain(pair);
    for (const pair of ["2926 2232", "5440 2926", "6089 5547"]) expect(pairs).not.toContain(pair);
  });

  test("the real file imported again changes nothing", async ({ page }) => {
    needsRealFile();
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

  test("where both changed one chooses: ours or the file's", async ({ page }, testInfo) => {
    const send = async (text: string) => {
      const file = testInfo.outputPath("tools.csv");
      writeFileSync(file, text);
      await page.goto(`/flow-teams/${slug}/import`);
      await page.getByLabel("CSV file").setInputFiles(file);
      await page.waitForURL(/\/columns$/);
      await page.goto(page.url().replace(/columns$/, "preview"));
    };
    await send("id,title\ntool-1,Crane\ntool-2,Winch\n");
    await page.getByRole("button", { name: "Import 2 Epics" }).click();
    await page.waitForURL(/\/result$/);
    await inDatabase((client) =>
      client.query(`UPDATE "Epic" SET title = title || ' of ours' WHERE title IN ('Crane', 'Winch')`),
    );

    await send("id,title\ntool-1,Gantry crane\ntool-2,Capstan\n");
    await expect(page.getByText("2 fields were changed both here and in the file.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Finish: nothing changes" })).toBeDisabled();
    await page.getByRole("button", { name: "Keep all of ours" }).click();
    await page
      .getByRole("radiogroup", { name: "Title of Capstan" })
      .or(page.getByRole("group", { name: "Title of Capstan" }))
      .getByText("The file's")
      .click();
    await page.getByRole("button", { name: "Import 1 Epic" }).click();
    await page.waitForURL(/\/result$/);
    const { rows } = await inDatabase((client) =>
      client.query(`SELECT title FROM "Epic" WHERE title IN ('Crane of ours', 'Capstan') ORDER BY title`),
    );
    expect(rows.map((row) => row.title)).toEqual(["Capstan", "Crane of ours"]);
  });

  test("Jira's own export is walked through: Epics, Stories and Tasks come in, and again nothing changes", async ({
    page,
  }, testInfo) => {
    const file = testInfo.outputPath("jira.csv");
    writeFileSync(
      file,
      [
        "Summary,Issue key,Issue id,Parent id,Issue Type,Status,Created,Labels,Labels,Sprint,Description,Custom field (Story Points),Custom field (Epic Link),Comment",
        "Quay lamps,JRA-1,20001,,Epic,In Progress,12/Jan/26 10:15 AM,light,,,h1. Why,,,",
        "Lamps answer at dusk,JRA-2,20002,,Story,To Do,13/Jan/26 8:01 AM,light,quay,Alpha,*Soon*,3.0,JRA-1,13/Jan/26;a;b",
        "Buy a sensor,JRA-3,20003,20002,Sub-task,Done,13/Jan/26 8:02 AM,,,,,,,",
        "Lamp flickers,JRA-4,20004,,Bug,Won't Do,13/Jan/26 8:03 AM,,,,,,JRA-1,",
      ].join("\n"),
    );
    await page.goto(`/flow-teams/${slug}/import`);
    await page.getByLabel("CSV file").setInputFiles(file);
    await page.waitForURL(/\/columns$/);
    await expect(page.getByLabel("Issue Type comes in as")).toHaveValue("kind");
    await expect(page.getByLabel("Custom field (Epic Link) comes in as")).toHaveValue("parents");
    await expect(page.getByLabel("Comment comes in as")).toHaveValue("");
    await expect(page.getByLabel("Long texts are written as")).toHaveValue("jira");
    await next(page);
    await page.waitForURL(/\/kinds$/);
    await expect(page.getByLabel("Sub-task comes in as")).toHaveValue("task");
    await expect(page.getByLabel("Bug comes in as")).toHaveValue("story");
    await expectAccessible(page);
    await next(page);
    await page.waitForURL(/\/values$/);
    await next(page);
    await page.waitForURL(/\/sprints$/);
    await expect(page.getByLabel("Alpha is")).toHaveValue("");
    await expectAccessible(page);
    await next(page);
    await page.waitForURL(/\/preview$/);
    await expect(page.getByText("1 Epic, 1 Story, 1 Task").first()).toBeVisible();
    await expect(page.getByText("It is Won't Do, which means dropped.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Import 1 Epic, 1 Story, 1 Task" }).click();
    await page.waitForURL(/\/result$/);
    await expect(term(page, "Made")).toHaveText("3");
    await expect(page.getByRole("cell", { name: "Lamp flickers" })).toBeVisible();

    await page.goto(`/flow-teams/${slug}/import`);
    await page.getByLabel("CSV file").setInputFiles(file);
    await page.waitForURL(/\/columns$/);
    await page.goto(page.url().replace(/columns$/, "preview"));
    await expect(term(page, "Unchanged")).toHaveText("3");
    await expect(page.getByRole("button", { name: "Finish: nothing changes" })).toBeEnabled();
  });
});
