import { expect, it } from "vitest";
import { blockStory } from "@/lib/server/backlog/story-commands";
import { moveCard } from "@/lib/server/backlog/story-move-command";
import { db } from "@/lib/server/db";
import { undo } from "@/lib/server/undo";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, makeStory } from "../factories";

const stored = (id: string) => db().story.findUniqueOrThrow({ where: { id } });

it("A blocked Story that is finished isn't blocked any more, which history says and undo takes back", async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  const teamId = teams[0]?.id ?? "";
  const developer = await actorIn(flowTeamId, "developer", teamId);
  const story = await makeStory({ flowTeamId, teamId });
  const columns = await db().boardColumn.findMany({ where: { teamId }, orderBy: { position: "asc" } });
  const [todo, , , done] = columns.map(({ id }) => id) as [string, string, string, string];
  const block = (reason: string) => blockStory.run(developer, { flowTeamId, storyId: story.id, reason });
  granted(await block("No berth"));
  const { blockedSince } = await stored(story.id);
  const finished = await moveCard.run(developer, {
    flowTeamId,
    storyId: story.id,
    seenColumnId: todo,
    columnId: done,
  });
  granted(finished);
  expect(await stored(story.id)).toMatchObject({ status: "done", blockedReason: null, blockedSince: null });
  const [entry] = await db().auditEntry.findMany({ where: { itemId: story.id }, orderBy: { id: "desc" }, take: 1 });
  expect(entry).toMatchObject({
    before: { columnId: todo, status: "open", blockedReason: "No berth" },
    after: { columnId: done, status: "done", blockedReason: null },
  });
  expect(refused(await block("Fog")).message).toBe(`S-${story.number} is done, so nothing stands in its way.`);
  const blocked = { blockedReason: "Fog", blockedSince: new Date() };
  await expect(db().story.update({ where: { id: story.id }, data: blocked })).rejects.toThrow(
    "a story that is done is not blocked",
  );
  granted(await undo.run(developer, { commandId: finished.ok ? finished.commandId : "" }));
  expect(await stored(story.id)).toMatchObject({ status: "open", blockedReason: "No berth", blockedSince });
});
