import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { createEpic, editEpic } from "@/lib/server/backlog/commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import {
  editDependency,
  raiseDependency,
  restoreDependency,
  withdrawDependency,
} from "@/lib/server/dependencies/commands";
import { commitMilestone, editMilestone, setCapacity, setProductGoal } from "@/lib/server/roadmap/commands";
import { applyDraft, dropDraft, moveInDraft, openDraft } from "@/lib/server/roadmap/draft-commands";
import { listDrafts } from "@/lib/server/roadmap/draft-queries";
import { getVersion } from "@/lib/server/roadmap/queries";
import { createShareLink, revokeShareLink } from "@/lib/server/roadmap/share-link-commands";
import { openShareLink } from "@/lib/server/roadmap/share-link-queries";
import { saveVersion } from "@/lib/server/roadmap/version-commands";
import { roadmapView, sharedRoadmapView } from "@/lib/server/roadmap/views";
import { undo } from "@/lib/server/undo";
import { refused, granted } from "../answers";
import { actorIn, makeDependency, makeFlowTeam } from "../factories";

let flowTeamId: string;
let teamIds: string[];
let cpo: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam({ teams: 8 });
  flowTeamId = flowTeam.id;
  teamIds = teams.map((team) => team.id);
  cpo = await actorIn(flowTeamId, "cpo");
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(
    await setCalendar.run(await actorIn(flowTeamId, "csm"), {
      flowTeamId,
      startsOn,
      sprintWeeks: 2,
      milestoneSprints: 4,
    }),
  );
});

const newEpic = async (title: string, team = 0, firstSprint: number | null = null, lastSprint = firstSprint) =>
  granted(await createEpic.run(cpo, { flowTeamId, title, leadTeamId: teamIds[team], firstSprint, lastSprint }));
const view = async () => JSON.parse((await roadmapView.load(flowTeamId)) ?? "") as RoadmapView;
const epicIn = async (id: string) => (await view()).epics.find((epic) => epic.id === id);

describe("an Epic's span", () => {
  it("stays within the calendar, and is whole", async () => {
    const { id } = await newEpic("Spanned", 0, 2, 3);
    const last = (await view()).sprints.length;
    const move = (edits: object) => editEpic.run(cpo, { flowTeamId, epicId: id, edits });
    expect(refused(await move({ lastSprint: { seen: 3, to: last + 1 } })).message).toContain(`Flow Sprint ${last}`);
    expect(refused(await move({ lastSprint: { seen: 3, to: 1 } })).code).toBe("invalid");
    expect(refused(await move({ lastSprint: { seen: 3, to: null } })).code).toBe("invalid");
    expect(await epicIn(id)).toMatchObject({ firstSprint: 2, lastSprint: 3 });
  });
});

describe("Dependencies (DEP-1)", () => {
  const raise = (neederEpicId: string, giverEpicId: string, actor = cpo) =>
    raiseDependency.run(actor, { flowTeamId, neederEpicId, giverEpicId });

  it("are between different teams", async () => {
    const [a, b] = [await newEpic("A"), await newEpic("B")];
    expect(refused(await raise(a.id, b.id)).rule).toBe("DEP-1");
    const nobodys = granted(await createEpic.run(cpo, { flowTeamId, title: "Nobody's" }));
    expect(refused(await raise(a.id, nobodys.id)).wayOut).toContain("lead team");
    await expect(
      makeDependency({ flowTeamId, neederTeamId: teamIds[0] ?? "", giverTeamId: teamIds[0] ?? "" }),
    ).rejects.toThrow("giver and needer are different teams");
  });

  it("close no cycle through eight Epics of eight teams, and the cycle is named", async () => {
    const epics = await Promise.all(Array.from({ length: 8 }, (_, n) => newEpic(`Ring ${n}`, n)));
    for (let n = 0; n < 7; n++) granted(await raise(epics[n]?.id ?? "", epics[n + 1]?.id ?? ""));
    const refusal = refused(await raise(epics[7]?.id ?? "", epics[0]?.id ?? ""));
    expect(refusal.rule).toBe("DEP-1");
    for (const epic of epics) expect(refusal.message).toContain(`E-${epic.number} `);
    await expect(
      makeDependency({
        flowTeamId,
        neederTeamId: teamIds[7] ?? "",
        giverTeamId: teamIds[0] ?? "",
        neederEpicId: epics[7]?.id,
        giverEpicId: epics[0]?.id,
      }),
    ).rejects.toThrow("DEP-1");
  });

  it("close no cycle when its halves are drawn at once", async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await newEpic(`Left ${round}`, 0), await newEpic(`Right ${round}`, 1)];
      const answers = await Promise.all([raise(a.id, b.id), raise(b.id, a.id)]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(refused(answers.find((answer) => !answer.ok) ?? answers[0]).rule).toBe("DEP-1");
    }
  });

  it("are drawn once, can be withdrawn, and return only if they still close no cycle", async () => {
    const [a, b] = [await newEpic("Needs", 0), await newEpic("Gives", 1)];
    const { id } = granted(await raise(a.id, b.id));
    expect(refused(await raise(a.id, b.id)).message).toContain("already");
    granted(await withdrawDependency.run(cpo, { flowTeamId, dependencyId: id }));
    granted(await raise(b.id, a.id));
    expect(refused(await restoreDependency.run(cpo, { flowTeamId, dependencyId: id })).rule).toBe("DEP-1");
  });

  it("are promised by the team that gives, not by the one that needs", async () => {
    const [a, b] = [await newEpic("Waits", 0), await newEpic("Promises", 1)];
    const needer = await actorIn(flowTeamId, "po", teamIds[0]);
    const giver = await actorIn(flowTeamId, "po", teamIds[1]);
    const { id } = granted(await raise(a.id, b.id, needer));
    const promise = { flowTeamId, dependencyId: id, edits: { promisedForSprint: { seen: null, to: 3 } } };
    expect(refused(await editDependency.run(needer, promise)).code).toBe("forbidden");
    granted(await editDependency.run(giver, promise));
  });
});

describe("a Milestone", () => {
  it("is committed when MAP-1 is met, and keeps what it was committed with", async () => {
    const milestone = (await view()).milestones[1];
    if (!milestone) throw new Error("The calendar has a second Milestone.");
    const input = { flowTeamId, milestoneId: milestone.id };
    const refusal = refused(await commitMilestone.run(cpo, input));
    expect(refusal.rule).toBe("MAP-1");
    expect(refusal.message).toContain("an objective");
    const said = { objective: "Ships pass", measure: "Wait", baseline: "3 h", target: "1 h" };
    const edits = Object.fromEntries(Object.entries(said).map(([field, to]) => [field, { seen: "", to }]));
    granted(await editMilestone.run(cpo, { ...input, edits }));
    expect(refused(await commitMilestone.run(cpo, input)).message).toContain("at least one Epic");
    await newEpic("In it", 0, milestone.firstSprint, milestone.lastSprint);
    granted(await commitMilestone.run(cpo, input));
    expect(refused(await editMilestone.run(cpo, { ...input, edits: { target: { seen: "1 h", to: "" } } })).rule).toBe(
      "MAP-1",
    );
    expect(refused(await commitMilestone.run(await actorIn(flowTeamId, "csm"), input)).code).toBe("forbidden");
  });
});

describe("the Product Goal", () => {
  it("keeps its former wordings, and one of two new ones at once", async () => {
    const first = granted(await setProductGoal.run(cpo, { flowTeamId, seenId: null, text: "First" }));
    const answers = await Promise.all(
      ["Second", "Third"].map((text) => setProductGoal.run(cpo, { flowTeamId, seenId: first.id, text })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const goals = await db().productGoal.findMany({ where: { flowTeamId }, orderBy: { since: "asc" } });
    expect(goals.map((goal) => goal.endedAt === null)).toEqual([false, true]);
  });
});

describe("a capacity", () => {
  it("is typed by the team's own SM or the CSM", async () => {
    const input = { flowTeamId, scrumTeamId: teamIds[0] ?? "", sprint: 2, seen: null, points: 21 };
    expect(refused(await setCapacity.run(await actorIn(flowTeamId, "sm", teamIds[1]), input)).code).toBe("forbidden");
    granted(await setCapacity.run(await actorIn(flowTeamId, "sm", teamIds[0]), input));
    expect((await view()).capacities).toContainEqual({ teamId: teamIds[0], sprint: 2, points: 21 });
    expect(refused(await setCapacity.run(cpo, { ...input, sprint: 1999 })).code).toBe("not_found");
  });
});

describe("a draft", () => {
  const to = (epicId: string, firstSprint: number, team = 0) => ({
    epicId,
    leadTeamId: teamIds[team] ?? null,
    firstSprint,
    lastSprint: firstSprint,
  });
  const open = async (name: string) => granted(await openDraft.run(cpo, { flowTeamId, name })).id;

  it("changes nothing for anybody until it's applied, as one change that undoes as one", async () => {
    const [a, b] = [await newEpic("Drafted A", 0, 1), await newEpic("Drafted B", 0, 1)];
    const draftId = await open("Later");
    granted(await moveInDraft.run(cpo, { flowTeamId, draftId, moves: [to(a.id, 5), to(b.id, 6, 1)] }));
    expect(await epicIn(a.id)).toMatchObject({ firstSprint: 1 });
    const applied = await applyDraft.run(cpo, { flowTeamId, draftId });
    expect(granted(applied).changed).toBe(2);
    expect(await epicIn(b.id)).toMatchObject({ firstSprint: 6, leadTeamId: teamIds[1] });
    granted(await undo.run(cpo, { commandId: applied.ok ? applied.commandId : "" }));
    expect(await epicIn(b.id)).toMatchObject({ firstSprint: 1, leadTeamId: teamIds[0] });
  });

  it("asks for each Epic others moved meanwhile, and changes nothing until all are answered", async () => {
    const [a, b] = [await newEpic("Crossed", 0, 1), await newEpic("Clean", 0, 1)];
    const draftId = await open("Crossed");
    granted(await moveInDraft.run(cpo, { flowTeamId, draftId, moves: [to(a.id, 5), to(b.id, 5)] }));
    granted(
      await editEpic.run(cpo, {
        flowTeamId,
        epicId: a.id,
        edits: { firstSprint: { seen: 1, to: 3 }, lastSprint: { seen: 1, to: 3 } },
      }),
    );
    const refusal = refused(await applyDraft.run(cpo, { flowTeamId, draftId }));
    expect(refusal).toMatchObject({ code: "stale" });
    expect(refusal.conflicts?.map((conflict) => conflict.field)).toEqual([`${a.id}.firstSprint`, `${a.id}.lastSprint`]);
    expect(await epicIn(b.id)).toMatchObject({ firstSprint: 1 });
    granted(await applyDraft.run(cpo, { flowTeamId, draftId, choices: { [a.id]: "theirs" } }));
    expect(await epicIn(a.id)).toMatchObject({ firstSprint: 3 });
    expect(await epicIn(b.id)).toMatchObject({ firstSprint: 5 });
  });

  it("exists for its owner alone, and is gone when dropped", async () => {
    const draftId = await open("Mine");
    const csm = await actorIn(flowTeamId, "csm");
    expect(refused(await dropDraft.run(csm, { flowTeamId, draftId })).code).toBe("forbidden");
    expect((await listDrafts(flowTeamId, csm.personId)).map((draft) => draft.id)).not.toContain(draftId);
    granted(await dropDraft.run(cpo, { flowTeamId, draftId }));
    expect(refused(await applyDraft.run(cpo, { flowTeamId, draftId })).code).toBe("not_found");
  });
});

describe("a Roadmap version", () => {
  it("keeps the roadmap as it stood, and can't be rewritten", async () => {
    const { id: epicId } = await newEpic("Kept", 0, 1);
    const { id } = granted(await saveVersion.run(cpo, { flowTeamId, name: "Before" }));
    granted(await editEpic.run(cpo, { flowTeamId, epicId, edits: { title: { seen: "Kept", to: "Changed" } } }));
    const kept = await getVersion(flowTeamId, id);
    expect(kept?.snapshot.epics.find((epic) => epic.id === epicId)?.title).toBe("Kept");
    await expect(db().roadmapVersion.update({ where: { id }, data: { snapshot: {} } })).rejects.toThrow("written once");
  });
});

describe("a shared link", () => {
  it("opens the roadmap without people until it expires or is revoked", async () => {
    const csm = await actorIn(flowTeamId, "csm");
    const { id, path } = granted(await createShareLink.run(csm, { flowTeamId, label: "Board", days: 7 }));
    const token = path.replace("/shared/", "");
    expect(await openShareLink(token, new Date())).toMatchObject({ flowTeamId });
    expect(await openShareLink(token, new Date(Date.now() + 8 * 86_400_000))).toBeNull();
    expect(await openShareLink(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`, new Date())).toBeNull();
    const shown = JSON.parse((await sharedRoadmapView.load(flowTeamId)) ?? "null") as RoadmapView;
    expect(shown.people).toEqual([]);
    expect(shown.epics.every((epic) => epic.ownerId === null)).toBe(true);
    granted(await revokeShareLink.run(csm, { flowTeamId, linkId: id }));
    expect(await openShareLink(token, new Date())).toBeNull();
  });

  it("is made by the CPO or the CSM alone, and its secret isn't kept", async () => {
    const po = await actorIn(flowTeamId, "po", teamIds[0]);
    expect(refused(await createShareLink.run(po, { flowTeamId, label: "Board", days: 7 })).code).toBe("forbidden");
    const { path } = granted(await createShareLink.run(cpo, { flowTeamId, label: "Secret", days: 7 }));
    const links = await db().shareLink.findMany({ where: { flowTeamId } });
    expect(JSON.stringify(links)).not.toContain(path.replace("/shared/", ""));
  });
});
