import { type Page, expect } from "@playwright/test";
import { formFlowSprintCrew } from "./flow-sprint-crew";
import { test } from "./fresh-test";
import { openRoom } from "./open-room";
import { type DemoRole, signInAs, watchErrors } from "./visit";

// A step that can't be taken fails long before the whole does.
test.use({ actionTimeout: 20_000 });

const everybody = [
  "CSM",
  "CPO",
  "Architect",
  "Product Owner",
  "Scrum Master",
  "Developer",
  "Stakeholder",
] as const satisfies readonly DemoRole[];

test("a whole Flow Sprint is run in its rooms: all ten events, a browser for each role, and no gate overridden", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const crew = await formFlowSprintCrew();
  try {
    const pages = new Map<DemoRole, Page>();
    const errors: string[] = [];
    for (const role of everybody) {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      await signInAs(page, role);
      const seen = watchErrors(page);
      pages.set(role, page);
      page.on("close", () => errors.push(...seen));
    }
    const of = (role: DemoRole) => pages.get(role) as Page;
    const [csm, cpo, architect, po, sm, developer, stakeholder] = everybody.map(of) as [
      Page,
      Page,
      Page,
      Page,
      Page,
      Page,
      Page,
    ];
    /** Everybody named is in the room, and its facilitator opens it. */
    const open = async (key: string, facilitator: Page, others: readonly Page[]) => {
      for (const page of [facilitator, ...others]) await page.goto(`${crew.path}/events/${key}`);
      await openRoom(facilitator);
      for (const page of others) await expect(page.getByText(/^Live · step 1 of \d$/)).toBeVisible();
    };
    const none = (page: Page, words: string) => page.getByRole("checkbox", { name: words }).check();
    /** The facilitator leads on, and those who do something there have followed. */
    const next = async (facilitator: Page, ...others: readonly Page[]) => {
      await facilitator.getByRole("button", { name: "Next step", exact: true }).click();
      const at = await facilitator.getByText(/^Live · step \d of \d$/).textContent();
      for (const page of others) await expect(page.getByText(at ?? "")).toBeVisible();
    };
    /** The facilitator closes it, and all in it read the minutes. */
    const close = async (facilitator: Page, others: readonly Page[]) => {
      await facilitator.getByRole("button", { name: "Close event" }).first().click();
      const dialog = facilitator.getByRole("dialog");
      await expect(dialog.getByText("All outputs are there.")).toBeVisible();
      await dialog.getByRole("button", { name: "Close event" }).click();
      for (const page of [facilitator, ...others]) {
        await expect(page.getByRole("article", { name: "Minutes" })).toBeVisible();
      }
    };

    await test.step("Flow Sprint Planning 1", async () => {
      await open("s1-planning-1", csm, [cpo, architect, po, sm]);
      await cpo.getByRole("button", { name: "Add an objective" }).click();
      const dialog = cpo.getByRole("dialog");
      await dialog.getByLabel("What it is to reach").fill("Round the light by night");
      await dialog.getByRole("combobox", { name: "Epics that get there" }).click();
      await cpo.locator("[cmdk-item]", { hasText: "Sails that hold" }).click();
      await dialog.getByRole("button", { name: "Add it" }).click();
      await csm.getByRole("button", { name: "Present the first" }).click();
      await expect(architect.getByText("presented now")).toBeVisible();
      await next(csm, po);
      await po.getByRole("button", { name: /Sails that hold/ }).dragTo(po.getByRole("region", { name: "Alder" }));
      await po.getByRole("dialog").getByLabel("Points").fill("8");
      await po.getByRole("dialog").getByRole("button", { name: "Claim", exact: true }).click();
      await expect(csm.getByRole("region", { name: "Alder" })).toContainText("8 / 10");
      await next(csm);
      await none(csm, "There are no Dependencies");
      await none(csm, "There are no Risks");
      await close(csm, [cpo, architect, po, sm]);
    });

    await test.step("Team Sprint Planning", async () => {
      await open("s1-team-planning-alder", sm, [po, developer]);
      await next(sm, po);
      const claims = po.getByRole("region", { name: "Claimed Epics", exact: true });
      await expect(claims).toContainText("8 points, no Story committed yet");
      for (const story of ["S-1", "S-2"]) await po.getByRole("button", { name: `Commit ${story}` }).click();
      await expect(claims).toContainText("8 of 8 points committed");
      await po.getByRole("button", { name: /^Team Sprint Goal of Alder.* Edit$/ }).click();
      await po.getByRole("textbox", { name: "Team Sprint Goal of Alder" }).fill("Sail by Friday");
      await po.getByRole("textbox", { name: "Team Sprint Goal of Alder" }).press("Enter");
      await expect(developer.getByText("Sail by Friday")).toBeVisible();
      await close(sm, [po, developer]);
    });

    await test.step("Flow Sprint Planning 2, and the start", async () => {
      await open("s1-planning-2", csm, [cpo, po, sm, stakeholder]);
      for (const turn of ["Begin with: Alder", "Next: Birch", "Next: Cedar", "All have presented"]) {
        await csm.getByRole("button", { name: turn }).click();
        if (turn === "Begin with: Alder") await expect(stakeholder.getByText("Sail by Friday")).toBeVisible();
      }
      await next(csm);
      await none(csm, "There are no Dependencies");
      await next(csm);
      await csm.getByRole("button", { name: /^Flow Sprint Goal:.* Edit$/ }).click();
      await csm.getByRole("textbox", { name: "Flow Sprint Goal" }).fill("Round the light by night");
      await csm.keyboard.press("Enter");
      await csm.getByRole("button", { name: "Ask for the vote" }).click();
      for (const page of [csm, cpo, po, sm]) await page.getByRole("button", { name: "4 of 5: likely" }).click();
      await expect(csm.getByText(/^4 of \d here have voted/)).toBeVisible();
      await crew.voteForOthers("s1-planning-2");
      await csm.getByRole("button", { name: "Reveal" }).click();
      await expect(po.getByText(/^of 5, 6 of \d+ voted$/)).toBeVisible();
      await close(csm, [cpo, po, sm]);
      await csm.goto(`${crew.path}/sprints/1`);
      await csm.getByRole("button", { name: "Start the Flow Sprint" }).click();
      await csm.getByRole("button", { name: "Confirm the goal and start" }).click();
      await expect(csm.getByText("Running", { exact: true })).toBeVisible();
    });

    await test.step("Daily Scrum", async () => {
      await developer.goto(`${crew.path}/events/s1-daily-scrum-1-alder`);
      const update = developer.getByRole("region", { name: "My update" });
      await update.getByRole("textbox", { name: "Today" }).fill("Mend the jib");
      await update.getByRole("button", { name: "Nothing" }).click();
      await update.getByRole("button", { name: "I’m done" }).click();
      await open("s1-daily-scrum-1-alder", sm, [developer]);
      await expect(sm.getByRole("list", { name: "People" })).toContainText("Mend the jib");
      const own = sm.getByRole("region", { name: "My update" });
      await own.getByRole("button", { name: "Write it" }).click();
      await own.getByRole("textbox", { name: "Today" }).fill("Find a crane");
      await own.getByRole("button", { name: "Nothing" }).click();
      await own.getByRole("button", { name: "I’m done" }).click();
      for (const turn of [/^Begin with: /, /^Next: /, "All have spoken"]) {
        await sm.getByRole("button", { name: turn }).click();
      }
      await close(sm, [developer]);
    });

    await test.step("Product Backlog Refinement", async () => {
      await open("s1-refinement-1-alder", sm, [po, developer]);
      await sm.getByRole("button", { name: "Lay the first Story on the table" }).click();
      await next(sm);
      await sm.getByRole("button", { name: "Open the vote" }).click();
      for (const page of [sm, po, developer]) {
        await page.getByRole("button", { name: "5 points", exact: true }).click();
      }
      await expect(sm.getByText("All have voted")).toBeVisible();
      await sm.getByRole("button", { name: "Reveal" }).click();
      await sm.getByRole("button", { name: "Agree on 5", exact: true }).click();
      await expect(developer.getByRole("heading", { name: "Agreed on 5 points" })).toBeVisible();
      await next(sm);
      await close(sm, [po, developer]);
    });

    await test.step("Scrum of Scrums", async () => {
      const key = "s1-scrum-of-scrums-1";
      await sm.goto(`${crew.path}/events/${key}`);
      await sm.getByRole("textbox", { name: "What is in its way?" }).fill("No test ship since Monday");
      const unsaid = sm.getByRole("button", { name: /^None: / });
      for (const left of [4, 3, 2, 1]) {
        await expect(unsaid).toHaveCount(left);
        await unsaid.first().click();
      }
      await sm.getByRole("button", { name: "We’re prepared" }).click();
      await crew.reportForOthers(key);
      await open(key, csm, [cpo, architect, po, sm]);
      await csm.getByRole("button", { name: "Begin with: Alder" }).click();
      const answer = csm.getByRole("group", { name: "What is in its way?" });
      await answer.press("i");
      await expect(answer.getByRole("button", { name: "I-1" })).toBeVisible();
      for (const turn of ["Next: Birch", "Next: Cedar", "All have reported"]) {
        await csm.getByRole("button", { name: turn }).click();
      }
      await next(csm);
      await csm.getByRole("textbox", { name: "An action item" }).fill("Hire a test ship");
      await csm.getByRole("textbox", { name: "An action item" }).press("Enter");
      await csm.getByRole("button", { name: "Edit A-1" }).click();
      await csm.getByRole("combobox", { name: "Owner of A-1" }).selectOption({ index: 1 });
      await csm.getByLabel("Date of A-1").fill("2030-01-15");
      await expect(csm.getByRole("region", { name: "Action items" })).toContainText("by Tue 15 Jan 2030");
      await close(csm, [cpo, architect, po, sm]);
    });

    await test.step("Product Roadmap Refinement", async () => {
      await open("s1-roadmap-refinement", cpo, [architect, po, stakeholder]);
      await cpo.getByRole("button", { name: "Begin with the first Epic" }).click();
      const table = cpo.getByRole("region", { name: "On the table" });
      await table.getByRole("combobox", { name: "Value" }).selectOption("13");
      await expect(architect.getByRole("region", { name: "Epics to weigh" })).toContainText("value 13");
      await next(cpo);
      await close(cpo, [architect, po, stakeholder]);
    });

    await test.step("Flow Sprint Review", async () => {
      await crew.finishStories();
      await open("s1-review", csm, [cpo, architect, po, sm, developer, stakeholder]);
      await next(csm);
      await csm.getByRole("button", { name: "Show all of Alder" }).click();
      await expect(csm.getByRole("region", { name: "Playlist" }).getByRole("listitem")).toHaveCount(3);
      await csm.getByRole("button", { name: "Show S-1" }).click();
      await expect(stakeholder.getByRole("article", { name: /Mend the jib/ })).toBeVisible();
      await stakeholder.getByRole("textbox", { name: "Feedback on S-1" }).fill("Could it hold in a storm?");
      await stakeholder.getByRole("button", { name: "Send" }).click();
      await expect(stakeholder.getByText("Thank you. It is on the Review’s table.")).toBeVisible();
      await stakeholder.getByRole("textbox", { name: "Feedback on S-1" }).fill("And by ni");
      await next(csm, cpo);
      await cpo.getByRole("button", { name: "Into the backlog" }).click();
      await cpo.getByRole("dialog").getByRole("button", { name: "Make a Story of it" }).click();
      const toValidate = cpo.getByRole("region", { name: "Epics to validate" });
      await toValidate.getByRole("button", { name: "Validate" }).click();
      await expect(toValidate).toContainText("Validated");
      await none(csm, "The order stays as it was");
      await close(csm, [cpo, architect, po, sm, developer, stakeholder]);
      // What was being typed at the close isn't lost.
      await expect(stakeholder.getByRole("textbox", { name: "An addendum" })).toHaveValue("And by ni");
      await stakeholder.goto(`${crew.path}/today`);
      await expect(stakeholder.getByRole("region", { name: "What became of your feedback" })).toContainText(
        "became S-4",
      );
    });

    await test.step("Flow Sprint Retrospective", async () => {
      await open("s1-flow-retrospective", csm, [cpo, architect, po, sm]);
      const composer = sm.getByRole("textbox", { name: "A card under What held us up" }).and(sm.locator(":visible"));
      await composer.fill("Slow builds");
      await composer.press("Enter");
      await expect(csm.getByText("1 card written, hidden until they are grouped")).toBeVisible();
      await next(csm);
      await csm.getByRole("radio", { name: "Group" }).click();
      await csm.getByRole("radio", { name: "Vote" }).click();
      await po.getByRole("button", { name: "Put a dot on Slow builds" }).click();
      await expect(po.getByText("5 of your 6 dots left")).toBeVisible();
      await csm.getByRole("radio", { name: "Decide" }).click();
      const first = csm.getByRole("region", { name: "Cards by dots" }).getByRole("listitem").first();
      await first.getByRole("button", { name: "Make an Improvement" }).click();
      const form = csm.getByRole("form", { name: "A new Improvement" });
      await form.getByRole("textbox", { name: "What we will change" }).fill("Builds in ten minutes");
      await form.getByRole("combobox", { name: "Owner" }).click();
      await csm.getByRole("option").nth(1).click();
      await form.getByRole("textbox", { name: "Measure" }).fill("Minutes of a build");
      await form.getByRole("button", { name: "Add the Improvement" }).click();
      await expect(csm.getByRole("region", { name: "To close the event" })).toContainText("1 / 1");
      await close(csm, [cpo, architect, po, sm]);
    });

    await test.step("Team Sprint Retrospective", async () => {
      await open("s1-team-retrospective-alder", sm, [po, developer]);
      await developer.getByRole("textbox", { name: "An action item" }).fill("Label the ropes");
      await developer.getByRole("textbox", { name: "An action item" }).press("Enter");
      await sm.getByRole("button", { name: "Edit A-2" }).click();
      await sm.getByRole("combobox", { name: "Owner of A-2" }).selectOption({ index: 1 });
      await sm.getByLabel("Date of A-2").fill("2030-01-15");
      await close(sm, [po, developer]);
    });

    await test.step("the close of the Flow Sprint", async () => {
      await csm.goto(`${crew.path}/sprints/1`);
      await csm.getByRole("button", { name: "Close the Flow Sprint" }).first().click();
      await csm.getByRole("dialog").getByRole("button", { name: "Close the Flow Sprint" }).click();
      await expect(csm.getByText("Closed", { exact: true })).toBeVisible();
      await csm.goto(`${crew.path}/events?sprint=1`);
    });

    const held = await crew.read<{ kind: string }>(
      `SELECT kind FROM "FlowSprintEvent" WHERE "flowTeamId" = $1 AND state = 'closed' AND "minutesText" <> '' ORDER BY kind`,
    );
    expect(held).toHaveLength(10);
    expect(await crew.read(`SELECT id FROM "Override" WHERE "flowTeamId" = $1`)).toEqual([]);
    for (const page of pages.values()) await page.close();
    expect(errors).toEqual([]);
  } finally {
    await crew.remove();
  }
});
