import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { CloseChoices } from "@/lib/domain/calendar/sprint-life-schema";
import { runImport, takeBackImport, uploadImport } from "@/lib/server/backlog/import-commands";
import { getImportPreview, getImportStanding } from "@/lib/server/backlog/import-queries";
import { commitStories, takeStoriesOut } from "@/lib/server/backlog/story-sprint-commands";
import { closeSprint } from "@/lib/server/calendar/sprint-life-close";
import { sprintView } from "@/lib/server/calendar/sprint-life-views";
import { db } from "@/lib/server/db";
import { actorIn, makeStory } from "@/tests/factories";
import { makeSprints, startGated } from "@/tests/sprint-rows";
import { granted, refused } from "../answers";

let flowTeamId: string;
let teamId: string;
let csm: Actor;
let cpo: Actor;
let po: Actor;

beforeEach(async () => {
  ({ flowTeamId, teamId, csm, po } = await makeSprints());
  cpo = await actorIn(flowTeamId, "cpo");
});

const commit = (storyIds: string[], sprintNumber = 1) =>
  commitStories.run(po, { flowTeamId, sprintNumber, storyIds, reason: "" });
const close = (choices: CloseChoices) => closeSprint.run(csm, { flowTeamId, sprintNumber: 1, choices });
const view = async (number = 1) => JSON.parse((await sprintView(number).load(flowTeamId)) ?? "") as SprintView;
const staysOf = (storyId: string) => db().sprintEntry.findMany({ where: { storyId } });

describe("an import whose Stories are in a Sprint Backlog", () => {
  /** Imports Ready Stories of the team, as many as asked for. */
  async function imported(count: number) {
    const { name } = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId } });
    const rows = Array.from({ length: count }, (_, n) => `s${n},story,Imported ${n},${name},3,It floats`);
    const content = new TextEncoder().encode(["key,type,title,team,points,acceptance criteria", ...rows].join("\n"));
    const importId = granted(await uploadImport.run(cpo, { flowTeamId, fileName: "stories.csv", content })).id;
    const run = async () => {
      const seen = (await getImportPreview(flowTeamId, importId))?.digest ?? "";
      return granted(await runImport.run(cpo, { flowTeamId, importId, seen }));
    };
    await run();
    const stories = await db().story.findMany({ where: { flowTeamId }, orderBy: { number: "asc" } });
    return { importId, run, stories, takeBack: () => takeBackImport.run(cpo, { flowTeamId, importId }) };
  }

  test("is taken back whole or not at all: a Flow Sprint that runs holds its Stories", async () => {
    const { importId, stories, takeBack } = await imported(3);
    const held = stories.slice(0, 2).map(({ id }) => id);
    granted(await commit(held));
    granted(await startGated(csm, flowTeamId));
    expect(refused(await takeBack())).toMatchObject({
      rule: "CAL-4",
      message: `S-${stories[0]?.number} is in the Sprint Backlog of Flow Sprint 1, which runs. 1 more Story is too.`,
      wayOut: "Take them out of the Sprint Backlog first, with a reason; then take the import back.",
    });
    expect(await db().story.count({ where: { flowTeamId, deletedAt: null } })).toBe(3);
    expect(await getImportStanding(flowTeamId, importId)).toMatchObject({ state: "done" });

    const out = { flowTeamId, sprintNumber: 1, storyIds: held, reason: "The wrong file" };
    granted(await takeStoriesOut.run(po, out));
    expect(granted(await takeBack())).toEqual({ removed: 3 });
    expect(await staysOf(held[0] ?? "")).toMatchObject([{ outcome: "removed", leaveReason: "The wrong file" }]);
    granted(await close([]));
  });

  test("is taken back with what was only planned, and can come in and be committed again", async () => {
    const { run, stories, takeBack } = await imported(1);
    const [story] = stories;
    granted(await commit([story?.id ?? ""]));
    expect(granted(await takeBack())).toEqual({ removed: 1 });
    expect(await staysOf(story?.id ?? "")).toEqual([]);
    expect((await view()).stays).toEqual([]);
    await run();
    const again = await db().story.findFirstOrThrow({ where: { flowTeamId, deletedAt: null } });
    granted(await commit([again.id]));
  });
});

test("the database lets no Story go that a Sprint Backlog holds", async () => {
  const story = await makeStory({ flowTeamId, teamId, estimate: 5, criteria: 1 });
  granted(await commit([story.id]));
  const remove = () => db().story.update({ where: { id: story.id }, data: { deletedAt: new Date() } });
  await expect(remove()).rejects.toThrow(/CAL-4/);
  await db().sprintEntry.deleteMany({ where: { storyId: story.id } });
  await remove();
});
