import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

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

/** Enters the demo in one click, and waits for the first page. */
export async function enterAs(page: Page, role: DemoRole): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^${role}\\b`) }).click();
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
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
}
