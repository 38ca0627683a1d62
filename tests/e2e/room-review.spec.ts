import { expect } from "@playwright/test";
import { test } from "./fresh-test";
import { formFlowSprintCrew } from "./flow-sprint-crew";
import { openRoom } from "./open-room";
import { expectAccessible, signInAs, watchErrors } from "./visit";

test("a Review shows what is done to guests by a link; their words become an item, and the CPO validates", async ({
  page,
  browser,
}) => {
  const crew = await formFlowSprintCrew();
  const [phone, other] = [
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true }),
    await browser.newContext(),
  ];
  try {
    await crew.read(
      `UPDATE "Story" SET status = 'done', "doneAt" = now(), "startedAt" = now(), "demoLink" = 'https://staging.example.org'
       WHERE "flowTeamId" = $1`,
    );
    await crew.read(
      `INSERT INTO "SprintEntry" (id, "flowTeamId", "teamId", "sprintNumber", "storyId", "enteredAt", points)
       SELECT gen_random_uuid(), "flowTeamId", "teamId", 1, id, now(), coalesce(estimate, 0) FROM "Story" WHERE "flowTeamId" = $1`,
    );
    const errors = watchErrors(page);
    const room = `${crew.path}/events/s1-review`;
    await signInAs(page, "CSM");
    await page.goto(`${room}?step=2`);
    await expect(page.getByText("The playlist is empty: add what the teams show.")).toBeVisible();
    await page.getByRole("button", { name: "Add all 3", exact: true }).click();
    const playlist = page.getByRole("region", { name: "Playlist" });
    await expect(playlist.getByRole("listitem")).toHaveCount(3);
    await playlist.getByRole("button", { name: "Acts on S-3" }).press("Alt+ArrowUp");
    await expect(playlist.getByRole("listitem").nth(1)).toContainText("Chart the shoal");
    await page.getByRole("button", { name: "Invite by link" }).click();
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.getByRole("textbox", { name: "The link" }).inputValue();
    await page.keyboard.press("Escape");
    await openRoom(page);

    const guest = await phone.newPage();
    await guest.goto(link);
    await guest.getByRole("textbox", { name: /Your name/ }).fill("Ines");
    await guest.getByRole("button", { name: "Join the Review" }).click();
    const agenda = guest.getByRole("region", { name: "Agenda" });
    await expect(agenda.locator("[aria-current=step]")).toContainText("Recap of goal and figures");
    await expect(agenda.getByRole("timer", { name: "Left for this step" })).toHaveText(/^\d+:\d\d$/);
    await expect(agenda).toContainText(/ends \d\d:\d\d (\S+ time|UTC)/);
    const outcome = guest.getByRole("region", { name: "What came of the Flow Sprint" });
    await expect(outcome).toContainText("Points done");
    await expect(outcome.getByRole("table", { name: "What each Scrum Team did" })).toContainText("Alder");
    await expectAccessible(guest);

    await page.getByRole("button", { name: "Next step" }).click();
    await page.getByRole("button", { name: "Show S-1" }).click();
    await expect(page.getByRole("article", { name: /Mend the jib/ })).toBeVisible();
    await expectAccessible(page);
    await expect(agenda.locator("[aria-current=step]")).toContainText("Demos");
    await expect(guest.getByRole("article", { name: /Mend the jib/ })).toBeVisible();
    await expect(guest.getByRole("link", { name: "Try it yourself" })).toBeVisible();
    // The wall has what the room reads, and nothing to press.
    await page.getByRole("link", { name: "Projector" }).click();
    await expect(page.getByRole("region", { name: "Next demo" })).toContainText("Chart the shoal");
    await expect(page.getByRole("main").getByRole("link")).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await guest.getByRole("button", { name: "Applause" }).click();
    const said = guest.getByRole("textbox", { name: "Feedback on S-1" });
    await said.fill("Could it hold in a storm? We had one in May.");
    await expectAccessible(guest);
    await page.getByRole("button", { name: "Next demo" }).click();
    // What was begun stays about what they saw.
    await expect(guest.getByRole("article", { name: /Chart the shoal/ })).toBeVisible();
    await expect(said).toHaveValue("Could it hold in a storm? We had one in May.");
    // Sent while the phone is offline it goes out when it is back; what is typed while it is on its way is the next one.
    const theirs = guest.getByRole("region", { name: "Your feedback" });
    await phone.setOffline(true);
    await expect(guest.getByText(/^No connection\. This is how it was at /)).toBeVisible();
    await guest.getByRole("button", { name: "Send" }).click();
    await expect(guest.getByText("Offline. Kept here, sent when you're back.")).toBeVisible();
    await expect(said).toHaveAttribute("readonly");
    await guest.route("**/*", async (route) => {
      if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, 3_000));
      await route.continue();
    });
    await phone.setOffline(false);
    await expect(said).not.toHaveAttribute("readonly");
    await said.press("End");
    await said.pressSequentially(" And at night?");
    await expect(theirs).toContainText("We had one in May.");
    await expect(theirs).not.toContainText("And at night?");
    await expect(said).toHaveValue("And at night?");
    await guest.unroute("**/*");
    await said.fill("");
    await expect(page.getByText("1 guest here by the link:")).toBeVisible();
    await expect(page.getByRole("region", { name: "In the room" })).toContainText("· 1 guest");
    await expect(playlist.getByRole("listitem").first()).toContainText("1 applause");

    const cpo = await other.newPage();
    await signInAs(cpo, "CPO");
    await page.getByRole("button", { name: "Next step" }).click();
    await cpo.goto(room);
    await cpo.getByRole("button", { name: "Into the backlog" }).click();
    const dialog = cpo.getByRole("dialog");
    await expect(dialog.getByRole("textbox", { name: /^Title/ })).toHaveValue("Could it hold in a storm?");
    await dialog.getByRole("button", { name: "Make a Story of it" }).click();
    await expect(cpo.getByRole("region", { name: "Feedback" })).toContainText("Became S-4");
    await expect(guest.getByRole("region", { name: "Your feedback" })).toContainText("Became S-4");
    await cpo.getByRole("button", { name: "Move E-1" }).click();
    await cpo.getByRole("menuitem", { name: "Move down" }).click();
    const toValidate = cpo.getByRole("region", { name: "Epics to validate" });
    await toValidate.getByRole("button", { name: "Validate" }).click();
    await expect(toValidate).toContainText("Validated");
    await expectAccessible(cpo);

    await guest.getByRole("combobox", { name: "About" }).selectOption("E-1 Sails that hold");
    await guest.getByRole("textbox", { name: "Feedback on E-1" }).fill("One more thing");
    await page.getByRole("button", { name: "Invite by link" }).click();
    await page.getByRole("button", { name: "Revoke" }).click();
    await expect(guest.getByText("This link no longer opens the Review")).toBeVisible();
    await expect(guest.getByRole("textbox", { name: "Feedback on E-1" })).toHaveValue("One more thing");
    await expect(guest.getByRole("button", { name: "Send" })).toBeHidden();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await expect(page.getByText("No guest is here by the link now.")).toBeVisible();

    await page.getByRole("button", { name: "Close event" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Close event" }).click();
    await expect(page.getByRole("heading", { name: "Recap", exact: true })).toBeVisible();
    await expect(page.getByText("Demos shown")).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation", { name: "Sections" })).toBeHidden();
    await expect(page.getByRole("button", { name: "Add an addendum" })).toBeHidden();
    await expect(page.getByText("Demos shown")).toBeVisible();
    await page.emulateMedia({ media: null });
    await page.evaluate(() => Object.assign(window, { print: () => document.body.setAttribute("data-printed", "") }));
    await page.getByRole("button", { name: "Print" }).click();
    await expect(page.locator("body[data-printed]")).toBeAttached();
    await expect(page.getByText(/Could it hold in a storm.*became S-4/)).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await phone.close();
    await other.close();
    await crew.remove();
  }
});

test("a Roadmap Refinement weighs an Epic, puts it on another Milestone and leaves a version", async ({ page }) => {
  const crew = await formFlowSprintCrew();
  await crew.read(`INSERT INTO "Insight" (id, "flowTeamId", kind, text, source, "observedOn")
    VALUES (gen_random_uuid(), $1, 'market_note', 'Yards ask for the tide by telephone', 'A visit', '2026-01-05')`);
  await crew.read(`WITH o AS (INSERT INTO "Objective" (id, "flowTeamId", "sprintNumber", text, rank, "createdAt")
      VALUES (gen_random_uuid(), $1, 1, 'Sail by night', 'a0', now()) RETURNING id, "flowTeamId")
    INSERT INTO "ObjectiveEpic" ("objectiveId", "epicId")
    SELECT o.id, e.id FROM o JOIN "Epic" e ON e."flowTeamId" = o."flowTeamId" AND e.number = 1`);
  await crew.read(`UPDATE "Epic" SET "riskNote" = '' WHERE "flowTeamId" = $1`);
  try {
    const errors = watchErrors(page);
    await signInAs(page, "CPO");
    await page.goto(`${crew.path}/events/s1-roadmap-refinement`);
    await openRoom(page);
    await page.getByRole("button", { name: "Begin with the first Epic" }).click();
    const table = page.getByRole("region", { name: "On the table" });
    const value = table.getByRole("combobox", { name: "Value" });
    await value.selectOption("13");
    expect(await value.inputValue(), "shown at once").toBe("13");
    await table.getByRole("combobox", { name: "Time criticality" }).selectOption("8");
    await expect(page.getByText("Time criticality of E-1 saved").first()).toBeVisible();
    await expect(page.getByText("Value of E-1 saved")).toHaveCount(0);
    // A letter is the room's key with the focus in a list of figures too: it chooses nothing there.
    await value.press("n");
    await expect(table.getByRole("heading", { name: "A chart of the shoals" })).toBeVisible();
    const toWeigh = page.getByRole("region", { name: "Epics to weigh" });
    // What is laid from far down the list comes into sight.
    const size = page.viewportSize() ?? { width: 1440, height: 900 };
    await page.setViewportSize({ ...size, height: 560 });
    await toWeigh.getByRole("button", { name: "Weigh E-1" }).click();
    await expect(table.getByRole("heading", { name: "Sails that hold" })).toBeInViewport();
    await page.setViewportSize(size);
    await expect(value).toHaveValue("13");
    await expect(toWeigh).toContainText("value 13");
    await expectAccessible(page);
    await page.getByText("1 market note or customer need").click();
    await expect(page.getByText("Yards ask for the tide by telephone")).toBeVisible();
    // The same in the matrix, by keys.
    await toWeigh.getByRole("radio", { name: "Matrix" }).click();
    await toWeigh.getByRole("button", { name: /^E-1 Sails that hold: value 13/ }).press("Alt+ArrowDown");
    await toWeigh.getByRole("button", { name: /^E-1 Sails that hold: value 8/ }).press("Alt+ArrowUp");
    await expect(toWeigh.getByRole("button", { name: /^E-1 Sails that hold: value 13/ })).toBeVisible();
    await page.getByRole("button", { name: "Next step" }).click();
    const second = page.getByRole("list", { name: "Milestone 2 Leg 2" });
    await page.getByRole("button", { name: "Move E-1" }).click();
    await page.getByRole("menuitem", { name: "To Milestone 2 Leg 2" }).click();
    // It leaves what counts on it only when that is meant.
    const asking = page.getByRole("dialog", { name: "Move E-1?" });
    await expect(asking).toContainText("It leaves Flow Sprint 1, whose objective it serves: “Sail by night”");
    await asking.getByRole("button", { name: "Move it" }).click();
    await expect(second).toContainText("Sails that hold");
    await expect(page.getByText("E-1 is on Milestone 2 Leg 2, S5").first()).toBeVisible();
    // What is carried to the edge brings further Milestones.
    const strip = page.getByRole("list", { name: "Milestones ahead" });
    const edge = await strip.boundingBox();
    await page.getByRole("button", { name: /^E-2/ }).hover();
    await page.mouse.down();
    await page.mouse.move((edge?.x ?? 0) + (edge?.width ?? 0) - 8, (edge?.y ?? 0) + 80, { steps: 6 });
    await expect.poll(() => strip.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await page.getByRole("button", { name: /^E-2/ }).press("Alt+ArrowRight");
    await expect(second).toContainText("A chart of the shoals");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Close event" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Close event" }).click();
    await expect(page.getByText("Roadmap Refinement, S1, the first one")).toBeVisible();
    const [kept] = await crew.read<{ name: string }>(`SELECT name FROM "RoadmapVersion" WHERE "flowTeamId" = $1`);
    expect(kept?.name).toBe("Roadmap Refinement, S1");
    // It stays, and tells whose it is.
    await page.goto(`${crew.path}/versions`);
    await expect(page.getByRole("link", { name: "Minutes of Product Roadmap Refinement, S1" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
    expect(errors).toEqual([]);
  } finally {
    await crew.remove();
  }
});
