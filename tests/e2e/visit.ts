import AxeBuilder from "@axe-core/playwright";
import { type Cookie, type Page, expect, test } from "@playwright/test";

/** The demo's ways in, as the sign-in page names them. */
export type DemoRole =
  | "CPO"
  | "CSM"
  | "Architect"
  | "Product Owner"
  | "Scrum Master"
  | "Developer"
  | "Stakeholder"
  | "Administrator";

/** The demo's Flow Team. */
export const demoPath = "/flow-teams/tidewater";

/**
 * The sessions there are: made by the first test of a file that asks for a role, for the others of
 * that file too. Another file may have given the role to somebody else.
 */
const sessions = new Map<string, Cookie[]>();

/** Signs a page in to the demo, before it shows anything. */
export async function signInAs(page: Page, role: DemoRole): Promise<void> {
  const context = page.context();
  const key = `${test.info().file} ${role}`;
  await context.addCookies(sessions.get(key) ?? []);
  if (sessions.has(key) && (await isSignedIn(page))) return;
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^${role}\\b`) }).click();
  await page.waitForURL(/\/flow-teams/);
  sessions.set(
    key,
    (await context.cookies()).filter(({ name }) => name === "flotilla.session"),
  );
}

/** A session ends when somebody signs out everywhere, is deactivated, or the demo is made anew. */
async function isSignedIn(page: Page): Promise<boolean> {
  const answer = await page.request.get("/", { maxRedirects: 0 });
  return !answer.headers().location?.includes("/sign-in");
}

/** Signs a page in to the demo, and shows it the first page. */
export async function enterAs(page: Page, role: DemoRole): Promise<void> {
  await signInAs(page, role);
  await page.goto("/");
  await page.waitForURL(/\/flow-teams/);
}

/** Gathers what must not happen: errors in the console, exceptions, answers of 400 and above. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return errors;
}

/** No violation of WCAG 2.2 A and AA that axe knows. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Told apart by what is read alone: else axe gathers all that passes, too.
    .options({ resultTypes: ["violations"] })
    // Else each look opens one page more, to put together what the frames of a page say: ours have none.
    .setLegacyMode()
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
}
