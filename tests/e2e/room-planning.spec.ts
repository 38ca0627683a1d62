import { type Locator, type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { formFlowSprintCrew } from "./flow-sprint-crew";
import { openRoom } from "./open-room";
import { expectAccessible, signInAs, watchErrors } from "./visit";

test("a Flow Sprint is planned: objectives and claims, what teams need, confidence, and the start", async ({
  page: csm,
  browser,
}) => {
  const crew = await formFlowSprintCrew();
  const [desk, phone] = [
    await browser.newContext(),
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true }),
  ];
  try {
    const errors = watchErrors(csm);
    const [cpo, po] = [await desk.newPage(), await phone.newPage()];
    await signInAs(csm, "CSM");
    await signInAs(cpo, "CPO");
    await signInAs(po, "Product Owner");
    const room = `${crew.path}/events/s1-planning-1`;
    for (const page of [csm, cpo, po]) await page.goto(room);
    // A phone says when it begins, and has the agenda and what is still needed to close in a sheet.
    await expect(po.getByText(/^\w{3} \d+ \w{3,4}, \d\d:\d\d$/).and(po.locator(":visible"))).toBeVisible();
    await po.getByRole("button", { name: "Agenda" }).click();
    const sheet = po.getByRole("dialog", { name: "Agenda" });
    await expect(sheet.getByRole("button", { name: /Draft risk mitigation/ })).toBeVisible();
    await expect(sheet.getByRole("region", { name: "To close the event" })).toBeVisible();
    expect(await po.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await po.keyboard.press("Escape");
    await openRoom(csm);
    // What had the focus is gone: it is on what took its place.
    await expect(csm.getByRole("button", { name: "Pause" })).toBeFocused();
    await csm.getByRole("button", { name: "Close event" }).click();
    await csm.getByRole("dialog").getByRole("button", { name: "Override and close" }).click();
    await expect(csm.getByRole("dialog").getByRole("textbox", { name: "Why it closes without them" })).toBeFocused();
    await csm.keyboard.press("Escape");
    await expect(csm.getByRole("button", { name: "Close event" })).toBeFocused();
    await csm.getByRole("link", { name: "Projector" }).click();
    await expect(csm.getByRole("main")).toBeFocused();
    await expect(csm.locator("[data-frame]").first()).toHaveJSProperty("inert", true);
    // Its type follows the width of the screen.
    await expect(csm.locator("html")).toHaveCSS("font-size", "20.24px");
    await csm.keyboard.press("Escape");
    await expect(csm.getByRole("link", { name: "Projector" })).toBeVisible();
    await expect(csm.getByRole("main")).toBeFocused();
    await expect(csm.locator("[data-frame]").first()).toHaveJSProperty("inert", false);

    await cpo.getByRole("button", { name: "Add an objective" }).click();
    const dialog = cpo.getByRole("dialog");
    await dialog.getByLabel("What it is to reach").fill("Round the light by night");
    await dialog.getByRole("combobox", { name: "Epics that get there" }).click();
    await cpo.locator("[cmdk-item]", { hasText: "Sails that hold" }).click();
    await dialog.getByRole("button", { name: "Add it" }).click();
    await csm.getByRole("button", { name: "Present the first" }).click();
    await expect(po.getByText("presented now")).toBeVisible();
    const inputs = cpo.getByRole("region", { name: "What the planning starts from" });
    await inputs.getByText("2 Ready Epics").click();
    await expect(inputs.getByRole("listitem").filter({ hasText: "A chart of the shoals" })).toBeVisible();
    await expectAccessible(cpo);
    // Somebody looks around by themselves: the room goes on without them, and they come back to where it is.
    await cpo.getByRole("button", { name: /Draft risk mitigation/ }).click();
    await expect(cpo.getByText("The room is at “CPO presents objectives and Epics”.")).toBeVisible();

    await csm.getByRole("button", { name: "Next step" }).click();
    await expect(cpo.getByText("The room is at “Teams claim Epics and name dependencies”.")).toBeVisible();
    await expect(cpo.getByRole("button", { name: "Add a Risk" })).toBeVisible();
    await cpo.getByRole("button", { name: "Follow the room" }).click();
    await expect(cpo.getByText(/The room is at/)).toBeHidden();
    await expect(cpo.getByRole("button", { name: /Sails that hold/ }).first()).toBeVisible();
    await expect(heard(po, "Step 2 of 3: Teams claim Epics and name dependencies")).toBeAttached();
    await expect(
      po.getByRole("textbox", { name: "Find an Epic" }).or(po.getByRole("searchbox", { name: "Find an Epic" })),
    ).toBeVisible();
    const alder = (page: Page) => page.getByRole("region", { name: "Alder" });
    // By tap on a phone.
    await po.getByRole("button", { name: /Sails that hold/ }).click();
    await po.getByRole("dialog").getByLabel("Points").fill("8");
    await po.getByRole("dialog").getByRole("button", { name: "Claim", exact: true }).click();
    await expect(alder(csm)).toContainText("8 / 10");
    // One's own team is marked, for who is of it.
    await expect(alder(po)).toContainText("yours");
    await expect(alder(csm)).not.toContainText("yours");
    await expect(heard(csm, /Alder claims 8 points of E-\d+ Sails that hold/)).toBeAttached();
    const objective = csm.getByRole("tab", { name: /: taken up$/ });
    const loose = csm.getByRole("tab", { name: "Under no objective" });
    await expect(objective).toHaveAttribute("aria-selected", "true");
    await objective.press("ArrowRight");
    await expect(loose).toBeFocused();
    await expect(loose).toHaveAttribute("aria-selected", "true");
    await loose.press("Home");
    await expect(objective).toHaveAttribute("aria-selected", "true");
    await expectAccessible(po);
    // By key.
    await po.getByRole("tab", { name: "Under no objective" }).click();
    await po.getByRole("button", { name: /A chart of the shoals/ }).focus();
    await po.keyboard.press("c");
    // More than the Epic has left is advice too.
    await po.getByRole("dialog").getByLabel("Points").fill("999");
    await expect(po.getByRole("dialog")).toContainText(/That is \d+ more than E-\d+ has left\./);
    await po.getByRole("dialog").getByRole("button", { name: "Claim", exact: true }).click();
    // All see that it is, and the CSM may take it off the table and take that back.
    await expect(alder(csm)).toContainText(/\d+ pts over its effort/);
    await alder(csm).getByRole("button", { name: "More for A chart of the shoals" }).click();
    await csm.getByRole("menuitem", { name: "Withdraw the claim" }).click();
    await expect(alder(po)).not.toContainText("over its effort");
    await csm.getByRole("button", { name: "Undo" }).click();
    await expect(alder(po)).toContainText("over its effort");
    await alder(po).getByRole("button", { name: "A chart of the shoals", exact: true }).click();
    await po.getByRole("dialog").getByLabel("Points").fill("5");
    await expect(po.getByRole("dialog")).not.toContainText("has left. Check");
    await expect(po.getByRole("dialog")).toContainText("That is 3 over its capacity (BLG-4).");
    await po.keyboard.press("Enter");
    await expect(alder(csm)).toContainText("13 / 10 pts, over its capacity");
    await expect(po.getByRole("dialog")).toBeHidden();
    await alder(po).getByRole("button", { name: "More for A chart of the shoals" }).click();
    await po.getByRole("menuitem", { name: "Needs from…" }).click();
    await po.getByRole("dialog").getByRole("combobox", { name: "From" }).click();
    await po.locator("[cmdk-item]", { hasText: "Birch" }).click();
    await po.getByRole("dialog").getByLabel("What exactly is needed").fill("Soundings of the bar");
    await po.getByRole("dialog").getByRole("button", { name: "Raise" }).click();
    await expect(alder(csm).getByRole("button", { name: "needs Birch by S1" })).toBeVisible();
    // The register stands beside the stage, and gives way to the panel it opens.
    const aside = csm.locator("[data-room-aside]");
    await aside.getByRole("region", { name: "Dependencies" }).getByRole("button", { name: /D-1/ }).click();
    await expect(aside).toBeHidden();
    await csm.keyboard.press("Escape");
    await expect(aside).toBeVisible();
    await expectAccessible(csm);
    const closing = csm.getByRole("region", { name: "To close the event" });
    await expect(closing).toContainText("2 Epics");
    // On a wall, where nobody chooses one, every objective stands with its Epics, and the teams in full.
    await po.goto(`${crew.path}/events/s1-planning-1?projector`);
    await expect(po.getByRole("region", { name: "Epics to claim" })).toContainText("Objective, taken up");
    await expect(alder(po)).toContainText("13 / 10 pts, over its capacity");

    await csm.goto(`${crew.path}/events/s1-planning-2`);
    await po.goto(`${crew.path}/events/s1-planning-2`);
    await csm.getByRole("button", { name: "Open the room" }).click();
    const early = csm.getByRole("dialog", { name: "Open it now?" });
    await expect(early.getByText("Flow Sprint Planning 1 comes first: it still runs.")).toBeVisible();
    await early.getByRole("button", { name: "Open it now" }).click();
    // Nobody presents yet: a wall says who begins.
    await po.goto(`${crew.path}/events/s1-planning-2?projector`);
    await expect(po.getByRole("heading", { name: "3 teams present, Alder begins" })).toBeVisible();
    await po.keyboard.press("Escape");
    await expect(
      csm.getByRole("link", { name: /^3 of 3 teams haven't opened their Team Sprint Planning yet/ }),
    ).toBeVisible();
    // The first is slow on its way: what is pressed meanwhile doesn't overtake it, though the address changes.
    let acts = 0;
    await csm.route("**/*", async (route) => {
      if (route.request().method() === "POST" && "next-action" in route.request().headers() && acts++ === 0) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      await route.continue();
    });
    await csm.getByRole("button", { name: "Begin with: Alder" }).click();
    await csm.getByRole("button", { name: /^Birch.* pts$/ }).click();
    await csm.getByRole("button", { name: "Next: Birch" }).press("n");
    await expect(csm.getByText("1 of 3 have presented")).toBeVisible();
    await expect(po.getByText("1 of 3 have presented")).toBeVisible();
    await csm.unroute("**/*");
    await expect(csm.getByRole("region", { name: "What didn't go through" })).toBeHidden();
    await expectAccessible(csm);
    // One presents again, and the room goes on before all have presented.
    await csm.getByRole("button", { name: /^Alder.* pts$/ }).click();
    await csm.getByRole("button", { name: "Let Alder present" }).click();
    await expect(csm.getByRole("button", { name: "Next: Cedar" })).toBeVisible();
    await csm.getByRole("button", { name: "More", exact: true }).click();
    await csm.getByRole("menuitem", { name: /^Next step/ }).click();
    await expect(po.getByText("· needed by S1")).toBeVisible();
    await expect(po.getByText("Waits for the PO of Birch to answer.")).toBeVisible();
    await po.getByRole("button", { name: /^Mitigation of D-1/ }).click();
    const mitigation = po.getByRole("textbox", { name: "Mitigation of D-1" });
    await mitigation.fill("Last year's chart");
    // Who writes stays with what they write while the room goes on, and follows once it is saved.
    await csm.getByRole("button", { name: "Next step" }).click();
    await expect(po.getByText(/The room is at “Confirm one goal”/)).toBeVisible();
    await expect(mitigation).toHaveValue("Last year's chart");
    await mitigation.blur();
    await expect(po.getByText(/The room is at/)).toBeHidden();
    await expect(po.getByRole("region", { name: "Confidence vote" })).toBeVisible();
    await csm.getByRole("button", { name: "Back a step" }).click();
    await expect(csm.getByText("What is needed by S1 is accepted or mitigated")).toBeVisible();
    await csm.getByRole("button", { name: "Next step" }).click();

    const goal = csm.getByRole("region", { name: "Flow Sprint Goal", exact: true });
    await goal.getByRole("button", { name: /^Flow Sprint Goal/ }).click();
    await csm.getByRole("textbox", { name: "Flow Sprint Goal" }).fill("Round the light by night");
    await csm.keyboard.press("Enter");
    await csm.getByRole("button", { name: "Ask for the vote" }).click();
    await expect(csm.getByRole("button", { name: "Reveal" })).toBeFocused();
    // The second click of a double click isn't for the card that has come under the pointer.
    await csm.getByRole("button", { name: "3 of 5: it may" }).hover();
    await csm.mouse.down({ clickCount: 2 });
    await csm.mouse.up({ clickCount: 2 });
    await po.getByRole("button", { name: "2 of 5: hardly" }).click();
    await expect(csm.getByText(/1 of [12] here have voted, hidden from all/)).toBeVisible();
    await csm.getByRole("button", { name: "3 of 5: it may" }).click();
    await expectAccessible(po);
    await csm.getByRole("button", { name: "Reveal" }).click();
    await expect(po.getByText(/^Under 3:/)).toBeVisible();
    await expect(po.getByText(/^Nobody of Birch and Cedar has voted/)).toBeVisible();
    await expect(heard(po, "Votes shown: 2.5 of 5")).toBeAttached();
    await expect(po.getByRole("region", { name: "Confidence vote" })).toBeFocused();
    await expect(csm.getByRole("button", { name: "Another round" })).toBeFocused();
    await csm.getByRole("button", { name: "Another round" }).click();
    await po.getByRole("button", { name: "4 of 5: likely" }).click();
    await csm.getByRole("button", { name: "4 of 5: likely" }).click();
    await expect(csm.getByText("2 of 2 here have voted, hidden from all")).toBeVisible();
    await crew.voteForOthers("s1-planning-2");
    await csm.getByRole("button", { name: "Reveal" }).click();
    await expect(po.getByText(/^of 5, 4 of \d+ voted$/)).toBeVisible();
    await expectAccessible(csm);
    await po.getByRole("textbox", { name: "A decision" }).fill("Sail with the tide");
    await cpo.goto(`${crew.path}/events/s1-planning-2`);
    await cpo.getByRole("button", { name: /^Flow Sprint Goal/ }).click();
    await cpo.getByRole("textbox", { name: "Flow Sprint Goal" }).fill("Round it by day, too");
    await csm.getByRole("button", { name: "Close event" }).click();
    await csm.getByRole("dialog").getByRole("button", { name: "Close event" }).click();
    await expect(csm.getByRole("heading", { name: "Team plans" })).toBeVisible();
    await expect(csm.getByRole("main")).toBeFocused();
    // Who was writing when it closed is told so, and keeps what was typed.
    await expect(heard(po, "Closed, the minutes are here")).toBeAttached();
    await expect(po.getByRole("main")).toBeFocused();
    await expect(po.getByRole("main")).toHaveCSS("outline-style", "none");
    await expect(po.getByRole("textbox", { name: "An addendum" })).toHaveValue("Sail with the tide");
    await po.getByRole("button", { name: "Add an addendum" }).click();
    await expect(po.getByRole("region", { name: "Addenda" }).getByRole("listitem")).toContainText("Sail with the tide");
    await expect(po.getByRole("textbox", { name: "An addendum" })).toHaveValue("");
    await expect(cpo.getByText("The room was closed meanwhile.")).toBeVisible();
    await expect(cpo.getByRole("textbox", { name: "Flow Sprint Goal" })).toHaveValue("Round it by day, too");
    await cpo.getByRole("button", { name: "Leave it" }).click();
    await expect(cpo.getByRole("heading", { name: "Team plans" })).toBeVisible();

    await csm.goto(`${crew.path}/sprints/1`);
    await csm.getByRole("button", { name: "Start the Flow Sprint" }).click();
    await expect(csm.getByRole("dialog").getByText("is closed")).toBeVisible();
    await csm.getByRole("button", { name: "Confirm the goal and start" }).click();
    await expect(csm.getByText("Running", { exact: true })).toBeVisible();
    await expect(csm.getByText("The Sprint Backlogs hold what was planned.")).toBeVisible();
    await csm.getByRole("radio", { name: "Flow Backlog" }).click();
    await expect(csm.getByRole("region", { name: "Claimed Epics" })).toContainText("A chart of the shoals");
    await expectAccessible(csm);
    expect(errors).toEqual([]);
  } finally {
    await desk.close();
    await phone.close();
    await crew.remove();
  }
});

/** What a screen reader was told last. */
function heard(page: Page, text: string | RegExp): Locator {
  return page.locator("[role=status]", { hasText: text });
}
