import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { EpicFields } from "@/lib/domain/backlog/schema";
import {
  createEpic,
  deleteEpic,
  editEpic,
  editEpics,
  judgeFeasibility,
  rankEpic,
  restoreEpic,
} from "@/lib/server/backlog/commands";
import { addInsight, editInsight, removeInsight, tieInsight } from "@/lib/server/backlog/insight-commands";
import { addEpicLink, addTechnicalNote } from "@/lib/server/backlog/epic-part-commands";
import { db } from "@/lib/server/db";
import { undo } from "@/lib/server/undo";
import { actorIn, actorOf, makeFlowTeam, makeOutsider, makeStory } from "../factories";
import { refused, granted } from "../answers";

let flowTeamId: string;
let teamIds: string[];
let cpo: Actor;
let po: Actor;
let developer: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  teamIds = teams.map((team) => team.id);
  cpo = await actorIn(flowTeamId, "cpo");
  po = await actorIn(flowTeamId, "po", teamIds[0]);
  developer = await actorIn(flowTeamId, "developer", teamIds[0]);
});

const newEpic = async (title = "Tide tables", fields: object = {}) =>
  granted(await createEpic.run(cpo, { flowTeamId, title, ...fields }));
const stored = (id: string) => db().epic.findUniqueOrThrow({ where: { id } });
const edit = (
  actor: Actor,
  epicId: string,
  edits: { [F in keyof EpicFields]?: { seen: unknown; to: EpicFields[F] } },
) => editEpic.run(actor, { flowTeamId, epicId, edits });

describe("an Epic", () => {
  it("is numbered in the order written, also by thirty at once, and never twice", async () => {
    const made = await Promise.all(Array.from({ length: 30 }, (_, n) => newEpic(`At once ${n}`)));
    const numbers = made.map((epic) => epic.number).sort((a, b) => a - b);
    expect(new Set(numbers).size).toBe(30);
    expect((numbers.at(-1) ?? 0) - (numbers[0] ?? 0)).toBe(29);
  });

  it("is an idea when a Developer writes it, who may then word it but not weigh it", async () => {
    const { id } = granted(await createEpic.run(developer, { flowTeamId, title: "An idea" }));
    expect((await stored(id)).status).toBe("idea");
    granted(await edit(developer, id, { title: { seen: "An idea", to: "A better idea" } }));
    expect(refused(await edit(developer, id, { value: { seen: null, to: 8 } })).code).toBe("forbidden");
    expect(refused(await createEpic.run(developer, { flowTeamId, title: "Weighed", value: 8 })).code).toBe("forbidden");
  });

  it("keeps a name that looks like a script as the plain text it is, and refuses an overlong one", async () => {
    const title = "<script>alert(1)</script>";
    const { id } = await newEpic(title);
    expect((await stored(id)).title).toBe(title);
    const refusal = refused(await createEpic.run(cpo, { flowTeamId, title: "x".repeat(201) }));
    expect(refusal.fields?.title).toContain("200");
  });

  it("doesn't exist for somebody of another Flow Team", async () => {
    const { id } = await newEpic();
    const outsider = await makeOutsider();
    for (const answer of [
      await edit(outsider, id, { title: { seen: "Tide tables", to: "Mine" } }),
      await deleteEpic.run(outsider, { flowTeamId, epicId: id }),
      await rankEpic.run(outsider, { flowTeamId, epicId: id, place: { at: "top" } }),
      await judgeFeasibility.run(outsider, { flowTeamId, epicId: id, seen: null, verdict: "feasible" }),
    ]) {
      expect(refused(answer).code).toBe("not_found");
    }
    expect((await stored(id)).title).toBe("Tide tables");
  });

  it("can't be led by a team, or owned by a person, of another Flow Team", async () => {
    const { id } = await newEpic();
    const { teams } = await makeFlowTeam();
    expect(refused(await edit(cpo, id, { leadTeamId: { seen: null, to: teams[0]?.id ?? "" } })).fields).toHaveProperty(
      "leadTeamId",
    );
    expect(
      refused(await edit(cpo, id, { ownerId: { seen: null, to: (await makeOutsider()).personId } })).fields,
    ).toHaveProperty("ownerId");
    await expect(db().epic.update({ where: { id }, data: { leadTeamId: teams[0]?.id ?? "" } })).rejects.toThrow();
  });

  it("is edited by its team's PO except in value, and by no other PO", async () => {
    const { id } = await newEpic("Led", { leadTeamId: teamIds[0] });
    granted(await edit(po, id, { effort: { seen: null, to: 8 } }));
    expect(refused(await edit(po, id, { value: { seen: null, to: 8 } })).code).toBe("forbidden");
    const otherPo = await actorIn(flowTeamId, "po", teamIds[1]);
    expect(refused(await edit(otherPo, id, { effort: { seen: 8, to: 5 } })).code).toBe("forbidden");
  });

  it("is edited no more once the person's role has ended", async () => {
    const { flowTeam } = await makeFlowTeam({ state: "forming", isStaffed: true });
    const former = await actorIn(flowTeam.id, "cpo");
    const { id } = granted(await createEpic.run(former, { flowTeamId: flowTeam.id, title: "Before" }));
    await db().roleHolding.updateMany({ where: { personId: former.personId }, data: { endedAt: new Date() } });
    const now = await actorOf(former.personId);
    const answer = await editEpic.run(now, {
      flowTeamId: flowTeam.id,
      epicId: id,
      edits: { title: { seen: "Before", to: "After" } },
    });
    expect(refused(answer).code).toBe("not_found");
  });

  it("merges edits of different fields and refuses a second edit of the same one with both values", async () => {
    const { id } = await newEpic();
    const [first, second] = await Promise.all([
      edit(cpo, id, { effort: { seen: null, to: 5 } }),
      edit(cpo, id, { value: { seen: null, to: 8 } }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect(await stored(id)).toMatchObject({ effort: 5, value: 8 });
    const stale = refused(await edit(cpo, id, { effort: { seen: null, to: 13 } }));
    expect(stale).toMatchObject({ code: "stale", conflicts: [{ field: "effort", seen: null, mine: 13, theirs: 5 }] });
    expect((await stored(id)).effort).toBe(5);
  });

  it("lets one of twenty who change the same field at once through", async () => {
    const { id } = await newEpic();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => edit(cpo, id, { effort: { seen: null, to: n + 1 } })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal.code === "stale")).toHaveLength(19);
  });

  it("changes with others all or not at all", async () => {
    const [one, two] = [await newEpic("One"), await newEpic("Two")];
    const both = (seen: string) => ({
      flowTeamId,
      epics: [
        { epicId: one.id, edits: { effort: { seen: null, to: 3 } } },
        { epicId: two.id, edits: { title: { seen, to: "Two again" } } },
      ],
    });
    expect(refused(await editEpics.run(cpo, both("not so"))).code).toBe("stale");
    expect((await stored(one.id)).effort).toBeNull();
    const done = await editEpics.run(cpo, both("Two"));
    expect(granted(done).changed).toBe(2);
    granted(await undo.run(cpo, { commandId: done.ok ? done.commandId : "" }));
    expect(await stored(one.id)).toMatchObject({ effort: null });
    expect(await stored(two.id)).toMatchObject({ title: "Two" });
  });

  it("has a history of who changed what from what to what", async () => {
    const { id } = await newEpic();
    await edit(cpo, id, { effort: { seen: null, to: 5 } });
    const entries = await db().auditEntry.findMany({ where: { itemId: id }, orderBy: { id: "asc" } });
    expect(entries.map(({ command, actorId, before, after }) => ({ command, actorId, before, after }))).toMatchObject([
      { command: "backlog.createEpic", actorId: cpo.personId, before: null },
      { command: "backlog.editEpic", actorId: cpo.personId, before: { effort: null }, after: { effort: 5 } },
    ]);
  });

  it("becomes Done by the CPO alone, once its Stories are (BLG-5)", async () => {
    const { id } = await newEpic("With Stories", { leadTeamId: teamIds[0] });
    const story = await makeStory({ flowTeamId, epicId: id, teamId: teamIds[0], title: "Open" });
    const done = { status: { seen: "planned", to: "done" as const } };
    expect(refused(await edit(po, id, done)).code).toBe("forbidden");
    expect(refused(await edit(cpo, id, done)).rule).toBe("BLG-5");
    await db().story.update({ where: { id: story.id }, data: { status: "done", doneAt: new Date() } });
    // Its Stories are, and no Review has seen it.
    expect(refused(await edit(cpo, id, done)).rule).toBe("BLG-5");
    await db().epic.update({ where: { id }, data: { isDoneBeforeFlotilla: true } });
    granted(await edit(cpo, id, done));
    expect(await stored(id)).toMatchObject({ status: "done" });
  });

  it("comes back with all it had after it was removed", async () => {
    const { id } = await newEpic("Gone and back");
    granted(await deleteEpic.run(cpo, { flowTeamId, epicId: id }));
    expect(refused(await edit(cpo, id, { effort: { seen: null, to: 5 } })).code).toBe("not_found");
    granted(await restoreEpic.run(cpo, { flowTeamId, epicId: id }));
    granted(await edit(cpo, id, { effort: { seen: null, to: 5 } }));
  });

  it("gets its verdict from the Architect alone", async () => {
    const { id } = await newEpic();
    const architect = await actorIn(flowTeamId, "architect");
    const verdict = { flowTeamId, epicId: id, seen: null, verdict: "feasible" as const, note: "As it stands" };
    expect(refused(await judgeFeasibility.run(cpo, verdict)).code).toBe("forbidden");
    granted(await judgeFeasibility.run(architect, verdict));
    expect(refused(await judgeFeasibility.run(architect, { ...verdict, verdict: "not_feasible" as const })).code).toBe(
      "stale",
    );
    const conditional = {
      ...verdict,
      seen: "feasible" as const,
      verdict: "feasible_with_conditions" as const,
      note: " ",
    };
    expect(refused(await judgeFeasibility.run(architect, conditional)).fields?.note).toContain("none is written");
    granted(await judgeFeasibility.run(architect, { ...conditional, note: "With a second mast" }));
  });
});

describe("the Product Backlog", () => {
  it("keeps one total order while fifty rank at once (BLG-3)", async () => {
    const epics = await Promise.all(Array.from({ length: 12 }, (_, n) => newEpic(`Ranked ${n}`)));
    const target = epics[0]?.id ?? "";
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const epicId = epics[1 + (n % 11)]?.id ?? "";
        const place =
          n % 3 === 0 ? ({ at: "top" } as const) : ({ at: n % 2 ? "before" : "after", epicId: target } as const);
        return rankEpic.run(cpo, { flowTeamId, epicId, place });
      }),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const ranks = (await db().epic.findMany({ where: { flowTeamId }, select: { rank: true } })).map(
      (epic) => epic.rank,
    );
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  it("puts an Epic right where it was asked for, and undo puts it back", async () => {
    const [a, b, c] = [await newEpic("A"), await newEpic("B"), await newEpic("C")];
    const order = async () =>
      (
        await db().$queryRaw<
          { id: string }[]
        >`SELECT id FROM "Epic" WHERE id IN (${a.id}::uuid, ${b.id}::uuid, ${c.id}::uuid) ORDER BY rank`
      ).map((row) => row.id);
    const moved = await rankEpic.run(cpo, { flowTeamId, epicId: c.id, place: { at: "before", epicId: b.id } });
    expect(await order()).toEqual([a.id, c.id, b.id]);
    granted(await undo.run(cpo, { commandId: moved.ok ? moved.commandId : "" }));
    expect(await order()).toEqual([a.id, b.id, c.id]);
    expect(refused(await rankEpic.run(po, { flowTeamId, epicId: c.id, place: { at: "top" } })).code).toBe("forbidden");
  });
});

describe("what hangs on an Epic", () => {
  it("is an Insight anyone of the Flow Team collects, and only its author or the CPO changes", async () => {
    const { id: epicId } = await newEpic();
    const { id: insightId } = granted(
      await addInsight.run(developer, {
        flowTeamId,
        kind: "customer_need",
        text: "They wait",
        source: "A call",
        observedOn: "2026-02-28",
        epicIds: [epicId],
      }),
    );
    const changed = { flowTeamId, insightId, edits: { text: { seen: "They wait", to: "They wait an hour" } } };
    expect(refused(await editInsight.run(po, changed)).code).toBe("forbidden");
    granted(await editInsight.run(developer, changed));
    granted(await removeInsight.run(cpo, { flowTeamId, insightId }));
    expect(refused(await tieInsight.run(cpo, { flowTeamId, insightId, epicId })).code).toBe("not_found");
  });

  it("takes no day that doesn't exist, and no guest's word", async () => {
    const insight = {
      flowTeamId,
      kind: "market_note" as const,
      text: "Prices fall",
      source: "News",
      observedOn: "2026-02-30",
    };
    expect(refused(await addInsight.run(developer, insight)).fields).toHaveProperty("observedOn");
    const guest = await actorIn(flowTeamId, "stakeholder");
    expect(refused(await addInsight.run(guest, { ...insight, observedOn: "2026-02-28" })).code).toBe("forbidden");
  });

  it("is a technical note on an enabler alone", async () => {
    const architect = await actorIn(flowTeamId, "architect");
    const { id: epicId } = await newEpic("Business");
    const note = { flowTeamId, epicId, kind: "decision" as const, title: "One writer" };
    expect(refused(await addTechnicalNote.run(architect, note)).code).toBe("invalid");
    granted(await edit(cpo, epicId, { kind: { seen: "business", to: "enabler" } }));
    granted(await addTechnicalNote.run(architect, note));
    expect(refused(await addTechnicalNote.run(cpo, note)).code).toBe("forbidden");
  });

  it("is a link to an address of the web, never one that runs", async () => {
    const { id: epicId } = await newEpic();
    const to = (url: string) => ({ flowTeamId, epicId, to: { kind: "address" as const, url } });
    expect(refused(await addEpicLink.run(cpo, to("javascript:alert(1)"))).code).toBe("invalid");
    granted(await addEpicLink.run(cpo, to("https://example.org/spec")));
  });
});
