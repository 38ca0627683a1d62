import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { ImportChoices } from "@/lib/domain/backlog/import-schema";
import { reportCsv } from "@/lib/domain/backlog/import-report";
import { chooseForImport, runImport, uploadImport } from "@/lib/server/backlog/import-commands";
import { getImport, getImportPreview, getImportReport, getImportStanding } from "@/lib/server/backlog/import-queries";
import { db } from "@/lib/server/db";
import { actorIn, makeFlowTeam } from "@/tests/factories";
import { granted } from "../answers";

type Place = { flowTeamId: string; cpo: Actor };

async function forming(): Promise<Place> {
  const { flowTeam } = await makeFlowTeam({ state: "forming", teams: 0 });
  return { flowTeamId: flowTeam.id, cpo: await actorIn(flowTeam.id, "cpo") };
}

async function upload({ flowTeamId, cpo }: Place, text: string): Promise<string> {
  const content = new TextEncoder().encode(text);
  return granted(await uploadImport.run(cpo, { flowTeamId, fileName: "file.csv", content })).id;
}

async function choose({ flowTeamId, cpo }: Place, importId: string, choices: Partial<ImportChoices>): Promise<void> {
  const view = await getImport(flowTeamId, importId);
  if (!view) throw new Error("There is no such import");
  granted(await chooseForImport.run(cpo, { flowTeamId, importId, choices: { ...view.choices, ...choices } }));
}

async function run({ flowTeamId, cpo }: Place, importId: string) {
  const preview = await getImportPreview(flowTeamId, importId);
  return runImport.run(cpo, { flowTeamId, importId, seen: preview?.digest ?? "" });
}

const epicsOf = ({ flowTeamId }: Place) =>
  db().epic.findMany({ where: { flowTeamId }, orderBy: { number: "asc" }, include: { leadTeam: true } });

const file = "id,title,team,status,see also\n1,Alpha,node,done,\n2,Beta,storage,idea,1\n3,Gamma,node,idea,1;2\n";

/** What an import would have written, as everybody else reads it. */
async function written(place: Place) {
  const { flowTeamId } = place;
  return {
    epics: await db().epic.count({ where: { flowTeamId } }),
    teams: await db().scrumTeam.count({ where: { flowTeamId } }),
    dependencies: await db().dependency.count({ where: { flowTeamId } }),
    imported: await db().importedEpic.count({ where: { flowTeamId } }),
    history: await db().auditEntry.count({ where: { flowTeamId } }),
    nextEpicNumber: (await db().flowTeam.findUniqueOrThrow({ where: { id: flowTeamId } })).nextEpicNumber,
  };
}

describe("an import is one transaction", () => {
  test("of which others see nothing but its progress until it's done", async () => {
    const place = await forming();
    const importId = await upload(place, file);
    const before = await written(place);
    let answer: ReturnType<typeof run> | undefined;
    await db().$transaction(
      async (tx) => {
        // Half-way through, the import waits for this table: its Epics are written by then.
        await tx.$executeRaw`LOCK TABLE "ImportedEpic" IN EXCLUSIVE MODE`;
        answer = run(place, importId);
        await expect
          .poll(() => getImportStanding(place.flowTeamId, importId), { timeout: 20_000 })
          .toEqual({ state: "running", progress: 3, total: 3 });
        expect(await written(place)).toEqual(before);
      },
      { timeout: 30_000 },
    );
    expect(granted((await answer) ?? { ok: false, refusal: { code: "busy", message: "", wayOut: "" } })).toMatchObject({
      made: 3,
    });
    expect(await written(place)).toMatchObject({ epics: 3, teams: 2, dependencies: 2, imported: 3, nextEpicNumber: 4 });
    expect(await getImportStanding(place.flowTeamId, importId)).toMatchObject({ state: "done", progress: 3 });
  });

  test("of which nothing is left when its last statement fails, and that can be tried again", async () => {
    const place = await forming();
    const importId = await upload(place, file);
    const before = await written(place);
    await db().$executeRaw`
      CREATE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the disk is full'; END $$`;
    await db().$executeRaw`
      CREATE TRIGGER fail_on_purpose BEFORE UPDATE OF report ON "Import" FOR EACH ROW EXECUTE FUNCTION fail_on_purpose()`;
    const failed = await run(place, importId);
    await db().$executeRaw`DROP FUNCTION fail_on_purpose() CASCADE`;
    expect(failed).toMatchObject({ ok: false, refusal: { code: "busy" } });
    expect(failed.ok || failed.refusal.message).not.toContain("disk");
    expect(await written(place)).toEqual(before);
    expect(await getImportStanding(place.flowTeamId, importId)).toMatchObject({ state: "open" });
    expect(granted(await run(place, importId))).toMatchObject({ made: 3 });
  });
});

describe("what is mapped by hand", () => {
  test("columns and values come in as chosen, whatever was guessed", async () => {
    const place = await forming();
    const importId = await upload(place, "id;name;title;state\n1;Alpha;Mr;zzz\n2;Beta;Ms;imlpemented\n");
    const view = await getImport(place.flowTeamId, importId);
    expect(view).toMatchObject({
      delimiter: ";",
      choices: { columns: { title: 2 }, statuses: { imlpemented: "done" } },
    });
    if (!view) return;
    await choose(place, importId, {
      columns: { ...view.choices.columns, title: 1, description: 2, status: 3 },
      statuses: { zzz: "planned", imlpemented: "dropped" },
    });
    granted(await run(place, importId));
    expect((await epicsOf(place)).map(({ title, description, status }) => [title, description, status])).toEqual([
      ["Alpha", "Mr", "planned"],
      ["Beta", "Ms", "dropped"],
    ]);
  });

  test("owners are kept, merged, left without a team or left out, and the report says so", async () => {
    const place = await forming();
    const importId = await upload(place, "id,title,team\n1,A,red\n2,B,blue\n3,C,green\n4,D,grey\n");
    await choose(place, importId, {
      teams: {
        red: { to: "new", name: "Red" },
        blue: { to: "merge", into: "red" },
        green: { to: "none" },
        grey: { to: "leave_out" },
      },
    });
    expect(granted(await run(place, importId))).toMatchObject({ made: 3, leftOut: 1, teamsMade: 1 });
    expect((await epicsOf(place)).map(({ title, leadTeam }) => [title, leadTeam?.name ?? null])).toEqual([
      ["A", "Red"],
      ["B", "Red"],
      ["C", null],
    ]);
    const report = await getImportReport(place.flowTeamId, importId);
    const lines = report ? reportCsv(report.report).trimEnd().split("\r\n") : [];
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/^2,1,A,Made,E-1,/);
    expect(lines[4]).toMatch(/^5,4,D,Left out,,You chose to leave out the rows of grey\.$/);
  });
});

test("the same file again touches only the field it changed, and keeps what was changed here", async () => {
  const place = await forming();
  granted(await run(place, await upload(place, file)));
  const [alpha, beta] = await epicsOf(place);
  await db().epic.update({ where: { id: alpha?.id ?? "" }, data: { title: "Alpha of ours", effort: 8 } });
  await db().epic.update({ where: { id: beta?.id ?? "" }, data: { title: "Beta of ours" } });
  const again = await upload(place, file.replace("2,Beta,storage,idea", "2,Beta,storage,planned"));
  expect(granted(await run(place, again))).toMatchObject({ made: 0, updated: 1, unchanged: 2, teamsMade: 0 });
  const after = await epicsOf(place);
  expect(after.map(({ title, status, effort }) => [title, status, effort])).toEqual([
    ["Alpha of ours", "done", 8],
    ["Beta of ours", "planned", null],
    ["Gamma", "idea", null],
  ]);
  expect(await written(place)).toMatchObject({ epics: 3, teams: 2, dependencies: 2, imported: 3 });
});
