import { type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { demoPath, signInAs, watchErrors } from "./visit";

const api = `/api${demoPath}`;

/** What a page's command sends, as its offline queue does. */
async function command<Value>(page: Page, name: string, input: object): Promise<Value> {
  const answer = await page.request.post(`/api/commands/${name}`, {
    headers: { "sec-fetch-site": "same-origin" },
    data: { commandId: crypto.randomUUID(), input },
  });
  const { ok, value, refusal } = await answer.json();
  expect(ok, refusal?.message).toBe(true);
  return value as Value;
}

async function flowTeamIdOf(page: Page): Promise<string> {
  return (await (await page.request.get(`${api}/roadmap`)).json()).flowTeam.id;
}

test("a script in a name is text wherever the name is shown", async ({ page, context }) => {
  const errors = watchErrors(page);
  await signInAs(page, "CPO");
  const flowTeamId = await flowTeamIdOf(page);
  const title = `<img src=x onerror="window.struck=1"><script>window.struck=1</script>`;
  const span = { firstSprint: 12, lastSprint: 13 };
  const epic = await command<{ id: string; number: number }>(page, "backlog.createEpic", {
    flowTeamId,
    title,
    ...span,
    labels: [title.slice(0, 40)],
  });
  const version = await command<{ id: string }>(page, "roadmap.saveVersion", { flowTeamId, name: title.slice(0, 80) });
  const link = await command<{ id: string; path: string }>(page, "roadmap.createShareLink", {
    flowTeamId,
    label: "<b>Board</b>",
    days: 1,
  });
  await command(page, "backlog.rankEpic", { flowTeamId, epicId: epic.id, place: { at: "top" } });
  const isStruck = () => page.evaluate(() => "struck" in window);
  await page.goto(`${demoPath}/backlog`);
  await expect(page.getByText(title).first()).toBeVisible();
  expect(await isStruck()).toBe(false);
  await page.goto(`${demoPath}/roadmap?epic=${epic.number}`);
  await expect(page.getByRole("complementary", { name: title })).toBeVisible();
  expect(await isStruck()).toBe(false);
  await page.goto(`${demoPath}/versions`);
  await expect(page.getByText(title.slice(0, 80)).first()).toBeVisible();
  await page.goto(link.path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.content()).not.toContain("<img src=x");
  expect(await isStruck()).toBe(false);
  await command(page, "roadmap.revokeShareLink", { flowTeamId, linkId: link.id });
  await command(page, "roadmap.deleteVersion", { flowTeamId, versionId: version.id });
  await command(page, "backlog.deleteEpic", { flowTeamId, epicId: epic.id });
  expect(errors).toEqual([]);
  await context.close();
});

test("a role taken away while somebody types: a refusal in words, and what they typed is still there", async ({
  browser,
}) => {
  const csm = await (await browser.newContext()).newPage();
  const page = await (await browser.newContext()).newPage();
  await signInAs(csm, "CSM");
  await signInAs(page, "Developer");
  const flowTeamId = await flowTeamIdOf(csm);
  await page.goto("/account");
  const name = await page.getByRole("textbox", { name: "Name" }).inputValue();
  type Listed = { id: string; name: string; roles: { role: string; scrumTeamId: string | null }[] };
  const { people } = (await (await csm.request.get(`${api}/people`)).json()) as { people: Listed[] };
  const developer = people.find((person) => person.name === name);
  const seat = { flowTeamId, personId: developer?.id, ...developer?.roles.find(({ role }) => role === "developer") };

  await page.goto(`${demoPath}/insights`);
  await page.getByRole("button", { name: "Collect an Insight" }).first().click();
  const learnt = page.getByLabel(/^What you learnt/);
  await learnt.fill("A need that took long to type");
  await page.getByLabel(/^Source/).fill("A long call");
  await command(csm, "flow-teams.endRole", seat);
  await page.getByRole("dialog").getByRole("button", { name: "Collect the Insight" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("or you have no part in it");
  await expect(learnt).toHaveValue("A need that took long to type");
  await command(csm, "flow-teams.giveRole", seat);
  await page.getByRole("dialog").getByRole("button", { name: "Collect the Insight" }).click();
  await expect(page.getByText("A need that took long to type").first()).toBeVisible();
});

test("an address that decodes to no text leads to a page that says so, never to a failure", async ({
  page,
  request,
}) => {
  for (const path of [
    "/flow-teams/%ff/roadmap",
    "/flow-teams/%00",
    "/shared/%ff",
    `${demoPath}/versions?from=${"-".repeat(36)}`,
  ]) {
    expect((await request.get(path)).status(), path).toBeLessThan(500);
  }
  const answer = await request.get("/api/flow-teams/%ff/roadmap");
  expect(answer.status()).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not_found" });
  await page.goto("/flow-teams/%ff/roadmap");
  await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
});
