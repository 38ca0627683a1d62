import { type Page, expect } from "@playwright/test";
import { test } from "./fresh-test";
import { formFlowSprintCrew } from "./flow-sprint-crew";
import { openRoom } from "./open-room";
import { expectAccessible, signInAs, watchErrors } from "./visit";

test("a team estimates a Story in its Refinement by planning poker, hidden until revealed, in two rounds", async ({
  page: sm,
  browser,
}) => {
  const crew = await formFlowSprintCrew();
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const desk = await browser.newContext();
  try {
    const errors = watchErrors(sm);
    const room = `${crew.path}/events/s1-refinement-1-alder`;
    await signInAs(sm, "Scrum Master");
    await sm.goto(room);
    await openRoom(sm);
    await sm.getByRole("button", { name: "Lay the first Story on the table" }).click();
    const table = sm.getByRole("region", { name: "On the table" });
    await expect(table.getByRole("heading", { name: "Chart the shoal" })).toBeVisible();
    await expect(table).toContainText("Lacks an estimate");
    // The sheet names the room's keys, and the key leads it as the button does.
    await sm.keyboard.press("?");
    const keys = sm.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(keys.getByRole("heading", { name: "This room" })).toBeVisible();
    await expect(keys.getByText("Next step", { exact: true })).toBeVisible();
    await sm.keyboard.press("Escape");
    await expect(keys).toBeHidden();
    await sm.keyboard.press("]");
    await expect(sm.getByRole("button", { name: "Back a step" })).toBeVisible();
    await sm.getByRole("radiogroup", { name: "Deck" }).getByRole("radio", { name: "1 to 8" }).click();
    await sm.getByRole("button", { name: "Open the vote" }).click();
    await expect(sm.getByRole("button", { name: "8 points", exact: true })).toBeVisible();
    await expect(sm.getByRole("button", { name: "13 points" })).toHaveCount(0);

    const [developer, po] = [await phone.newPage(), await desk.newPage()];
    for (const [page, role] of [
      [developer, "Developer"],
      [po, "Product Owner"],
    ] as const) {
      await signInAs(page, role);
      await page.goto(room);
    }
    await vote(developer, "3 points");
    await expect(sm.getByText(/^1 of [23] have voted/)).toBeVisible();
    await expectAccessible(developer);
    await vote(po, "8 points");
    await expect(sm.getByText("2 of 3 have voted")).toBeVisible();
    await expect(sm.getByRole("list", { name: "The votes" })).toBeHidden();
    await vote(sm, "5 points");
    await expect(sm.getByText("All have voted")).toBeVisible();
    await sm.getByRole("button", { name: "Reveal" }).click();
    await expect(developer.getByText("From 3 to 8, median 5.", { exact: true })).toBeVisible();
    await expect(developer.getByRole("button", { name: "3 points" })).toBeHidden();
    await expectAccessible(sm);

    await sm.getByRole("button", { name: "Another round" }).click();
    await expect(developer.getByRole("list", { name: "Rounds before" })).toContainText("From 3 to 8, median 5.");
    await po.getByRole("checkbox", { name: "I look on" }).check();
    await vote(developer, "5 points");
    await vote(sm, "5 points");
    await expect(sm.getByText("Round 2: All have voted")).toBeVisible();
    // Nothing is written into a box to tick: the room's keys are the room's there, too.
    await sm.getByRole("checkbox", { name: "I look on" }).press("r");
    await expect(po.getByText("All say 5.", { exact: true })).toBeVisible();
    await sm.getByRole("button", { name: "Agree on 5", exact: true }).click();
    await expect(developer.getByRole("heading", { name: "Agreed on 5 points" })).toBeVisible();
    await expect(sm.getByText("1 became Ready here")).toBeVisible();
    await expect(sm.getByRole("region", { name: "To close the event" })).toContainText("1 Story became Ready");

    const [kept] = await crew.read<{ estimate: number; authors: number }>(
      `SELECT s.estimate, (SELECT count(*)::int FROM "AuditEntry" a WHERE a."flowTeamId" = $1 AND a.command = 'events.castVote'
         AND a."actorId" IS NOT NULL) AS authors
       FROM "Story" s WHERE s."flowTeamId" = $1 AND s.number = 3`,
    );
    expect(kept).toEqual({ estimate: 5, authors: 0 });
    expect(errors).toEqual([]);
  } finally {
    await phone.close();
    await desk.close();
    await crew.remove();
  }
});

test("a team plans its Flow Sprint in its room, and the CSM sees on one page how far it is", async ({
  page: po,
  browser,
}) => {
  const crew = await formFlowSprintCrew();
  const desk = await browser.newContext();
  try {
    const errors = watchErrors(po);
    const csm = await desk.newPage();
    await signInAs(csm, "CSM");
    await csm.goto(`${crew.path}/events?sprint=1`);
    await csm.getByRole("link", { name: "Team plannings" }).click();
    const row = csm.getByRole("row", { name: /^Alder/ });
    await expect(row).toContainText("0 of 10 points");
    await expectAccessible(csm);

    const sm = await (await browser.newContext()).newPage();
    await signInAs(sm, "Scrum Master");
    await sm.goto(`${crew.path}/events/s1-team-planning-alder`);
    await openRoom(sm);
    await expect(row).toContainText("Refine Stories and criteria");
    await expect(sm.getByRole("button", { name: "Lay the first Story on the table" })).toBeVisible();
    await sm.keyboard.press("n");
    await expect(sm.getByRole("heading", { name: "Mend the jib" })).toBeVisible();
    await sm.getByRole("button", { name: "Next step" }).click();
    await expect(row).toContainText("Estimate and split into Tasks");
    // Until the next Story is here, the one before stays, and nothing can be done with it.
    const shown = sm.getByRole("region", { name: "On the table" });
    let letCome = () => {};
    const mayCome = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await sm.route(/\/stories\/2$/, async (route) => {
      await mayCome;
      await route.continue();
    });
    await shown.getByRole("button", { name: "Open the vote" }).click();
    await expect(shown.getByRole("button", { name: "Withdraw" })).toBeVisible();
    await sm.keyboard.press("n");
    await expect(sm.getByRole("listitem").filter({ hasText: "Splice the halyard" })).toHaveAttribute(
      "aria-current",
      "true",
    );
    await expect(shown.getByRole("heading", { name: "Mend the jib" })).toBeVisible();
    await expect(shown.locator("[inert]")).toHaveCount(1);
    letCome();
    await expect(shown.getByRole("heading", { name: "Splice the halyard" })).toBeVisible();
    await expect(shown).toContainText("A vote on S-1 Mend the jib is open; it ends first.");
    await shown.getByRole("button", { name: "Go to S-1" }).click();
    await shown.getByRole("button", { name: "Withdraw" }).click();

    await signInAs(po, "Product Owner");
    await po.goto(`${crew.path}/events/s1-team-planning-alder`);
    const table = po.getByRole("region", { name: "On the table" });
    await expect(table.getByRole("heading", { name: "Mend the jib" })).toBeVisible();
    await table.getByRole("textbox", { name: "Add a Task" }).fill("Cut the cloth");
    await table.getByRole("textbox", { name: "Add a Task" }).press("Enter");
    await table.getByRole("button", { name: "Commit S-1" }).click();
    await expect(row).toContainText("5 of 10 points");
    await expect(po.getByRole("region", { name: "Claimed Epics" })).toContainText(
      "1 Story, 5 points committed, not claimed",
    );
    await expect(row).toContainText("Lacks a Team Sprint Goal");
    await expect(sm.getByRole("region", { name: "Sprint Backlog" })).toContainText("1 Task");
    await po.getByRole("button", { name: /^Team Sprint Goal of Alder/ }).click();
    await po.getByRole("textbox", { name: "Team Sprint Goal of Alder" }).fill("Sail by Friday");
    await po.getByRole("textbox", { name: "Team Sprint Goal of Alder" }).press("Enter");
    await expect(row).toContainText("Sail by Friday");
    await expect(row).toContainText("Can close");
    await expectAccessible(po);
    await expectAccessible(csm);

    await sm.getByRole("button", { name: "Close event" }).click();
    await sm.getByRole("dialog").getByRole("button", { name: "Close event" }).click();
    await expect(row).toContainText("Closed");
    await expect(sm.getByText("S-1 Mend the jib, 5 points, 1 Task")).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await desk.close();
    await crew.remove();
  }
});

async function vote(page: Page, card: string): Promise<void> {
  const chosen = page.getByRole("button", { name: card, exact: true });
  await chosen.click();
  await expect(chosen).toHaveAttribute("aria-pressed", "true");
}
