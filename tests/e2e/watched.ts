import { type Page, expect } from "@playwright/test";

/**
 * Fails the test at the end for every console error and failed request of the page, save those
 * that `allows` names. Call the answer last.
 */
export function watch(page: Page, allows: RegExp[] = []): () => void {
  const problems: string[] = [];
  const note = (text: string) => {
    if (!allows.some((allowed) => allowed.test(text))) problems.push(text);
  };
  page.on("console", (message) => message.type() === "error" && note(message.text()));
  page.on("pageerror", (error) => note(error.message));
  page.on("response", (response) => response.status() >= 500 && note(`${response.status()} ${response.url()}`));
  return () => expect(problems).toEqual([]);
}
