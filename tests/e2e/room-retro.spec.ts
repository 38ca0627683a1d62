import { expect } from "@playwright/test";
import { test } from "./fresh-test";
import { formFlowSprintCrew } from "./flow-sprint-crew";
import { openRoom } from "./open-room";
import { expectAccessible, signInAs, watchErrors } from "./visit";

test("a retrospective goes from hidden cards over groups and dots to an Improvement with an owner", async ({
  page,
  browser,
}) => {
  const crew = await formFlowSprintCrew();
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  try {
    const errors = watchErrors(page);
    const room = `${crew.path}/events/s1-flow-retrospective`;
    await signInAs(page, "CSM");
    await page.goto(room);
    await openRoom(page);
    await expect(page.getByRole("region", { name: "How the Flow Sprint went" })).toContainText("Not enough data yet");

    const sm = await phone.newPage();
    await signInAs(sm, "Scrum Master");
    await sm.goto(room);
    await sm.getByRole("radio", { name: "Held us up" }).click();
    const composer = sm.getByRole("textbox", { name: "A card under What held us up" }).and(sm.locator(":visible"));
    for (const text of ["Builds take an hour", "Slow builds", "The crane was late"]) {
      await composer.fill(text);
      await composer.press("Enter");
      await expect(composer).toHaveValue("");
    }
    await expect(page.getByText("3 cards written, hidden until they are grouped")).toBeVisible();
    await expect(page.getByText("Slow builds")).toBeHidden();
    await expectAccessible(sm);

    // Once the step is on that goes on from the figures these are folded, and the phases lead.
    const figures = page.getByRole("button", { name: "How Flow Sprint 1 went" });
    await expect(figures).toHaveAttribute("aria-expanded", "true");
    await expect(figures).toHaveCSS("text-align", "left");
    await expect(page.getByRole("radio", { name: "Group" })).toHaveCount(0);
    await composer.blur();
    await page.getByRole("button", { name: "Next step", exact: true }).click();
    await expect(figures).toHaveAttribute("aria-expanded", "false");
    await expect(page.getByRole("radio", { name: "Write" })).toBeInViewport();
    await expect(sm.getByRole("list", { name: "What the room does" })).toBeInViewport();
    await expect(
      page.getByText("Writing ends for all, and everybody sees the cards.").filter({ visible: true }),
    ).toBeVisible();
    await composer.focus();
    await page.getByRole("button", { name: "Next: Group" }).click();
    const slow = page.locator("[data-card]").filter({ hasText: "Slow builds" });
    // Who was writing has lost the field, not the place.
    await expect(composer).toHaveCount(0);
    await expect.poll(() => sm.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
    await slow.press("g");
    await expect(page.locator("[role=status]", { hasText: "Picked up." })).toBeAttached();
    const hour = page.locator("[data-card]").filter({ hasText: "Builds take an hour" });
    await hour.getByRole("button", { name: "Put it here" }).click();
    await expect(hour).toContainText("Slow builds");
    await expect(sm.locator("[data-card]").filter({ hasText: "an hour" })).toContainText("Slow builds");
    await expectAccessible(page);

    await page.getByRole("combobox", { name: "Dots for each person" }).selectOption("8 dots each");
    await expect(sm.getByText("then everybody has 8 dots")).toBeVisible();

    await page.getByRole("button", { name: "Next: Vote" }).click();
    const plus = sm.getByRole("button", { name: /^Put a dot on (Slow builds|Builds take)/ });
    for (const placed of [1, 2, 3]) {
      await plus.click();
      await expect(sm.getByText(`${8 - placed} of your 8 dots left`)).toBeVisible();
    }
    await expect(plus).toBeDisabled();
    await expect(plus).toBeFocused();
    await plus.press("Enter");
    await expect(sm.locator("[role=status]", { hasText: "You have 3 dots on this one" })).toBeAttached();
    await expect(page.getByText("3 of 16 dots placed")).toBeVisible();
    await page.getByRole("listitem", { name: /^The crane was late/ }).press("+");
    await expect(page.getByText("4 of 16 dots placed")).toBeVisible();

    await page.getByRole("button", { name: "Next: Decide" }).click();
    const first = page.getByRole("region", { name: "Cards by dots" }).getByRole("listitem").first();
    await expect(first).toContainText("Slow builds");
    await expect(first).toContainText("3");

    // Counted dots stay as they are; another round begins where it is asked for, from zero.
    await page.getByRole("radio", { name: "Vote" }).click();
    await expect(sm.getByText("The dots are counted: these stay as they are")).toBeVisible();
    await expect(plus).toHaveCount(0);
    await page.getByRole("button", { name: "Vote again…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Vote again" }).click();
    await expect(sm.getByText("Round 2, from zero: 8 of your 8 dots left")).toBeVisible();
    await plus.click();
    await expect(page.getByText("1 of 16 dots placed")).toBeVisible();
    await page.keyboard.press("n");
    await expect(first).toContainText("1");
    await expect(page.getByRole("button", { name: /^Next:/ })).toHaveCount(0);
    await first.getByRole("button", { name: "Make an Improvement" }).click();
    const form = page.getByRole("form", { name: "A new Improvement" });
    await form.getByRole("textbox", { name: "What we will change" }).fill("Builds in ten minutes");
    await form.getByRole("button", { name: "Add the Improvement" }).click();
    await page.getByRole("button", { name: /M-1 Builds in ten minutes.*no owner/ }).click();
    const panel = page.getByRole("complementary", { name: "Builds in ten minutes" });
    await panel.getByRole("combobox", { name: "Owner" }).click();
    await page.getByRole("option").nth(1).click();
    await panel.getByRole("button", { name: /^Measure/ }).click();
    await panel.getByRole("textbox", { name: "Measure" }).fill("Minutes of a build");
    await panel.getByRole("textbox", { name: "Measure" }).press("Control+Enter");
    await expect(page.getByRole("region", { name: "To close the event" })).toContainText("1 / 1");
    await expectAccessible(page);

    await sm.goto(`${crew.path}/sprints/2`);
    await sm.getByText("1 Improvement").click();
    await expect(sm.getByText("measured by Minutes of a build")).toBeVisible();

    const [kept] = await crew.read<{ authors: number }>(
      `SELECT count(*)::int AS authors FROM "AuditEntry" WHERE "flowTeamId" = $1 AND "actorId" IS NOT NULL
       AND command IN ('events.writeCard', 'events.placeDot')`,
    );
    expect(kept?.authors).toBe(0);
    expect(errors).toEqual([]);
  } finally {
    await phone.close();
    await crew.remove();
  }
});
