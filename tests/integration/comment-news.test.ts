import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { mentionText } from "@/lib/domain/conversations/mentions";
import type { SpokenItem } from "@/lib/domain/conversations/schema";
import { addComment } from "@/lib/server/conversations/comment-commands";
import { muteNews } from "@/lib/server/conversations/inbox-commands";
import { unwatchItem, watchItem } from "@/lib/server/conversations/watch-commands";
import { db } from "@/lib/server/db";
import { raiseDependency } from "@/lib/server/dependencies/commands";
import { escalateImpediment, raiseImpediment } from "@/lib/server/dependencies/impediment-commands";
import { raiseRisk } from "@/lib/server/dependencies/risk-commands";
import { granted } from "../answers";
import { makeEpic } from "../epic-rows";
import { actorIn, makeDependency, makeFlowTeam, makeStory } from "../factories";
import { readAll, toldOf as readTold } from "../told";

let flowTeamId = "";
let teamId = "";
let otherTeamId = "";
let csm: Actor;
let cpo: Actor;
let architect: Actor;
let po: Actor;
let sm: Actor;
let developer: Actor;
let otherPo: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  [teamId = "", otherTeamId = ""] = teams.map(({ id }) => id);
  csm = await actorIn(flowTeamId, "csm");
  cpo = await actorIn(flowTeamId, "cpo");
  architect = await actorIn(flowTeamId, "architect");
  po = await actorIn(flowTeamId, "po", teamId);
  sm = await actorIn(flowTeamId, "sm", teamId);
  developer = await actorIn(flowTeamId, "developer", teamId);
  otherPo = await actorIn(flowTeamId, "po", otherTeamId);
});

const toldOf = (actor: Actor, itemId: string) => readTold(flowTeamId, actor, itemId);

/** A Dependency that the Developer raised for the first team on the second. */
const dependencyOf = () =>
  makeDependency({ flowTeamId, neederTeamId: teamId, giverTeamId: otherTeamId, raisedById: developer.personId });

/** An item as somebody raised or owns it, and who hears of a comment on it. */
type Talked = { what: string; make(): Promise<SpokenItem>; hears(): Actor[] };

const impediment = async (draft: { teamId: string | null; ownerId?: string }): Promise<SpokenItem> => {
  const { id } = granted(await raiseImpediment.run(developer, { flowTeamId, title: "No crane", ...draft }));
  return { kind: "Impediment", id };
};

const talked: Talked[] = [
  {
    what: "a Dependency: who raised it and the POs of both teams",
    make: async () => ({ kind: "Dependency", id: (await dependencyOf()).id }),
    hears: () => [developer, po, otherPo],
  },
  {
    what: "a Risk: who raised it and its owner",
    make: async () => {
      const risk = { flowTeamId, title: "Fog", teamId, ownerId: sm.personId };
      return { kind: "Risk", id: granted(await raiseRisk.run(developer, risk)).id };
    },
    hears: () => [developer, sm],
  },
  {
    what: "an Impediment: who raised it and its owner",
    make: () => impediment({ teamId, ownerId: sm.personId }),
    hears: () => [developer, sm],
  },
  {
    what: "an escalated Impediment: the CSM too",
    make: async () => {
      const item = await impediment({ teamId, ownerId: sm.personId });
      granted(await escalateImpediment.run(sm, { flowTeamId, impedimentId: item.id }));
      return item;
    },
    hears: () => [developer, sm, csm],
  },
  {
    what: "an Impediment of the Flow Team: who raised it and the CSM",
    make: () => impediment({ teamId: null }),
    hears: () => [developer, csm],
  },
  {
    what: "a Story: its owner",
    make: async () => ({
      kind: "Story",
      id: (await makeStory({ flowTeamId, teamId, ownerId: developer.personId })).id,
    }),
    hears: () => [developer],
  },
  {
    what: "an Epic: its owner",
    make: async () => {
      const { id } = await makeEpic({ flowTeamId });
      await db().epic.update({ where: { id }, data: { ownerId: po.personId } });
      return { kind: "Epic", id };
    },
    hears: () => [po],
  },
];

describe("a comment reaches who has a part in its item, though they don't watch it", () => {
  const say = async (actor: Actor, item: SpokenItem, body: string) =>
    granted(await addComment.run(actor, { flowTeamId, item, body }));

  test.each(talked)("$what", async ({ make, hears }) => {
    const item = await make();
    await readAll();
    await say(architect, item, "We have one");
    for (const actor of [developer, po, sm, otherPo, csm, cpo, architect]) {
      const told = hears().includes(actor) ? [["watched", "says: “We have one”", 1]] : [];
      expect(await toldOf(actor, item.id)).toEqual(told);
    }

    const [writer = architect, ...others] = hears();
    await readAll();
    await say(writer, item, "So have I");
    expect(await toldOf(writer, item.id)).toEqual([]);
    for (const actor of others) {
      expect(await toldOf(actor, item.id)).toEqual([["watched", "says: “So have I”", 1]]);
    }
    // Who spoke watches it since.
    expect(await toldOf(architect, item.id)).toEqual([["watched", "says: “So have I”", 1]]);
  });

  test("once: named, watching, or having left it in peace", async () => {
    const item = { kind: "Dependency", id: (await dependencyOf()).id } as const;
    for (const actor of [po, developer]) granted(await watchItem.run(actor, { flowTeamId, item }));
    granted(await unwatchItem.run(developer, { flowTeamId, item }));
    await say(architect, item, `${mentionText({ id: otherPo.personId, name: otherPo.name })} look`);
    const text = `“@${otherPo.name} look”`;
    expect(await toldOf(otherPo, item.id)).toEqual([["mention", `names you: ${text}`, 1]]);
    expect(await toldOf(po, item.id)).toEqual([["watched", `says: ${text}`, 1]]);
    expect(await toldOf(developer, item.id)).toEqual([["watched", `says: ${text}`, 1]]);
  });

  test("beside what the item asks of them, which it doesn't take the place of", async () => {
    const story = await makeStory({ flowTeamId, teamId });
    const asked = { flowTeamId, neederStoryId: story.id, giverTeamId: otherTeamId, note: "The importer" };
    const item = { kind: "Dependency", id: granted(await raiseDependency.run(po, asked)).id } as const;
    await say(architect, item, "We have one");
    expect((await toldOf(otherPo, item.id)).map(([kind]) => kind).toSorted()).toEqual(["dependency", "watched"]);
  });

  test("unless they don't want news of its kind", async () => {
    const item = { kind: "Dependency", id: (await dependencyOf()).id } as const;
    granted(await muteNews.run(po, { flowTeamId, kind: "watched", isMuted: true }));
    await say(architect, item, "We have one");
    granted(await muteNews.run(po, { flowTeamId, kind: "watched", isMuted: false }));
    expect(await toldOf(po, item.id)).toEqual([]);
    expect(await toldOf(otherPo, item.id)).toHaveLength(1);
  });
});
