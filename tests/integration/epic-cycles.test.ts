import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { Answer } from "@/lib/domain/result";
import { splitEpic } from "@/lib/server/backlog/epic-split-commands";
import { runImport, uploadImport } from "@/lib/server/backlog/import-commands";
import { getImportPreview, getImportReport } from "@/lib/server/backlog/import-queries";
import { deleteStories, editStories, restoreStories } from "@/lib/server/backlog/story-commands";
import { turnStoryIntoEpic } from "@/lib/server/backlog/story-growth-commands";
import { splitStory } from "@/lib/server/backlog/story-split-commands";
import { db } from "@/lib/server/db";
import { raiseDependency } from "@/lib/server/dependencies/commands";
import { undo } from "@/lib/server/undo";
import { makeEpic } from "@/tests/epic-rows";
import { actorIn, makeFlowTeam, makeStory } from "@/tests/factories";
import { granted, refused } from "../answers";

let flowTeamId: string;
let teams: { id: string; name: string }[];
let cpo: Actor;
let po: Actor;

beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeamId = made.flowTeam.id;
  teams = made.teams;
  cpo = await actorIn(flowTeamId, "cpo");
  po = await actorIn(flowTeamId, "po", team(0));
});

const team = (n: number) => teams[n]?.id ?? "";
const story = (n: number, epicId: string | null = null) => makeStory({ flowTeamId, teamId: team(n), epicId });
const epic = (n: number) => makeEpic({ flowTeamId, leadTeamId: team(n) });
const raise = async (ends: object) => granted(await raiseDependency.run(cpo, { flowTeamId, ...ends }));
const takeBack = (actor: Actor, answer: Answer<unknown>) =>
  undo.run(actor, { commandId: answer.ok ? answer.commandId : "" });
const epicOf = async (id: string) => (await db().story.findUniqueOrThrow({ where: { id } })).epicId;
const said = ({ number, title }: { number: number; title: string }, kind: "S" | "E") => `${kind}-${number} ${title}`;

/** Refused by DEP-1 with the cycle in words, each way out among the Dependencies named. */
function expectCycle(answer: Answer<unknown>, words: string) {
  expect(refused(answer)).toMatchObject({
    rule: "DEP-1",
    message: `This would close a cycle: ${words}.`,
    wayOut: "Leave the Story where it is, or withdraw one of these Dependencies first.",
  });
}

describe("DEP-1 names the cycle", () => {
  test("where a split Epic is joined again", async () => {
    const whole = await epic(1);
    const moved = await story(0, whole.id);
    const split = await splitEpic.run(cpo, { flowTeamId, epicId: whole.id, title: "Half", storyIds: [moved.id] });
    await raise({ neederStoryId: moved.id, giverEpicId: whole.id });
    expectCycle(await takeBack(cpo, split), `${said(whole, "E")} holds ${said(moved, "S")} needs ${said(whole, "E")}`);
    expect(await epicOf(moved.id)).toBe(granted(split).id);
  });

  test("where a joined Epic is split again", async () => {
    const [whole, giver] = [await epic(1), await story(2)];
    const moved = await story(0, whole.id);
    const split = await splitEpic.run(cpo, { flowTeamId, epicId: whole.id, title: "Half", storyIds: [moved.id] });
    const { id, number } = granted(split);
    await raise({ neederStoryId: giver.id, giverEpicId: id });
    const joined = await takeBack(cpo, split);
    granted(joined);
    await raise({ neederStoryId: moved.id, giverStoryId: giver.id });
    const half = said({ number, title: "Half" }, "E");
    expectCycle(
      await takeBack(cpo, joined),
      `${half} holds ${said(moved, "S")} needs ${said(giver, "S")} needs ${half}`,
    );
  });

  test("where a removed Story comes back", async () => {
    const [whole, giver] = [await epic(2), await story(1)];
    const part = await story(0, whole.id);
    await raise({ neederStoryId: part.id, giverStoryId: giver.id });
    granted(await deleteStories.run(po, { flowTeamId, storyIds: [part.id] }));
    await raise({ neederStoryId: giver.id, giverEpicId: whole.id });
    expectCycle(
      await restoreStories.run(po, { flowTeamId, storyIds: [part.id] }),
      `${said(whole, "E")} holds ${said(part, "S")} needs ${said(giver, "S")} needs ${said(whole, "E")}`,
    );
    expect(await db().story.count({ where: { id: part.id, deletedAt: null } })).toBe(0);
  });

  test("where an Epic becomes the Story again that it was", async () => {
    const whole = await epic(1);
    const part = await story(0, whole.id);
    const turned = await turnStoryIntoEpic.run(po, { flowTeamId, storyId: part.id });
    const grown = granted(turned);
    const { id } = await raise({ neederEpicId: grown.id, giverEpicId: whole.id });
    expectCycle(await takeBack(po, turned), `${said(whole, "E")} holds ${said(part, "S")} needs ${said(whole, "E")}`);
    expect(await db().dependency.findUniqueOrThrow({ where: { id } })).toMatchObject({ neederEpicId: grown.id });
  });

  test("where what was split off a Story comes back", async () => {
    const [whole, giver] = [await epic(2), await story(1)];
    const large = await story(0, whole.id);
    const parts = [{ title: "Rest", estimate: null, criterionIds: [], taskIds: [] }];
    const split = await splitStory.run(po, { flowTeamId, storyId: large.id, parts });
    const [rest] = granted(split).made;
    await raise({ neederStoryId: rest?.id, giverStoryId: giver.id });
    const joined = await takeBack(po, split);
    granted(joined);
    await raise({ neederStoryId: giver.id, giverEpicId: whole.id });
    const words = `${said(whole, "E")} holds S-${rest?.number} Rest needs ${said(giver, "S")} needs ${said(whole, "E")}`;
    expectCycle(await takeBack(po, joined), words);
  });

  test("that two Stories close together, each in the Epic the other waits for", async () => {
    const epics = [await epic(1), await epic(2)] as const;
    const stories = [await story(0), await story(0)] as const;
    await raise({ neederStoryId: stories[0].id, giverEpicId: epics[1].id });
    await raise({ neederStoryId: stories[1].id, giverEpicId: epics[0].id });
    const moves = [0, 1].map((n) => ({
      storyId: stories[n]?.id ?? "",
      edits: { epicId: { seen: null, to: epics[n]?.id ?? "" } },
    }));
    expectCycle(
      await editStories.run(po, { flowTeamId, stories: moves }),
      `${said(epics[1], "E")} holds ${said(stories[1], "S")} needs ${said(epics[0], "E")} ` +
        `holds ${said(stories[0], "S")} needs ${said(epics[1], "E")}`,
    );
    expect(await epicOf(stories[0].id)).toBeNull();
    granted(await editStories.run(po, { flowTeamId, stories: moves.slice(0, 1) }));
  });
});

describe("an import", () => {
  async function importOf(text: string) {
    const content = new TextEncoder().encode(text);
    const importId = granted(await uploadImport.run(cpo, { flowTeamId, fileName: "file.csv", content })).id;
    const preview = await getImportPreview(flowTeamId, importId);
    const run = () => runImport.run(cpo, { flowTeamId, importId, seen: preview?.digest ?? "" });
    const notes = (line: number) => preview?.rows.find((row) => row.line === line)?.notes;
    return { importId, run, notes };
  }
  const importedStory = async (externalId: string) =>
    (
      await db().importedStory.findUniqueOrThrow({
        where: { flowTeamId_externalId: { flowTeamId, externalId } },
        include: { story: true },
      })
    ).story;

  test("brings no Story into an Epic that it waits for, and its row says why", async () => {
    const own = teams[0]?.name;
    granted(await (await importOf(`key,type,title,team,epic\nc1,story,Moor,${own},\nc2,story,Berth,${own},\n`)).run());
    const [moor, berth, given] = [await importedStory("c1"), await importedStory("c2"), await epic(1)];
    await raise({ neederStoryId: moor.id, giverEpicId: given.id });
    const file = `key,type,title,team,epic\nc1,story,Moored,${own},E-${given.number}\nc2,story,Berth,${own},E-${given.number}\n`;
    const again = await importOf(file);
    const why =
      "It stays where it is: in the Epic the file names it would close a cycle (DEP-1), " +
      `${said(given, "E")} holds ${said(moor, "S")} needs ${said(given, "E")}.`;
    expect(again.notes(2)).toEqual([why]);
    expect(granted(await again.run())).toMatchObject({ stories: { updated: 2 } });
    expect(await importedStory("c1")).toMatchObject({ epicId: null, title: "Moored" });
    expect(await epicOf(berth.id)).toBe(given.id);
    const report = await getImportReport(flowTeamId, again.importId);
    expect(report?.report.rows.find((row) => row.externalId === "c1")).toMatchObject({
      result: "updated",
      notes: [why],
    });

    // Withdrawn, nothing stands in its way any more: the file is looked at anew.
    await db().dependency.updateMany({ where: { neederStoryId: moor.id }, data: { deletedAt: new Date() } });
    granted(await (await importOf(file)).run());
    expect(await epicOf(moor.id)).toBe(given.id);
  });

  test("sees the Dependencies it draws itself, and the Stories between Epics", async () => {
    const [own, other] = [teams[0]?.name, teams[1]?.name];
    granted(await (await importOf(`key,type,title,team\nd1,story,Dredge,${own}\n`)).run());
    const [dredge, given] = [await importedStory("d1"), await epic(2)];
    await raise({ neederStoryId: dredge.id, giverEpicId: given.id });
    const held = await story(1, given.id);
    // A row of its own for what is there, so that the file can refer to it.
    await db().importedEpic.create({
      data: { flowTeamId, externalId: "g", epicId: given.id, lastValues: { fields: {}, references: [] } },
    });
    const file = await importOf(
      "key,type,title,team,epic,see also\n" +
        `g,epic,${given.title},${teams[2]?.name},,n\n` +
        `n,epic,New,${own},,\n` +
        `d1,story,Dredge,${own},n,\n`,
    );
    expect(file.notes(4)?.[0]).toContain(`n holds ${said(dredge, "S")} needs ${said(given, "E")} needs n.`);
    granted(await file.run());
    expect(await epicOf(dredge.id)).toBeNull();

    await raise({ neederStoryId: held.id, giverEpicId: (await epicCalled("New")).id });
    await db().dependency.updateMany({ where: { neederEpicId: given.id }, data: { deletedAt: new Date() } });
    const back = await importOf(`key,type,title,team,see also\nn,epic,New,${own},g\nz,epic,Last,${other},\n`);
    expect(back.notes(2)?.join(" ")).toContain(`would close the cycle n → g → S-${held.number} → n`);
    granted(await back.run());
  });

  const epicCalled = (title: string) => db().epic.findFirstOrThrow({ where: { flowTeamId, title } });
});
