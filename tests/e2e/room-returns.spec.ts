import { type Page, expect } from "@playwright/test";
import { formFlowSprintCrew } from "./flow-sprint-crew";
import { test } from "./fresh-test";
import { openRoom } from "./open-room";
import { secondServer } from "./second-server";
import { signInAs } from "./visit";

const live = (page: Page) => page.getByText(/^Live · step \d of \d$/);

/** What is said while what a page shows may be old. */
const lost = /^No connection. This is how it was at \d\d:\d\d\.$/;

/** What a page shows to be left of the step, in seconds. */
const left = async (page: Page): Promise<number> => (await clockOf(page)).left;

/** When the step's time is up by the clock that a page shows, in seconds: the same whenever a page is read. */
async function endOf(page: Page): Promise<number> {
  const { left: seconds, at } = await clockOf(page);
  return at + seconds;
}

async function clockOf(page: Page): Promise<{ left: number; at: number }> {
  const [text, at] = await page
    .getByRole("timer")
    .first()
    .evaluate((clock) => [clock.textContent, Date.now() / 1000] as const);
  const [minutes = 0, seconds = 0] = text.split(":").map(Number);
  return { left: minutes * 60 + seconds, at };
}

test("a room comes back with clock and state when its server is killed and started again", async ({
  browser,
  page: csm,
}) => {
  const [crew, server] = [await formFlowSprintCrew(), await secondServer()];
  try {
    await server.start();
    const po = await (await browser.newContext()).newPage();
    await signInAs(csm, "CSM");
    await signInAs(po, "Product Owner");
    const room = `${server.url}${crew.path}/events/s1-scrum-of-scrums-1`;
    for (const page of [csm, po]) await page.goto(room);
    await openRoom(csm);
    await csm.keyboard.press("]");
    await expect(live(po)).toHaveText("Live · step 2 of 2");
    const [before, at] = [await left(po), Date.now()];

    await server.kill();
    await expect(po.getByText(lost)).toBeVisible();
    // Nobody knows how it goes on: its clock stands.
    const standing = await endOf(po);
    await expect.poll(() => endOf(po)).toBeGreaterThan(standing + 2);
    await expect(live(po)).toHaveText("Live · step 2 of 2");
    await server.start();

    // Without a reload: it is led on, and the clock goes as if nothing had been.
    await csm.getByRole("button", { name: "Back a step", exact: true }).click();
    await expect(live(po)).toHaveText("Live · step 1 of 2", { timeout: 30_000 });
    await csm.keyboard.press("]");
    await expect(live(po)).toHaveText("Live · step 2 of 2");
    const gone = (Date.now() - at) / 1000;
    expect(Math.abs((await endOf(po)) - (await endOf(csm)))).toBeLessThan(1.5);
    expect(before - (await left(po))).toBeLessThanOrEqual(gone + 2);
    expect(before - (await left(po))).toBeGreaterThan(0);
  } finally {
    await server.kill();
    await crew.remove();
  }
});

test("a phone that slept shows the room as it is now", async ({ browser, page: csm }) => {
  const crew = await formFlowSprintCrew();
  try {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const po = await phone.newPage();
    await signInAs(csm, "CSM");
    await signInAs(po, "Product Owner");
    const room = `${crew.path}/events/s1-scrum-of-scrums-1`;
    for (const page of [csm, po]) await page.goto(room);

    // Who leads isn't offered what wouldn't arrive, before the room is open and then.
    const offlineBars = async (name: RegExp) => {
      const button = csm.getByRole("button", { name });
      await csm.context().setOffline(true);
      await expect(csm.getByText(lost)).toBeVisible();
      await expect(
        csm.getByText("Offline: you can lead when the connection is back.").filter({ visible: true }),
      ).toBeVisible();
      await expect(button).toHaveAttribute("aria-disabled", "true");
      await csm.context().setOffline(false);
      await expect(csm.getByText(lost)).toBeHidden();
      await expect(button).not.toHaveAttribute("aria-disabled", "true");
    };
    await offlineBars(/^Open the room$/);
    await openRoom(csm);
    await expect(live(po)).toHaveText("Live · step 1 of 2");
    await offlineBars(/^Begin with: Alder/);

    // Its clock stands still, its code too, and its connection is gone.
    const devtools = await phone.newCDPSession(po);
    await phone.setOffline(true);
    await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
    await csm.keyboard.press("]");
    await expect(live(csm)).toHaveText("Live · step 2 of 2");
    const before = await left(csm);
    await expect.poll(() => left(csm)).toBeLessThanOrEqual(before - 3);
    await phone.setOffline(false);
    await devtools.send("Page.setWebLifecycleState", { state: "active" });

    await expect(live(po)).toHaveText("Live · step 2 of 2", { timeout: 30_000 });
    expect(Math.abs((await endOf(po)) - (await endOf(csm)))).toBeLessThan(1.5);
  } finally {
    await crew.remove();
  }
});

test("who writes keeps the Story on the table and the phase they write in, and follows when done", async ({
  browser,
  page: lead,
}) => {
  const crew = await formFlowSprintCrew();
  const desk = await browser.newContext();
  try {
    const writer = await desk.newPage();
    const goneOn = writer.getByText("The room has gone on. What you write in stays here until you are done.");
    await signInAs(lead, "Scrum Master");
    await signInAs(writer, "Product Owner");
    for (const page of [lead, writer]) await page.goto(`${crew.path}/events/s1-team-planning-alder`);
    await openRoom(lead);
    await lead.getByRole("button", { name: "Lay the first Story on the table" }).click();
    const table = writer.getByRole("region", { name: "On the table" });
    await expect(table.getByRole("heading", { name: "Mend the jib" })).toBeVisible();
    await writer.getByRole("button", { name: "Split it" }).click();
    const split = writer.getByRole("dialog");
    await split.getByRole("textbox").first().fill("Mend the jib by night");
    await lead.keyboard.press("n");
    await expect(lead.getByRole("heading", { name: "Mend the jib" })).toBeHidden();
    await expect(goneOn).toBeAttached();
    await expect(split.getByRole("textbox").first()).toHaveValue("Mend the jib by night");
    await split.getByRole("button", { name: "Cancel" }).click();
    await expect(table.getByRole("heading", { name: "Mend the jib" })).toBeHidden();
    await expect(goneOn).toBeHidden();

    await signInAs(lead, "CSM");
    for (const page of [lead, writer]) await page.goto(`${crew.path}/events/s1-flow-retrospective`);
    await openRoom(lead);
    const composer = writer.getByRole("textbox", { name: "A card under Ideas" }).and(writer.locator(":visible"));
    await composer.fill("Builds in the cloud");
    await composer.press("Enter");
    await expect(lead.getByText("1 card written")).toBeVisible();
    await lead.getByRole("button", { name: "Next step", exact: true }).click();
    await lead.getByRole("radio", { name: "Decide" }).click();
    await writer.getByRole("button", { name: "Make an Improvement" }).click();
    const form = writer.getByRole("form", { name: "A new Improvement" });
    await form.getByRole("textbox", { name: "What we will change" }).fill("Builds in ten minutes");
    await lead.getByRole("radio", { name: "Write" }).click();
    await expect(goneOn).toBeVisible();
    await form.getByRole("button", { name: "Add the Improvement" }).click();
    await expect(goneOn).toBeHidden();
    await expect(writer.getByRole("textbox", { name: /^A card under/ }).first()).toBeVisible();
    await lead.getByRole("radio", { name: "Decide" }).click();
    await expect(writer.getByRole("button", { name: /M-1 Builds in ten minutes/ })).toBeVisible();

    await signInAs(lead, "CPO");
    await signInAs(writer, "Architect");
    for (const page of [lead, writer]) await page.goto(`${crew.path}/events/s1-roadmap-refinement`);
    await openRoom(lead);
    await lead.getByRole("button", { name: "Begin with the first Epic" }).click();
    await writer.getByRole("button", { name: "Change the verdict" }).click();
    await writer.getByRole("radio", { name: "Feasible with conditions" }).click();
    await lead.getByRole("button", { name: "Weigh E-2" }).click();
    await expect(goneOn).toBeAttached();
    await expect(writer.getByRole("radio", { name: "Feasible with conditions" })).toBeChecked();
    await writer.getByRole("button", { name: "Cancel" }).click();
    await expect(table.getByRole("heading", { name: "A chart of the shoals" })).toBeVisible();
    await expect(goneOn).toBeHidden();
  } finally {
    await desk.close();
    await crew.remove();
  }
});

test("a step begins at its top, and the team that reports is in sight", async ({ browser, page: csm }) => {
  const crew = await formFlowSprintCrew();
  const phone = await browser.newContext({ viewport: { width: 390, height: 500 }, hasTouch: true });
  try {
    const po = await phone.newPage();
    await signInAs(csm, "CSM");
    await signInAs(po, "Product Owner");
    const scrolled = () => po.evaluate(() => [...document.querySelectorAll("#page *")].some((at) => at.scrollTop > 0));
    for (const page of [csm, po]) await page.goto(`${crew.path}/events/s1-scrum-of-scrums-1`);
    await openRoom(csm);
    for (const begins of [/^Begin with: Alder/, /^Next: Birch/, /^Next: Cedar/])
      await csm.getByRole("button", { name: begins }).click();
    const reports = po.getByRole("list", { name: "Teams" }).getByRole("listitem");
    await expect(po.getByRole("heading", { name: "Cedar reports" })).toBeAttached();
    await expect(reports.filter({ has: po.getByRole("heading", { name: /^Cedar/ }) })).toBeInViewport();
    expect(await scrolled()).toBe(true);
    await csm.keyboard.press("]");
    await expect(live(po)).toHaveText("Live · step 2 of 2");
    await expect.poll(scrolled).toBe(false);
  } finally {
    await phone.close();
    await crew.remove();
  }
});

test("who leads is named to all; of two who press at once the second leads no further, and shutting asks first", async ({
  browser,
  page: csm,
}) => {
  const crew = await formFlowSprintCrew();
  const other = await browser.newContext();
  try {
    const cpo = await other.newPage();
    await signInAs(csm, "CSM");
    await signInAs(cpo, "CPO");
    const people = await crew.read<{ role: string; name: string }>(
      `SELECT r.role, p.name FROM "RoleHolding" r JOIN "Person" p ON p.id = r."personId" WHERE r."flowTeamId" = $1`,
    );
    const nameOf = (role: string) => people.find((one) => one.role === role)?.name ?? "";
    for (const page of [csm, cpo]) await page.goto(`${crew.path}/events/s1-review`);
    await csm.getByRole("button", { name: "Open the room" }).click();
    const early = csm.getByRole("dialog", { name: "Open it now?" });
    await expect(early.getByText("Flow Sprint 1 hasn't started yet")).toBeVisible();
    await early.getByRole("button", { name: "Open it now" }).click();
    await expect(csm.getByText("You lead", { exact: true }).filter({ visible: true })).toBeVisible();
    await expect(cpo.getByText(`${nameOf("csm")} leads`, { exact: true }).filter({ visible: true })).toBeVisible();

    // Both lead by their role. Whoever presses second saw the step before.
    await expect(cpo.getByRole("button", { name: "Next step" })).toBeVisible();
    await csm.keyboard.press("]");
    await cpo.getByText("Live · step 2 of 3").waitFor();
    await cpo.keyboard.press("]");
    await expect(cpo.getByText("The room has just gone on to “Demos”. Press again").first()).toBeVisible();
    await expect(live(csm)).toHaveText("Live · step 2 of 3");

    // What leads is in one row, and what a button is called covers none of it.
    const rows = ["Back a step", "Pause", "Next step", "More"].map(async (name) => {
      const box = await csm.getByRole("button", { name, exact: true }).boundingBox();
      return box?.y;
    });
    expect(new Set(await Promise.all(rows)).size).toBe(1);
    await csm.getByRole("button", { name: "Pause", exact: true }).hover();
    const tooltip = csm.locator("[data-radix-popper-content-wrapper]").filter({ hasText: "Pause" });
    await expect(tooltip).toHaveCSS("pointer-events", "none");

    // One's own quick presses all count.
    for (const key of ["]", "[", "["]) await csm.keyboard.press(key);
    await expect(live(cpo)).toHaveText("Live · step 1 of 3");

    const choose = async (page: Page, ...names: string[]) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      for (const name of names) await page.getByRole("menuitem", { name }).click();
    };
    await choose(cpo, "Take facilitation over");
    await expect(cpo.getByText("You lead now").first()).toBeVisible();
    await expect(csm.getByText(`${nameOf("cpo")} leads`, { exact: true }).filter({ visible: true })).toBeVisible();
    await choose(cpo, "Hand over facilitation", nameOf("csm"));
    await expect(cpo.getByText(`Handed over to ${nameOf("csm")}`).first()).toBeVisible();
    await expect(csm.getByText("You lead now").first()).toBeVisible();

    await choose(csm, "Shut the room again…");
    const shutting = csm.getByRole("dialog", { name: "Shut the room again?" });
    await shutting.getByRole("button", { name: "Cancel" }).click();
    await expect(live(csm)).toBeVisible();
    await choose(csm, "Shut the room again…");
    await shutting.getByRole("button", { name: "Shut the room" }).click();
    await csm.getByRole("button", { name: "Open the room" }).click();
    await early.getByRole("button", { name: "Open it now" }).click();

    // A wall says that the clock stands, and once the event is closed what came of it.
    await cpo.goto(`${crew.path}/events/s1-review?projector`);
    const wall = cpo.locator("[data-projector]");
    await csm.getByRole("button", { name: "Pause", exact: true }).click();
    await expect(wall.getByText("Paused", { exact: true })).toBeVisible();
    const line = csm.getByRole("textbox", { name: "A decision" });
    await line.fill("Sail on Friday");
    await line.press("Enter");
    await expect(csm.getByRole("button", { name: "Take off: Sail on Friday" })).toBeAttached();

    // Held once something was done in it: said before anybody presses, with the close as the way out.
    await choose(csm, "Shut the room again…");
    const barred = csm.getByRole("dialog", { name: "This room can't be shut again" });
    await expect(barred).toContainText("Something was done in this room: 1 decision.");
    await barred.getByRole("button", { name: "Close event" }).click();
    const closing = csm.getByRole("dialog", { name: "Close Flow Sprint Review" });
    await closing.getByLabel("Why it closes without them").fill("Opened too early");
    await closing.getByRole("button", { name: "Override and close" }).click();
    await expect(wall.getByText("Closed at", { exact: true })).toBeVisible();
    await expect(wall.getByRole("main")).toContainText("Sail on Friday");
    await expect(wall.getByRole("main").locator("button, a, summary, textarea")).toHaveCount(0);
  } finally {
    await other.close();
    await crew.remove();
  }
});
