import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { mentionText } from "@/lib/domain/conversations/mentions";
import type { ConversationView, InboxView } from "@/lib/domain/conversations/view";
import { addComment, deleteComment, editComment, restoreComment } from "@/lib/server/conversations/comment-commands";
import { markAllRead, markNews, muteNews, snoozeNews } from "@/lib/server/conversations/inbox-commands";
import { conversationJson, inboxJson } from "@/lib/server/conversations/queries";
import { watchItem } from "@/lib/server/conversations/watch-commands";
import { deleteStories, editStories } from "@/lib/server/backlog/story-commands";
import { moveCard } from "@/lib/server/backlog/story-move-command";
import { db } from "@/lib/server/db";
import { granted, refused } from "../answers";
import { actorIn, actorOf, makeFlowTeam, makeOutsider, makeRole, makeStory } from "../factories";

let flowTeamId = "";
let teamId = "";
let po: Actor;
let developer: Actor;
let csm: Actor;

beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeamId = made.flowTeam.id;
  teamId = made.teams[0]?.id ?? "";
  po = await actorIn(flowTeamId, "po", teamId);
  developer = await actorIn(flowTeamId, "developer", teamId);
  csm = await actorIn(flowTeamId, "csm");
});

const aStory = async () => ({ kind: "Story" as const, id: (await makeStory({ flowTeamId, teamId })).id });
const say = (actor: Actor, item: { kind: "Story"; id: string }, body: string) =>
  addComment.run(actor, { flowTeamId, item, body });
const inboxOf = async ({ personId }: Actor) => JSON.parse(await inboxJson(flowTeamId, personId)) as InboxView;
const newsOf = async (actor: Actor, itemId: string) =>
  (await inboxOf(actor)).news.filter(({ item }) => item.id === itemId);
const talkOf = async (itemId: string) => JSON.parse(await conversationJson(flowTeamId, itemId)) as ConversationView;

describe("a comment", () => {
  it("reaches who is named and who watches, each once, and not who wrote it", async () => {
    const item = await aStory();
    granted(await watchItem.run(csm, { flowTeamId, item }));
    granted(await watchItem.run(po, { flowTeamId, item }));
    granted(await say(developer, item, `${mentionText({ id: po.personId, name: po.name })} look at **this**`));
    expect((await newsOf(po, item.id)).map(({ kind, text }) => [kind, text])).toEqual([
      ["mention", `names you: “@${po.name} look at this”`],
    ]);
    expect((await newsOf(csm, item.id)).map(({ kind }) => kind)).toEqual(["watched"]);
    expect(await newsOf(developer, item.id)).toEqual([]);
  });

  it("makes its author a watcher, and is counted in the Story's row", async () => {
    const item = await aStory();
    granted(await say(developer, item, "First"));
    granted(await say(po, item, "Second"));
    expect((await newsOf(developer, item.id)).map(({ text }) => text)).toEqual(["says: “Second”"]);
    const talk = await talkOf(item.id);
    expect(talk.comments.map(({ body, author }) => [body, author])).toEqual([
      ["First", developer.name],
      ["Second", po.name],
    ]);
    expect(talk.watcherIds).toEqual([developer.personId, po.personId]);
  });

  it("is said once, though its answer was lost and it is sent again", async () => {
    const item = await aStory();
    const input = { flowTeamId, item, body: "Once", commentId: crypto.randomUUID() };
    granted(await addComment.run(developer, input));
    granted(await addComment.run(developer, input));
    expect((await talkOf(item.id)).comments).toHaveLength(1);
    expect(refused(await addComment.run(po, input)).code).toBe("not_found");
  });

  it("names Members alone", async () => {
    const outsider = await makeOutsider();
    const refusal = refused(
      await say(developer, await aStory(), mentionText({ id: outsider.personId, name: outsider.name })),
    );
    expect(refusal).toMatchObject({ code: "invalid", fields: { body: expect.any(String) } });
  });

  it("is worded anew by its author alone, who is asked when another tab did so first", async () => {
    const item = await aStory();
    const { id: commentId } = granted(await say(developer, item, "Draft"));
    const edit = (actor: Actor, seen: string, to: string) =>
      editComment.run(actor, { flowTeamId, commentId, edits: { body: { seen, to } } });
    expect(refused(await edit(po, "Draft", "Mine")).code).toBe("forbidden");
    granted(await edit(developer, "Draft", "Better"));
    expect(refused(await edit(developer, "Draft", "Other")).conflicts).toEqual([
      { field: "body", seen: "Draft", mine: "Other", theirs: "Better" },
    ]);
  });

  it("is not edited once its item or it itself is gone, and comes back with its place", async () => {
    const item = await aStory();
    const { id: commentId } = granted(await say(developer, item, "Draft"));
    const edit = () =>
      editComment.run(developer, { flowTeamId, commentId, edits: { body: { seen: "Draft", to: "X" } } });
    granted(await deleteComment.run(developer, { flowTeamId, commentId }));
    expect(refused(await edit()).code).toBe("not_found");
    expect((await talkOf(item.id)).comments).toEqual([]);
    granted(await restoreComment.run(developer, { flowTeamId, commentId }));
    granted(await deleteStories.run(po, { flowTeamId, storyIds: [item.id] }));
    const refusal = refused(await edit());
    expect(refusal.code).toBe("not_found");
    expect(refusal.wayOut).toContain("Copy what you wrote");
  });
});

describe("who watches a Story", () => {
  it("is told what others change in it and when it is begun and done, in one piece of news", async () => {
    const item = await aStory();
    granted(await watchItem.run(csm, { flowTeamId, item }));
    const edits = { estimate: { seen: null, to: 5 } };
    granted(await editStories.run(developer, { flowTeamId, stories: [{ storyId: item.id, edits }] }));
    expect((await newsOf(csm, item.id)).map(({ text, count }) => [text, count])).toEqual([["changed estimate", 1]]);
    const columns = await db().boardColumn.findMany({ where: { teamId }, orderBy: { position: "asc" } });
    const [first, , , last] = columns.map(({ id }) => id);
    granted(
      await moveCard.run(developer, {
        flowTeamId,
        storyId: item.id,
        seenColumnId: first ?? "",
        columnId: last ?? "",
      }),
    );
    expect((await newsOf(csm, item.id)).map(({ text, count }) => [text, count])).toEqual([["has done it", 2]]);
    expect(await newsOf(developer, item.id)).toEqual([]);
  });
});

describe("an inbox", () => {
  it("says the same once, however often it happens, and again after it was read", async () => {
    const item = await aStory();
    granted(await watchItem.run(po, { flowTeamId, item }));
    await Promise.all(Array.from({ length: 8 }, (_, n) => say(developer, item, `Word ${n}`)));
    const [only, ...more] = await newsOf(po, item.id);
    expect(more).toEqual([]);
    expect(only?.count).toBe(8);
    granted(await markNews.run(po, { flowTeamId, ids: [only?.id ?? ""], isRead: true }));
    granted(await say(developer, item, "Anew"));
    expect((await newsOf(po, item.id)).map(({ count, readAt }) => [count, readAt === null])).toEqual([
      [1, true],
      [8, false],
    ]);
    // The older one can't become unread beside the newer.
    granted(await markNews.run(po, { flowTeamId, ids: [only?.id ?? ""], isRead: false }));
    expect((await newsOf(po, item.id)).filter(({ readAt }) => readAt === null)).toHaveLength(1);
  });

  it("leaves out kinds a person doesn't want, and people who left the Flow Team", async () => {
    const item = await aStory();
    const { personId } = await makeRole({ flowTeamId, role: "developer", scrumTeamId: teamId });
    const other = await actorOf(personId);
    granted(await watchItem.run(other, { flowTeamId, item }));
    granted(await muteNews.run(other, { flowTeamId, kind: "watched", isMuted: true }));
    granted(await say(developer, item, "Unheard"));
    expect(await newsOf(other, item.id)).toEqual([]);
    granted(await muteNews.run(other, { flowTeamId, kind: "watched", isMuted: false }));
    await db().roleHolding.updateMany({ where: { personId }, data: { endedAt: new Date() } });
    granted(await say(developer, item, "To nobody"));
    expect(await newsOf(other, item.id)).toEqual([]);
  });

  it("lets news sleep, wakes it by something new, and keeps it when all else is read", async () => {
    const item = await aStory();
    granted(await watchItem.run(csm, { flowTeamId, item }));
    granted(await say(developer, item, "One"));
    const [news] = await newsOf(csm, item.id);
    const ids = [news?.id ?? ""];
    expect(refused(await snoozeNews.run(csm, { flowTeamId, ids, until: "2020-01-01T00:00:00Z" })).code).toBe("invalid");
    granted(await snoozeNews.run(csm, { flowTeamId, ids, until: new Date(Date.now() + 3_600_000).toISOString() }));
    granted(await markAllRead.run(csm, { flowTeamId }));
    expect((await newsOf(csm, item.id))[0]?.readAt).toBeNull();
    granted(await say(developer, item, "Two"));
    expect((await newsOf(csm, item.id))[0]).toMatchObject({ count: 2, snoozedUntil: null });
  });

  it("is touched by nobody else", async () => {
    const item = await aStory();
    granted(await watchItem.run(po, { flowTeamId, item }));
    granted(await say(developer, item, "Yours"));
    const [news] = await newsOf(po, item.id);
    granted(await markNews.run(csm, { flowTeamId, ids: [news?.id ?? ""], isRead: true }));
    expect((await newsOf(po, item.id))[0]?.readAt).toBeNull();
  });
});
