import { type Page, expect } from "@playwright/test";
import { formFlowSprintCrew } from "./flow-sprint-crew";
import { test } from "./fresh-test";
import { openRoom } from "./open-room";
import { expectAccessible, signInAs, watchErrors } from "./visit";

const five = [
  ["What has your team finished since last time?", "The berth list"],
  ["What will it finish before next time?", "The first sails"],
  ["What is in its way?", "No test ship since Monday"],
  ["Where might it get in another team's way, and whose?", "The format changes: Birch has to follow"],
  ["What new or changed dependency or risk is there to the Flow Sprint Goal?", "The wind may turn"],
] as const;

test("a team's prepared report becomes an Impediment, a Dependency and a Risk in the Scrum of Scrums", async ({
  page: csm,
  browser,
}) => {
  const crew = await formFlowSprintCrew();
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  try {
    const errors = watchErrors(csm);
    const room = `${crew.path}/events/s1-scrum-of-scrums-1`;
    const sm = await phone.newPage();
    await signInAs(sm, "Scrum Master");
    await sm.goto(room);
    // Who prepares has their own report before what is open from before.
    const openItems = (page: Page) => page.locator("details").filter({ hasText: "Open from before" });
    await expect(openItems(sm)).not.toHaveAttribute("open");
    const [unsaid, ...said] = five.toReversed();
    for (const [question, answer] of said) await sm.getByRole("textbox", { name: question }).fill(answer);
    await sm.getByRole("button", { name: "We’re prepared" }).click();
    await expect(sm.getByText("This report isn't prepared yet.")).toBeVisible();
    await sm.getByRole("textbox", { name: unsaid?.[0] ?? "" }).fill(unsaid?.[1] ?? "");
    await sm.getByRole("button", { name: "We’re prepared" }).click();
    await expect(sm.getByRole("heading", { name: "1 of 3 teams have prepared" })).toBeVisible();
    await expectAccessible(sm);

    await signInAs(csm, "CSM");
    await csm.goto(room);
    await csm.getByRole("button", { name: "Remind 2" }).click();
    await expect(csm.getByText("Reminded just now")).toBeVisible();
    await expect(openItems(csm)).toHaveAttribute("open");
    await openRoom(csm);
    await csm.getByRole("button", { name: "Begin with: Alder" }).click();
    await expect(sm.getByRole("heading", { name: "Alder reports" })).toBeVisible();

    const answer = (at: number) => csm.getByRole("group", { name: five[at]?.[0] ?? "" });
    // From wherever the focus is: the key is that of the team whose turn it is.
    await expect(csm.getByRole("button", { name: "Next: Birch" })).toBeVisible();
    await csm.keyboard.press("i");
    await expect(answer(2).getByRole("button", { name: "I-1" })).toBeVisible();
    await answer(3).press("d");
    const dialog = csm.getByRole("dialog", { name: "Make it a Dependency" });
    await expect(dialog.getByRole("combobox", { name: "The other team" })).toHaveValue(/./);
    await dialog.getByRole("button", { name: "Raise" }).click();
    await expect(answer(3).getByRole("button", { name: "D-1" })).toBeVisible();
    await answer(4).press("r");
    await expect(answer(4).getByRole("button", { name: "R-1" })).toBeVisible();
    await expect(sm.getByRole("button", { name: "D-1" })).toBeVisible();
    await expectAccessible(csm);
    await answer(2).getByRole("button", { name: "I-1" }).click();
    await expect(csm.getByRole("complementary").getByText("I-1 · Impediment")).toBeVisible();
    await csm.goBack();

    await csm.getByRole("textbox", { name: "Park something for later" }).fill("Who owns the test ship?");
    await csm.getByRole("textbox", { name: "Park something for later" }).press("Enter");
    await csm.getByRole("button", { name: "Next: Birch" }).press("n");
    await expect(sm.getByRole("heading", { name: "Birch reports" })).toBeVisible();
    // The turn leads; the agenda may all the same.
    await expect(csm.getByRole("button", { name: "Next: Cedar" })).toBeVisible();
    await csm.getByRole("button", { name: "More", exact: true }).click();
    await csm.getByRole("menuitem", { name: "Next step" }).click();
    // What was raised in the reports stands once.
    await expect(csm.getByRole("region", { name: "Raised in the reports" })).toContainText("D-1");
    await expect(openItems(csm)).toContainText("nothing");
    await expect(openItems(csm)).not.toContainText("D-1");
    await csm.getByRole("button", { name: "Make it an action item" }).click();
    await csm.getByRole("combobox", { name: "Its owner" }).selectOption({ index: 1 });
    await csm.getByLabel("Its date").fill("2027-01-15");
    await expect(csm.getByText("Fri 15 Jan 2027")).toBeVisible();
    await csm.getByRole("button", { name: "Agree on it" }).click();
    await expect(csm.getByRole("heading", { name: "All that was parked is talked through" })).toBeVisible();
    await expect(csm.getByRole("region", { name: "To close the event" })).toContainText("1 / 1");
    await expect(csm.getByRole("region", { name: "To close the event" })).toContainText("1 / 3");
    await expectAccessible(csm);

    const [raised] = await crew.read<{ answers: string }>(
      `SELECT t.name AS answers FROM "Dependency" d JOIN "ScrumTeam" t ON t.id = d."answeringTeamId" WHERE d."flowTeamId" = $1`,
    );
    expect(raised?.answers).toBe("Birch");

    // In the next one it stands once, where it is worked on, and on a projector on the stage.
    const next = `${crew.path}/events/s1-scrum-of-scrums-2`;
    await csm.goto(next);
    await expect(csm.getByText(/beside 1 action item$/)).toBeVisible();
    await expect(csm.getByRole("region", { name: "Action items" })).toContainText("Who owns the test ship?");
    await expect(csm.getByText("Who owns the test ship?", { exact: true })).toHaveCount(1);
    await csm.goto(`${next}?projector`);
    const wall = csm.locator("[data-projector]");
    await expect(wall.getByText("Who owns the test ship?", { exact: true })).toBeVisible();
    await expect(wall.getByRole("main").locator("button, a, summary")).toHaveCount(0);
    // What is higher than the wall turns by itself, and says so.
    await expect(wall.getByText(/^Page 1 /)).toHaveCount(0);
    const size = csm.viewportSize() ?? { width: 1440, height: 900 };
    await csm.setViewportSize({ width: 1920, height: 490 });
    await expect(wall.getByText(/^Page 1 \/ [2-9]/)).toBeVisible();
    await expect(wall.getByText(/^Page 2 /)).toBeVisible({ timeout: 20_000 });
    await expect(wall.getByRole("heading", { name: "Cedar" })).toBeInViewport({ timeout: 20_000 });
    await csm.setViewportSize(size);
    await csm.context().setOffline(true);
    await expect(wall.getByText(/^No connection\. This is how it was at/)).toBeVisible();
    await csm.context().setOffline(false);
    await expect(wall.getByText(/^No connection/)).toHaveCount(0);
    expect(errors).toEqual([]);
  } finally {
    await phone.close();
    await crew.remove();
  }
});

test("a daily update takes two presses on a phone, outlives a lost connection, and is in the minutes", async ({
  page: sm,
  browser,
}) => {
  const crew = await formFlowSprintCrew();
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  try {
    const errors = watchErrors(sm);
    const room = `${crew.path}/events/s1-daily-scrum-1-alder`;
    await crew.beginStory();
    const developer = await phone.newPage();
    await signInAs(developer, "Developer");
    await developer.goto(room);
    const update = developer.getByRole("region", { name: "My update" });
    await expect(update).toContainText(/Mend the jib.*moved to /);
    await expect(update.getByRole("textbox", { name: "Today" })).toHaveValue("Go on with Mend the jib");
    await expectAccessible(developer);
    // What is lacking is asked for where it is, in words for what is chosen, and nothing lies over it.
    await update.getByRole("button", { name: "I’m done" }).click();
    await expect(update.getByRole("button", { name: "Nothing" })).toBeFocused();
    await expect(update.getByRole("group", { name: "In my way" })).toHaveAccessibleDescription(
      "Choose “Nothing”, or what is in your way.",
    );
    await update.getByRole("button", { name: "Something else", exact: true }).click();
    await update.getByRole("button", { name: "I’m done" }).click();
    const other = update.getByRole("textbox", { name: "What else is in my way" });
    await expect(other).toBeFocused();
    await expect(other).toHaveAttribute("aria-invalid", "true");
    await expect(other).toHaveAccessibleDescription("Write what is in your way, or choose another answer.");
    const isClear = () =>
      other.evaluate((field) => {
        const { left, right, top, bottom } = field.getBoundingClientRect();
        return [top + 4, bottom - 4].every((y) => document.elementFromPoint((left + right) / 2, y) === field);
      });
    await expect.poll(isClear).toBe(true);
    // The frame stays where it is: nothing but its body scrolls.
    expect(await developer.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
    await expectAccessible(developer);
    await update.getByRole("button", { name: "Nothing" }).click();
    await update.getByRole("button", { name: "I’m done" }).click();
    await expect(update).toContainText("Your update is there");
    // It isn't waited for those of PO and SM.
    await expect(update).toContainText("1 of 1 updates done");

    await signInAs(sm, "Scrum Master");
    await sm.goto(room);
    await openRoom(sm);
    await expect(sm.getByRole("list", { name: "People" })).toContainText("Go on with Mend the jib");
    // What is under way isn't said to be done.
    await expect(sm.getByRole("list", { name: "People" })).toContainText(/Under way.*Mend the jib/);
    await expect(sm.getByRole("group", { name: /^Done: / }).filter({ hasText: "Mend the jib" })).toHaveCount(0);
    const own = sm.getByRole("region", { name: "My update" });
    await own.getByRole("button", { name: "Write it" }).click();
    await own.getByRole("button", { name: "Something else", exact: true }).click();
    await own.getByRole("textbox", { name: "What else is in my way" }).fill("The crane is broken");
    // What is missing is named once, each opens from there, and nothing closes before.
    await sm.getByRole("button", { name: "Close event" }).click();
    const closing = sm.getByRole("dialog", { name: "Close Daily Scrum" });
    await expect(closing.getByText(/1 output is missing/)).toHaveCount(1);
    await expect(closing.getByRole("button", { name: "Close event" })).toHaveAttribute("aria-disabled", "true");
    await closing.getByRole("link", { name: /: The crane is broken$/ }).click();
    await expect(closing).toBeHidden();
    await expect(sm).toHaveURL(/\?person=/);
    await own.getByRole("button", { name: "Raise an Impediment" }).click();
    await expect(own.getByRole("button", { name: "I-1" })).toBeFocused();
    await own.getByRole("button", { name: "I’m done" }).click();
    await expect(own.getByRole("textbox", { name: "Today" })).toBeFocused();
    await expect(own).toContainText("Today is empty.");
    await own.getByRole("textbox", { name: "Today" }).fill("Find a crane");
    await own.getByRole("button", { name: "I’m done" }).click();
    await expect(own).toContainText("Your update is there");
    await expect(own).toBeFocused();

    await phone.setOffline(true);
    await update.getByRole("button", { name: "Change it" }).click();
    await update.getByRole("textbox", { name: "Today" }).fill("Splice with the PO");
    await update.getByRole("textbox", { name: "Today" }).blur();
    await phone.setOffline(false);
    await expect(sm.getByRole("list", { name: "People" })).toContainText("Splice with the PO");

    // One act leads on, wherever the SM looks, and its key does the same; one clock counts.
    const people = sm.getByRole("list", { name: "People" }).getByRole("listitem");
    await expect(sm.getByRole("timer", { name: "Left for this step" })).toBeVisible();
    await expect(sm.getByRole("button", { name: "Next step" })).toHaveCount(0);
    await sm.getByRole("button", { name: /^Begin with: / }).click();
    await expect(people.filter({ has: sm.getByRole("timer", { name: "Of this turn" }) })).toContainText(
      "Splice with the PO",
    );
    await expect(sm.getByRole("timer", { name: "Left for this event" })).toBeVisible();
    await sm.getByRole("radio", { name: "Board walk" }).click();
    await expect(sm.getByRole("button", { name: /^Next: / })).toBeVisible();
    await sm.keyboard.press("n");
    await sm.getByRole("button", { name: "All have spoken" }).click();
    // The word that it is moved comes late, over the menu: Esc is the menu's all the same.
    await sm.route(/daily-scrum/, async (route) => {
      if (route.request().method() === "POST") await new Promise((after) => setTimeout(after, 1500));
      await route.continue();
    });
    await sm.getByRole("button", { name: /^Move S-1 to / }).click();
    const column = sm.getByRole("button", { name: /^Column of S-1: / });
    const columns = sm.getByRole("menu", { name: "Column of S-1" }).getByRole("menuitemcheckbox");
    await column.press("Enter");
    await expect(columns.nth(2)).toBeChecked();
    // Its keys are the menu's once it has the focus.
    await expect.poll(() => sm.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("menuitemcheckbox");
    // Looking for a column moves nothing until one is chosen.
    await sm.keyboard.press("ArrowDown");
    await expect(sm.getByText(/^S-1 is in /)).toBeVisible();
    await sm.unroute(/daily-scrum/);
    await sm.keyboard.press("Escape");
    await expect(column).toBeFocused();
    await column.press("Enter");
    await expect(columns.nth(2)).toBeChecked();
    await sm.keyboard.press("Escape");
    await expectAccessible(sm);
    await sm.getByRole("radio", { name: "One after another" }).click();
    await expect(sm.getByRole("region", { name: "To close the event" })).toContainText("1 / 1");

    await sm.getByRole("button", { name: "Close event" }).click();
    await sm.getByRole("dialog").getByRole("button", { name: "Close event" }).click();
    await expect(sm.getByText("Today: Splice with the PO")).toBeVisible();
    await expect(sm.getByText("I-1 The crane is broken")).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await phone.close();
    await crew.remove();
  }
});
