import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn } from "@/lib/domain/calendar/dates";
import { type InboxKind, inboxKinds } from "@/lib/domain/conversations/kinds";
import { mentionText } from "@/lib/domain/conversations/mentions";
import type { InboxView } from "@/lib/domain/conversations/view";
import { createEpic, editEpics, judgeFeasibility } from "@/lib/server/backlog/commands";
import { editStories } from "@/lib/server/backlog/story-commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { addComment, editComment } from "@/lib/server/conversations/comment-commands";
import { muteNews } from "@/lib/server/conversations/inbox-commands";
import { inboxJson } from "@/lib/server/conversations/queries";
import { watchItem } from "@/lib/server/conversations/watch-commands";
import { raiseDependency } from "@/lib/server/dependencies/commands";
import { editImpediment, raiseImpediment, resolveImpediment } from "@/lib/server/dependencies/impediment-commands";
import { closeRisk, editRisk, raiseRisk } from "@/lib/server/dependencies/risk-commands";
import { db } from "@/lib/server/db";
import { addEventGuest } from "@/lib/server/events/schedule-commands";
import { granted } from "../answers";
import { actorIn, makeFlowTeam, makeStory } from "../factories";

let flowTeamId = "";
let teamIds: string[] = [];
let slugs: string[] = [];
let po: Actor;
let sm: Actor;
let developer: Actor;
let architect: Actor;
let cpo: Actor;

beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeamId = made.flowTeam.id;
  teamIds = made.teams.map(({ id }) => id);
  slugs = made.teams.map(({ slug }) => slug);
  po = await actorIn(flowTeamId, "po", teamIds[0]);
  sm = await actorIn(flowTeamId, "sm", teamIds[0]);
  developer = await actorIn(flowTeamId, "developer", teamIds[0]);
  architect = await actorIn(flowTeamId, "architect");
  cpo = await actorIn(flowTeamId, "cpo");
  const startsOn = addDays(todayIn(made.flowTeam.timeZone, new Date()), 1);
  const csm = await actorIn(flowTeamId, "csm");
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const aStory = async () => ({ kind: "Story" as const, id: (await makeStory({ flowTeamId, teamId: teamIds[0] })).id });
const named = ({ personId, name }: Actor) => mentionText({ id: personId, name });
const say = (actor: Actor, item: { kind: "Story"; id: string }, body: string) =>
  addComment.run(actor, { flowTeamId, item, body });
const inboxOf = async ({ personId }: Actor) => JSON.parse(await inboxJson(flowTeamId, personId)) as InboxView;
const newsOf = async (actor: Actor, itemId: string) =>
  (await inboxOf(actor)).news.filter(({ item }) => item.id === itemId).map(({ kind, count }) => [kind, count]);

describe("nothing is said twice", () => {
  test("people who name one person at once make one piece of news for each item, counted", async () => {
    const [one, other] = [await aStory(), await aStory()];
    const writers = [developer, sm, architect, cpo];
    const answers = await Promise.all(
      writers.flatMap((writer) => [one, other].map((item) => say(writer, item, `${named(po)} look`))),
    );
    for (const answer of answers) granted(answer);
    expect(await newsOf(po, one.id)).toEqual([["mention", 4]]);
    expect(await newsOf(po, other.id)).toEqual([["mention", 4]]);
  });

  test("one comment that names who watches the item is one piece of news, as often as it names them", async () => {
    const item = await aStory();
    granted(await watchItem.run(po, { flowTeamId, item }));
    granted(await say(developer, item, `${named(po)}, and once more ${named(po)}`));
    expect(await newsOf(po, item.id)).toEqual([["mention", 1]]);
  });

  test("a comment worded anew tells those alone whom it didn't name before", async () => {
    const item = await aStory();
    const before = `${named(po)} look`;
    const { id: commentId } = granted(await say(developer, item, before));
    const edits = { body: { seen: before, to: `${before}, ${named(sm)} too` } };
    granted(await editComment.run(developer, { flowTeamId, commentId, edits }));
    expect(await newsOf(po, item.id)).toEqual([["mention", 1]]);
    expect(await newsOf(sm, item.id)).toEqual([["mention", 1]]);
  });

  test("who is given a Story they watch is told that alone", async () => {
    const item = await aStory();
    granted(await watchItem.run(sm, { flowTeamId, item }));
    const edits = { ownerId: { seen: null, to: sm.personId } };
    granted(await editStories.run(po, { flowTeamId, stories: [{ storyId: item.id, edits }] }));
    expect(await newsOf(sm, item.id)).toEqual([["assigned", 1]]);
  });
});

test("nobody is told of what they do themselves", async () => {
  const item = await aStory();
  granted(await watchItem.run(po, { flowTeamId, item }));
  granted(await say(po, item, `A word to myself, ${named(po)}`));
  const edits = { ownerId: { seen: null, to: po.personId }, estimate: { seen: null, to: 3 } };
  granted(await editStories.run(po, { flowTeamId, stories: [{ storyId: item.id, edits }] }));
  expect(await newsOf(po, item.id)).toEqual([]);
  const { id } = granted(
    await raiseImpediment.run(sm, { flowTeamId, title: "No crane", teamId: teamIds[0], ownerId: sm.personId }),
  );
  expect(await newsOf(sm, id)).toEqual([]);
});

test("who watches a Risk or an Impediment is told what others change in it, and of its end", async () => {
  const risk = granted(await raiseRisk.run(developer, { flowTeamId, title: "Fog", teamId: teamIds[0] }));
  const impediment = granted(
    await raiseImpediment.run(developer, {
      flowTeamId,
      title: "No boat",
      teamId: teamIds[0],
      ownerId: developer.personId,
    }),
  );
  granted(await watchItem.run(cpo, { flowTeamId, item: { kind: "Risk", id: risk.id } }));
  granted(await watchItem.run(cpo, { flowTeamId, item: { kind: "Impediment", id: impediment.id } }));
  const title = (seen: string, to: string) => ({ title: { seen, to } });
  granted(await editRisk.run(sm, { flowTeamId, riskId: risk.id, edits: title("Fog", "Fog and ice") }));
  granted(
    await editImpediment.run(sm, { flowTeamId, impedimentId: impediment.id, edits: title("No boat", "No pilot boat") }),
  );
  expect(await newsOf(cpo, risk.id)).toEqual([["watched", 1]]);
  expect(await newsOf(cpo, impediment.id)).toEqual([["watched", 1]]);
  granted(await closeRisk.run(sm, { flowTeamId, riskId: risk.id, why: "Spring came" }));
  granted(await resolveImpediment.run(sm, { flowTeamId, impedimentId: impediment.id, resolution: "Hired one" }));
  expect(await newsOf(cpo, risk.id)).toEqual([["watched", 2]]);
  expect(await newsOf(cpo, impediment.id)).toEqual([["watched", 2]]);
  expect(await newsOf(developer, impediment.id)).toEqual([["impediment", 1]]);
});

describe("approvals", () => {
  test("an Epic that lacks the verdict alone asks the Architect, whose verdict reaches its PO and CPO", async () => {
    const { id: epicId } = granted(
      await createEpic.run(cpo, { flowTeamId, title: "Night berths", leadTeamId: teamIds[0] }),
    );
    const edit = (edits: Record<string, { seen: unknown; to: unknown }>) =>
      editEpics.run(cpo, { flowTeamId, epics: [{ epicId, edits }] });
    granted(await edit({ value: { seen: null, to: 8 }, effort: { seen: null, to: 13 } }));
    granted(await edit({ riskNote: { seen: "", to: "Light at night" } }));
    expect(await newsOf(architect, epicId)).toEqual([]);
    granted(await edit({ acceptanceConditions: { seen: [], to: ["Seen from two miles"] } }));
    expect(await newsOf(architect, epicId)).toEqual([["approval", 1]]);
    granted(await edit({ riskNote: { seen: "Light at night", to: "Fog" } }));
    expect(await newsOf(architect, epicId)).toEqual([["approval", 1]]);

    const verdict = { flowTeamId, epicId, seen: null, verdict: "feasible", note: "" };
    granted(await judgeFeasibility.run(architect, verdict));
    expect(await newsOf(po, epicId)).toEqual([["approval", 1]]);
    expect(await newsOf(cpo, epicId)).toEqual([["approval", 1]]);
    expect(await newsOf(architect, epicId)).toEqual([["approval", 1]]);
  });
});

describe("each kind can be switched off, and on again", () => {
  let dailies = 0;
  /** What tells the person of that kind, and of which item. */
  const acts: Record<InboxKind, () => Promise<{ to: Actor; itemId: string }>> = {
    async mention() {
      const item = await aStory();
      granted(await say(developer, item, `${named(po)} look`));
      return { to: po, itemId: item.id };
    },
    async watched() {
      const item = await aStory();
      granted(await watchItem.run(po, { flowTeamId, item }));
      granted(await say(developer, item, "Look"));
      return { to: po, itemId: item.id };
    },
    async assigned() {
      const item = await aStory();
      const edits = { ownerId: { seen: null, to: sm.personId } };
      granted(await editStories.run(po, { flowTeamId, stories: [{ storyId: item.id, edits }] }));
      return { to: sm, itemId: item.id };
    },
    async dependency() {
      const ends = { neederTeamId: teamIds[1], giverTeamId: teamIds[0] };
      const asker = await actorIn(flowTeamId, "po", teamIds[1]);
      const { id } = granted(await raiseDependency.run(asker, { flowTeamId, ...ends, note: "A pilot boat" }));
      return { to: po, itemId: id };
    },
    async impediment() {
      const { id } = granted(await raiseImpediment.run(developer, { flowTeamId, title: "Ice", teamId: teamIds[0] }));
      return { to: sm, itemId: id };
    },
    async event() {
      dailies += 1;
      const key = `s1-daily-scrum-${dailies}-${slugs[1]}`;
      const host = await actorIn(flowTeamId, "sm", teamIds[1]);
      granted(await addEventGuest.run(host, { flowTeamId, key, personId: po.personId }));
      const { id } = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId, key } });
      return { to: po, itemId: id };
    },
    async approval() {
      const { id: epicId } = granted(await createEpic.run(cpo, { flowTeamId, title: "Buoys", leadTeamId: teamIds[0] }));
      granted(
        await judgeFeasibility.run(architect, {
          flowTeamId,
          epicId,
          seen: null,
          verdict: "not_feasible",
          note: "Too deep",
        }),
      );
      return { to: po, itemId: epicId };
    },
  };

  test.each(inboxKinds)("%s", async (kind) => {
    const heard = await acts[kind]();
    expect((await newsOf(heard.to, heard.itemId)).map(([first]) => first)).toEqual([kind]);
    const mute = (isMuted: boolean) => muteNews.run(heard.to, { flowTeamId, kind, isMuted });
    granted(await mute(true));
    expect((await inboxOf(heard.to)).muted).toEqual([kind]);
    const unheard = await acts[kind]();
    expect(await newsOf(unheard.to, unheard.itemId)).toEqual([]);
    expect(await newsOf(heard.to, heard.itemId)).toHaveLength(1);
    granted(await mute(false));
    const again = await acts[kind]();
    expect(await newsOf(again.to, again.itemId)).toHaveLength(1);
  });
});
