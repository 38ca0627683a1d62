import { type Page, expect } from "@playwright/test";
import axe from "axe-core";

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

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

const entries: Record<DemoRole, string> = {
  CPO: "cpo",
  CSM: "csm",
  Architect: "architect",
  "Product Owner": "po",
  "Scrum Master": "sm",
  Developer: "developer",
  Stakeholder: "stakeholder",
  Administrator: "administrator",
};

/**
 * Signs a page in to the demo before it shows anything, by what the sign-in page sends: that page is
 * looked at where it is what matters.
 */
export async function signInAs({ request }: Pick<Page, "request">, role: DemoRole): Promise<void> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { entry: entries[role], csrfToken, json: "true" };
  const answer = await request.post("/api/auth/callback/demo", { form });
  expect(new URL(((await answer.json()) as { url: string }).url).searchParams.get("error")).toBeNull();
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

/** No violation of WCAG 2.2 A and AA that axe knows, in the theme the page shows. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
}

/** The same in the light theme and in the dark one, which is another in its colours alone. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoViolation(page, { type: "rule", values: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: null });
}

async function expectNoViolation(page: Page, runOnly: axe.RunOptions["runOnly"]): Promise<void> {
  // It is half a megabyte: a page that has it keeps it.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    // Told apart by what is read alone: else axe gathers all that passes, too.
    async (what) => (await window.axe?.run({ runOnly: what, resultTypes: ["violations"] }))?.violations,
    runOnly,
  );
  expect(violations?.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
}
