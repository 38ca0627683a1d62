import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { askKey } from "@/lib/domain/backlog/import-names";
import type { ImportChoices } from "@/lib/domain/backlog/import-schema";
import { addDays } from "@/lib/domain/calendar/dates";
import {
  chooseForImport,
  discardImport,
  runImport,
  takeBackImport,
  uploadImport,
} from "@/lib/server/backlog/import-commands";
import { getImport, getImportPreview, getImportReport, getImportStanding } from "@/lib/server/backlog/import-queries";
import { db } from "@/lib/server/db";
import { actorIn, makeFlowTeam, makeOutsider } from "@/tests/factories";

const shared = process.env.FLOTILLA_SHARED ?? path.resolve(import.meta.dirname, "../../../shared");
const realFile = path.join(shared, "data/kubernetes-enhancements.csv");

type Place = { flowTeamId: string; cpo: Actor };

async function forming(): Promise<Place> {
  const { flowTeam } = await makeFlowTeam({ state: "forming", teams: 0 });
  return { flowTeamId: flowTeam.id, cpo: await actorIn(flowTeam.id, "cpo") };
}

async function upload({ flowTeamId, cpo }: Place, content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const answer = await uploadImport.run(cpo, { flowTeamId, fileName: "file.csv", content: bytes });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value.id;
}

async function choose(place: Place, importId: string, change: (choices: ImportChoices) => void): Promise<void> {
  const view = await getImport(place.flowTeamId, importId);
  if (!view) throw new Error("There is no such import");
  change(view.choices);
  const answer = await chooseForImport.run(place.cpo, {
    flowTeamId: place.flowTeamId,
    importId,
    choices: view.choices,
  });
  if (!answer.ok) throw new Error(answer.refusal.message);
}

async function run({ flowTeamId, cpo }: Place, importId: string) {
  const preview = await getImportPreview(flowTeamId, importId);
  return runImport.run(cpo, { flowTeamId, importId, seen: preview?.digest ?? "" });
}

const epicsOf = (flowTeamId: string) => db().epic.count({ where: { flowTeamId, deletedAt: null } });

const small =
  "id,title,team,status,see also\n1,Alpha,node,implemented,\n2,Beta,storage,provisional,1\n3,Gamma,node,implementable,1;2\n";

describe("importing a small file", () => {
  let place: Place;
  let importId: string;
  beforeAll(async () => {
    place = await forming();
    importId = await upload(place, small);
  });

  test("writes nothing before the yes", async () => {
    await getImportPreview(place.flowTeamId, importId);
    expect(await epicsOf(place.flowTeamId)).toBe(0);
    expect(await db().scrumTeam.count({ where: { flowTeamId: place.flowTeamId } })).toBe(0);
    expect(await getImportStanding(place.flowTeamId, importId)).toMatchObject({ state: "open" });
  });

  test("writes nothing when the backlog has changed since the preview", async () => {
    const preview = await getImportPreview(place.flowTeamId, importId);
    await choose(place, importId, (choices) => (choices.statuses.implementable = "idea"));
    const answer = await runImport.run(place.cpo, {
      flowTeamId: place.flowTeamId,
      importId,
      seen: preview?.digest ?? "",
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "stale" } });
    expect(await epicsOf(place.flowTeamId)).toBe(0);
  });

  test("then writes all of it: Epics, teams, Dependencies, links and history", async () => {
    const answer = await run(place, importId);
    expect(answer).toMatchObject({ ok: true, undoable: true, value: { made: 3, teamsMade: 2, doneBefore: 1 } });
    const { flowTeamId } = place;
    const epics = await db().epic.findMany({
      where: { flowTeamId },
      orderBy: { rank: "asc" },
      include: { leadTeam: true, links: true },
    });
    expect(
      epics.map((epic) => [epic.number, epic.title, epic.leadTeam?.name, epic.status, epic.isDoneBeforeFlotilla]),
    ).toEqual([
      [1, "Alpha", "node", "done", true],
      [2, "Beta", "storage", "idea", false],
      [3, "Gamma", "node", "idea", false],
    ]);
    expect(await db().dependency.count({ where: { flowTeamId } })).toBe(2);
    expect(epics[2]?.links.map((link) => link.toEpicId)).toEqual([epics[0]?.id]);
    expect(await db().auditEntry.count({ where: { flowTeamId, itemKind: "Epic", command: "backlog.runImport" } })).toBe(
      3,
    );
    expect((await db().flowTeam.findUniqueOrThrow({ where: { id: flowTeamId } })).nextEpicNumber).toBe(4);
  });

  test("is done once", async () => {
    const answer = await runImport.run(place.cpo, { flowTeamId: place.flowTeamId, importId, seen: "again" });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "stale" } });
  });

  test("asks where both changed, and writes as answered", async () => {
    const alpha = await db().epic.findFirstOrThrow({ where: { flowTeamId: place.flowTeamId, number: 1 } });
    await db().epic.update({ where: { id: alpha.id }, data: { title: "Alpha, renamed here" } });
    const again = await upload(place, small.replace("Alpha", "Aleph").replace("Beta", "Bet"));
    const refused = await run(place, again);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "invalid" } });
    await choose(place, again, (choices) => (choices.asks[askKey("1", "title")] = "ours"));
    expect(await run(place, again)).toMatchObject({
      ok: true,
      undoable: false,
      value: { made: 0, updated: 1, unchanged: 2 },
    });
    const titles = await db().epic.findMany({
      where: { flowTeamId: place.flowTeamId },
      orderBy: { number: "asc" },
      select: { title: true },
    });
    expect(titles.map((epic) => epic.title)).toEqual(["Alpha, renamed here", "Bet", "Gamma"]);
  });

  test("can be taken back while it only made Epics", async () => {
    const other = await forming();
    const id = await upload(other, small);
    expect((await run(other, id)).ok).toBe(true);
    expect(await takeBackImport.run(other.cpo, { flowTeamId: other.flowTeamId, importId: id })).toMatchObject({
      ok: true,
      value: { removed: 3 },
    });
    expect(await epicsOf(other.flowTeamId)).toBe(0);
    expect(await db().dependency.count({ where: { flowTeamId: other.flowTeamId, deletedAt: null } })).toBe(0);
    expect(await run(other, id)).toMatchObject({ ok: true, value: { made: 3, teamsMade: 0 } });
  });

  test("is the CPO's alone, of this Flow Team alone", async () => {
    const { flowTeamId } = place;
    const content = new TextEncoder().encode(small);
    for (const role of ["csm", "architect"] as const) {
      const answer = await uploadImport.run(await actorIn(flowTeamId, role), {
        flowTeamId,
        fileName: "f.csv",
        content,
      });
      expect(answer).toMatchObject({ ok: false, refusal: { code: "forbidden" } });
    }
    const outsider = await makeOutsider();
    expect(await uploadImport.run(outsider, { flowTeamId, fileName: "f.csv", content })).toMatchObject({
      ok: false,
      refusal: { code: "not_found" },
    });
    const elsewhere = await forming();
    const theirs = await upload(elsewhere, small);
    expect(await discardImport.run(place.cpo, { flowTeamId, importId: theirs })).toMatchObject({
      ok: false,
      refusal: { code: "not_found" },
    });
    expect(await getImport(flowTeamId, theirs)).toBeNull();
  });

  test("makes no teams once the Flow Team is launched", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const active = { flowTeamId: flowTeam.id, cpo: await actorIn(flowTeam.id, "cpo") };
    const id = await upload(active, small);
    await choose(active, id, (choices) => {
      choices.teams.node = { to: "new", name: "node" };
      choices.teams.storage = { to: "team", teamId: teams[0]?.id ?? "" };
    });
    expect(await run(active, id)).toMatchObject({
      ok: false,
      refusal: { message: "New teams are made only while the Flow Team is forming." },
    });
    await choose(active, id, (choices) => (choices.teams.node = { to: "merge", into: "storage" }));
    expect(await run(active, id)).toMatchObject({ ok: true, value: { made: 3, teamsMade: 0 } });
    expect(await db().epic.count({ where: { flowTeamId: flowTeam.id, leadTeamId: teams[0]?.id ?? "" } })).toBe(3);
  });

  test("puts releases on Milestones of the calendar, as the CPO chose", async () => {
    const other = await forming();
    const { flowTeamId } = other;
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const weeks = Array.from({ length: 8 }, (_, index) => addDays("2030-01-07", index * 14));
    await db().$transaction([
      db().cadence.create({ data: { flowTeamId, fromSprint: 1, sprintWeeks: 2, milestoneSprints: 4 } }),
      db().flowSprint.createMany({
        data: weeks.map((startsOn, index) => ({
          flowTeamId,
          number: index + 1,
          startsOn: day(startsOn),
          endsOn: day(addDays(startsOn, 13)),
          weeks: 2,
        })),
      }),
      db().milestone.createMany({
        data: [1, 2].map((number) => ({ flowTeamId, number, firstSprint: number * 4 - 3, lastSprint: number * 4 })),
      }),
    ]);
    const id = await upload(other, "id,title,alpha release,stable release\n1,A,v1,v2\n2,B,1,\n3,C,,v3\n");
    await choose(other, id, (choices) => (choices.releases = { "1": 1, "2": 2, "3": "label" }));
    expect((await run(other, id)).ok).toBe(true);
    const epics = await db().epic.findMany({ where: { flowTeamId }, orderBy: { number: "asc" } });
    expect(epics.map((epic) => [epic.firstSprint, epic.lastSprint, epic.labels])).toEqual([
      [1, 8, []],
      [1, 4, []],
      [null, null, ["v3"]],
    ]);

    // The file again, with one release moved: what was chosen holds, so nobody is asked about sprints.
    const again = await upload(other, "id,title,alpha release,stable release\n1,A,v1,v1\n2,B,1,\n3,C,,v3\n");
    expect((await getImport(flowTeamId, again))?.choices.releases).toMatchObject({ "1": 1, "3": "label" });
    expect(await run(other, again)).toMatchObject({ ok: true, value: { updated: 1, unchanged: 2 } });
    expect(await db().epic.findFirst({ where: { flowTeamId, number: 1 } })).toMatchObject({
      firstSprint: 1,
      lastSprint: 4,
    });
  });

  test("takes bad files with a refusal that says what they are", async () => {
    const { flowTeamId, cpo } = place;
    const says = async (content: Uint8Array) => {
      const answer = await uploadImport.run(cpo, { flowTeamId, fileName: "f.csv", content });
      return answer.ok ? "" : answer.refusal.message;
    };
    expect(await says(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toContain("PNG");
    expect(await says(new TextEncoder().encode('id,title\n1,"cut'))).toContain("line 2 is never closed");
    expect(await uploadImport.run(cpo, { flowTeamId, fileName: "f.csv", content: "text" })).toMatchObject({
      ok: false,
      refusal: { code: "invalid" },
    });
  });

  test("keeps scripts and formulas as the plain text they are", async () => {
    const other = await forming();
    const id = await upload(other, 'id,title,team\n1,<script>alert(1)</script>,"=HYPERLINK(""x"")"\n2,=1+1,\n');
    expect((await run(other, id)).ok).toBe(true);
    const titles = await db().epic.findMany({
      where: { flowTeamId: other.flowTeamId },
      orderBy: { number: "asc" },
      select: { title: true },
    });
    expect(titles.map((epic) => epic.title)).toEqual(["<script>alert(1)</script>", "=1+1"]);
  });
});

describe.skipIf(!existsSync(realFile))("importing the real file", () => {
  let place: Place;
  const content = existsSync(realFile) ? readFileSync(realFile) : new Uint8Array();
  let importId: string;
  beforeAll(async () => {
    place = await forming();
    importId = await upload(place, content);
  });

  test("its columns, statuses and owners are guessed", async () => {
    const view = await getImport(place.flowTeamId, importId);
    expect(view).toMatchObject({
      rowCount: 648,
      delimiter: ",",
      choices: {
        columns: {
          id: 0,
          title: 1,
          team: 2,
          labels: [3, 5],
          status: 4,
          releases: [6, 7, 8],
          created: 9,
          references: 11,
        },
      },
    });
    expect(view?.owners).toHaveLength(22);
    expect(view?.choices.statuses).toMatchObject({
      implemented: "done",
      imlpemented: "done",
      implementable: "planned",
      provisional: "idea",
      withdrawn: "dropped",
      superseded: "dropped",
    });
    expect(Object.values(view?.choices.teams ?? {}).filter((choice) => choice.to === "new")).toHaveLength(15);
  });

  test("more than fifteen teams is met by choosing", async () => {
    await choose(place, importId, (choices) => (choices.teams["sig-docs"] = { to: "new", name: "sig-docs" }));
    const preview = await getImportPreview(place.flowTeamId, importId);
    expect(preview?.blockers).toMatchObject([{ step: "teams" }]);
    await choose(place, importId, (choices) => (choices.teams["sig-docs"] = { to: "none" }));
    expect((await getImportPreview(place.flowTeamId, importId))?.blockers).toEqual([]);
  });

  test("comes in whole, with its references drawn where they may be", async () => {
    const answer = await run(place, importId);
    expect(answer).toMatchObject({
      ok: true,
      value: { rows: 648, made: 648, leftOut: 0, teamsMade: 15, doneBefore: 288 },
    });
    if (!answer.ok) return;
    const { references } = answer.value;
    expect(Object.values(references).reduce((sum, count) => sum + count)).toBe(302);
    // Worked out from the file by other means.
    expect(references).toMatchObject({
      nowhere: 52,
      itself: 2,
      link_same_team: 197,
      dependency: 39,
      link_no_team: 9,
      link_cycle: 3,
    });
    expect(await db().dependency.count({ where: { flowTeamId: place.flowTeamId } })).toBe(references.dependency);
  });

  test("named rows are what the file says", async () => {
    const byExternalId = async (externalId: string) =>
      (
        await db().importedEpic.findUniqueOrThrow({
          where: { flowTeamId_externalId: { flowTeamId: place.flowTeamId, externalId } },
          include: { epic: { include: { leadTeam: true } } },
        })
      ).epic;
    expect(await byExternalId("2625")).toMatchObject({
      title: "SMT aware cpumanager policy",
      status: "done",
      isDoneBeforeFlotilla: true,
      leadTeam: { name: "sig-node" },
      labels: ["stable", "v1.22", "v1.23", "v1.33"],
    });
    expect(await byExternalId("2067")).toMatchObject({
      title: 'Rename the kubeadm "master" label and taint',
      status: "planned",
    });
    expect(await byExternalId("1432")).toMatchObject({
      labels: ["sig-auth", "sig-node", "alpha", "v1.21", "v1.37", "v1.39", "v1.41"],
    });
    expect(await byExternalId("5000")).toMatchObject({ status: "idea" });
    expect(await byExternalId("281")).toMatchObject({ status: "dropped", createdAt: new Date("2017-04-26T00:00:00Z") });
  });

  test("its report has every row and says why", async () => {
    const report = await getImportReport(place.flowTeamId, importId);
    expect(report?.report.rows).toHaveLength(648);
    const row = report?.report.rows.find((one) => one.externalId === "1432");
    expect(row).toMatchObject({ result: "made" });
    const nowhere = report?.report.rows.find((one) => one.externalId === "95");
    expect(nowhere?.notes.join(" ")).toContain("20190426 points to no row");
  });

  test("imported again it changes nothing", async () => {
    const again = await upload(place, content);
    expect(await run(place, again)).toMatchObject({
      ok: true,
      value: { made: 0, updated: 0, unchanged: 648, teamsMade: 0, references: { dependency: 0, link_same_team: 0 } },
    });
    expect(await epicsOf(place.flowTeamId)).toBe(648);
  });
});

if (!existsSync(realFile)) {
  test("the real file is missing, so it wasn't imported: set FLOTILLA_SHARED to the folder that holds data/", ({
    skip,
  }) => skip(`There is no ${realFile}`));
}
