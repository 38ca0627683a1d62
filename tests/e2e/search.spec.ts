import { type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { demoPath, expectAccessible, signInAs, watchErrors } from "./visit";

let errors: string[];
test.beforeEach(({ page }) => {
  errors = watchErrors(page);
});
test.afterEach(() => {
  expect(errors).toEqual([]);
});

const searchBox = (page: Page) => page.getByRole("dialog", { name: "Search" });
const options = (page: Page) => searchBox(page).getByRole("option");

async function searchFor(page: Page, text: string): Promise<void> {
  if (!(await searchBox(page).isVisible())) await page.keyboard.press("ControlOrMeta+k");
  await searchBox(page).getByRole("combobox").fill(text);
}

const signal = () => Promise.withResolvers<void>();

/** Whatever the page has been told by now is on the screen: it was painted twice since. */
const painted = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Some Story of the demo's Flow Team, as its list has it. */
async function someStory(page: Page): Promise<{ number: number; title: string }> {
  const answer = await page.request.get(`/api${demoPath}/stories`);
  const { stories } = (await answer.json()) as { stories: [string, number, string][] };
  const [, number, title] = stories.find(([, , name]) => /^\w{5,} \w{5,}/.test(name)) ?? ["", 0, ""];
  return { number, title };
}

test("a Story is found by its number, by the words of its title and in spite of a slip, and opens", async ({
  page,
}) => {
  await signInAs(page, "Product Owner");
  await page.goto(`${demoPath}/roadmap`);
  const { number, title } = await someStory(page);
  const found = searchBox(page).getByRole("option", { name: new RegExp(`^${title} S-${number}\\b`) });
  await searchFor(page, `S-${number}`);
  await expect(found).toHaveAttribute("aria-selected", "true");
  const [first = "", second = ""] = title.split(" ");
  await searchFor(page, `${first} ${second.slice(0, 3)}`);
  await expect(found).toBeVisible();
  // Two letters of the first word change places.
  await searchFor(page, `${first[0]}${first[2]}${first[1]}${first.slice(3)} ${second}`);
  await expect(found).toBeVisible();
  await expectAccessible(page);
  await found.click();
  await expect(page).toHaveURL(new RegExp(`${demoPath}/backlog\\?.*story=${number}\\b`));
});

test("a comment is found in spite of a slip, and the search box says what it looked for", async ({ page }) => {
  await signInAs(page, "Product Owner");
  await page.goto(`${demoPath}/roadmap`);
  await searchFor(page, "ganwgay has");
  const said = searchBox(page).getByRole("status");
  await expect(said).toHaveText("Nothing holds “ganwgay has”. Shown for “gangway has”.");
  await expect(options(page).filter({ hasText: "the gangway has to reach" })).toBeVisible();
  await expectAccessible(page);
  await searchFor(page, "gangway has");
  await expect(said).toBeHidden();
});

test("what is typed last is what is answered, however slow the first answer is", async ({ page }) => {
  await signInAs(page, "CPO");
  await page.goto(`${demoPath}/roadmap`);
  const [asked, held, answered] = [signal(), signal(), signal()];
  await page.route(/\/search\?q=berth$/, async (route) => {
    const answer = await route.fetch();
    asked.resolve();
    await held.promise;
    // The page may have given up on it by now.
    await route.fulfill({ response: answer }).catch(() => {});
    answered.resolve();
  });
  await searchFor(page, "berth");
  await asked.promise;
  await searchFor(page, "pilotage");
  const team = options(page).filter({ hasText: "Pilotage" }).filter({ hasText: "Scrum Team" });
  await expect(team).toBeVisible();
  held.resolve();
  await answered.promise;
  await painted(page);
  await expect(team).toBeVisible();
});

test("matches stand under their kinds on a phone too, and people open where they work", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, "CSM");
  await page.goto(`${demoPath}/roadmap`);
  await searchFor(page, "berth");
  await expect(searchBox(page).getByText("Epics", { exact: true })).toBeVisible();
  await expect(searchBox(page).getByText("Stories", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});
