import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { askKey } from "@/lib/domain/backlog/import-names";
import { reportCsv } from "@/lib/domain/backlog/import-report";
import type { ImportChoices } from "@/lib/domain/backlog/import-schema";
import { addDays, todayIn } from "@/lib/domain/calendar/dates";
import { setCalendar } from "@/lib/server/calendar/commands";
import { chooseForImport, runImport, takeBackImport, uploadImport } from "@/lib/server/backlog/import-commands";
import { getImport, getImportPreview, getImportReport } from "@/lib/server/backlog/import-queries";
import { db } from "@/lib/server/db";
import { actorIn, makeFlowTeam, makePerson, makeRole, makeTeam } from "@/tests/factories";
import { granted } from "../answers";

type Place = { flowTeamId: string; cpo: Actor };

async function forming(): Promise<Place> {
  const { flowTeam } = await makeFlowTeam({ state: "forming", teams: 0 });
  return { flowTeamId: flowTeam.id, cpo: await actorIn(flowTeam.id, "cpo") };
}

async function upload({ flowTeamId, cpo }: Place, text: string): Promise<string> {
  const content = new TextEncoder().encode(text);
  return granted(await uploadImport.run(cpo, { flowTeamId, fileName: "jira.csv", content })).id;
}

async function choose(place: Place, importId: string, change: (choices: ImportChoices) => void): Promise<void> {
  const view = await getImport(place.flowTeamId, importId);
  if (!view) throw new Error("There is no such import");
  change(view.choices);
  granted(await chooseForImport.run(place.cpo, { flowTeamId: place.flowTeamId, importId, choices: view.choices }));
}

async function run({ flowTeamId, cpo }: Place, importId: string) {
  const preview = await getImportPreview(flowTeamId, importId);
  return runImport.run(cpo, { flowTeamId, importId, seen: preview?.digest ?? "" });
}

const storiesOf = ({ flowTeamId }: Place) =>
  db().story.findMany({
    where: { flowTeamId, deletedAt: null },
    orderBy: { number: "asc" },
    include: {
      epic: true,
      team: true,
      criteria: { orderBy: { rank: "asc" } },
      tasks: { where: { deletedAt: null }, orderBy: { rank: "asc" } },
    },
  });

const notesOf = async (place: Place, importId: string, externalId: string) =>
  ((await getImportPreview(place.flowTeamId, importId))?.rows ?? [])
    .filter((row) => row.externalId === externalId)
    .flatMap((row) => row.notes)
    .join(" ");

/** As Jira exports it: columns that repeat, its markup, its dates, times in seconds that are no estimates. */
const jira = [
  "Summary,Issue key,Issue id,Parent id,Issue Type,Status,Project key,Project name,Priority,Assignee,Reporter,Created,Updated,Resolved,Original Estimate,Component/s,Labels,Labels,Sprint,Sprint,Description,Custom field (Story Points),Custom field (Epic Link),Custom field (Epic Name),Custom field (Acceptance Criteria),Comment,Comment,Status Category",
  "Berth booking,HAR-1,10001,,Epic,In Progress,HAR,Harbour,High,,ada@example.org,12/Jan/26 10:15 AM,13/Jan/26 9:00 AM,,,Berths,port,,,,What is *booked*,,,Berths,,,,In Progress",
  'Book a berth by phone,HAR-2,10002,,Story,Done,HAR,Harbour,High,ada@example.org,ada@example.org,13/Jan/26 8:01 AM,14/Jan/26 9:00 AM,20/Jan/26 4:30 PM,28800,Berths,port,phone,HAR Sprint 1,HAR Sprint 2,"h2. Why\n* agents call\n** at night\nSee [the wiki|https://example.org/w] and {{tide()}}",3.0,HAR-1,,"* A call is logged\n* The agent hears a number",14/Jan/26 9:00 AM;ada;Nice,,Done',
  "Order the headset,HAR-3,10003,10002,Sub-task,Done,HAR,Harbour,Low,ada@example.org,,14/Jan/26 8:01 AM,,15/Jan/26 8:00 AM,,Berths,,,,,,,,,,,,Done",
  "Berth is booked twice,HAR-4,10004,,Bug,To Do,HAR,Harbour,High,Nobody Here,,15/Jan/26 8:01 AM,,,,Berths,bug,,HAR Sprint 2,,,0.5,Berths,,,,,To Do",
  "Paint the pier,HAR-5,10005,,Task,Won't Do,HAR,Harbour,Low,,,15/Jan/26 8:01 AM,,,,Piers,,,,,,,,,,,,Done",
  "Loose end,HAR-6,10006,,Sub-task,To Do,HAR,Harbour,Low,,,15/Jan/26 8:01 AM,,,,Piers,,,,,,,,,,,,To Do",
  "Lamps on the pier,HAR-7,10007,,Story,Selected for Development,HAR,Harbour,Low,,,16/Jan/26 8:01 AM,,,,Piers,,,,,,5,HAR-99,,,,,To Do",
].join("\n");

describe("Jira's own export", () => {
  let place: Place;
  let importId: string;
  let adaId: string;
  beforeAll(async () => {
    place = await forming();
    const team = await makeTeam({ flowTeamId: place.flowTeamId, name: "Berths" });
    adaId = (await makePerson({ name: "Ada", email: "ada@example.org" })).id;
    await makeRole({ flowTeamId: place.flowTeamId, role: "developer", scrumTeamId: team.id, personId: adaId });
    importId = await upload(place, jira);
  });

  test("is understood by its headers alone", async () => {
    const view = await getImport(place.flowTeamId, importId);
    const nameOf = (column: number | null | undefined) => (column == null ? null : view?.columns[column]?.name);
    const columns = view?.choices.columns;
    expect({
      id: nameOf(columns?.id),
      title: nameOf(columns?.title),
      kind: nameOf(columns?.kind),
      team: nameOf(columns?.team),
      effort: nameOf(columns?.effort),
      criteria: nameOf(columns?.criteria),
      epicName: nameOf(columns?.epicName),
      resolved: nameOf(columns?.resolved),
      parents: columns?.parents.map(nameOf),
      labels: columns?.labels.map(nameOf),
      sprints: columns?.sprints.map(nameOf),
    }).toEqual({
      id: "Issue key",
      title: "Summary",
      kind: "Issue Type",
      team: "Component/s",
      effort: "Custom field (Story Points)",
      criteria: "Custom field (Acceptance Criteria)",
      epicName: "Custom field (Epic Name)",
      resolved: "Resolved",
      parents: ["Parent id", "Custom field (Epic Link)"],
      labels: ["Labels", "Labels"],
      sprints: ["Sprint", "Sprint"],
    });
    expect(view?.choices).toMatchObject({
      markup: "jira",
      kinds: { epic: "epic", story: "story", bug: "story", task: "story", "sub-task": "task" },
      sprints: { "har sprint 1": null, "har sprint 2": null },
      statuses: { "won't do": "dropped", "selected for development": "planned" },
    });
  });

  test("says what is left out, and what isn't as the file says", async () => {
    expect(await notesOf(place, importId, "HAR-5")).toBe("It is Won't Do, which means dropped.");
    expect(await notesOf(place, importId, "HAR-6")).toBe("It is a Task, and no column says of which Story.");
    expect(await notesOf(place, importId, "HAR-7")).toContain("No Epic of the file or the backlog is called HAR-99");
    expect(await notesOf(place, importId, "HAR-4")).toMatch(/0\.5.*isn't a whole number.*Nobody Here.*is nobody/);
  });

  test("comes in whole: Epics, Stories with their criteria, and Tasks", async () => {
    await choose(place, importId, (choices) => (choices.teams.piers = { to: "new", name: "Piers" }));
    expect(granted(await run(place, importId))).toMatchObject({
      rows: 7,
      made: 1,
      stories: { made: 3, left_out: 1 },
      tasks: { made: 1, left_out: 1 },
      teamsMade: 1,
    });
    const stories = await storiesOf(place);
    expect(
      stories.map((story) => [story.title, story.epic?.title, story.team?.name, story.status, story.estimate]),
    ).toEqual([
      ["Book a berth by phone", "Berth booking", "Berths", "done", 3],
      ["Berth is booked twice", "Berth booking", "Berths", "open", null],
      ["Lamps on the pier", undefined, "Piers", "open", 5],
    ]);
    expect(stories[0]).toMatchObject({
      description: "## Why\n- agents call\n  - at night\nSee [the wiki](https://example.org/w) and `tide()`",
      labels: ["port", "phone"],
      ownerId: adaId,
      createdAt: new Date("2026-01-13T00:00:00Z"),
      doneAt: new Date("2026-01-20T00:00:00Z"),
      criteria: [{ text: "A call is logged" }, { text: "The agent hears a number" }],
      tasks: [{ title: "Order the headset", status: "done", ownerId: adaId }],
    });
    const [first, second] = stories;
    expect((first?.epicRank ?? "") < (second?.epicRank ?? "")).toBe(true);
    expect((first?.teamRank ?? "") < (second?.teamRank ?? "")).toBe(true);
    expect((await db().epic.findFirstOrThrow({ where: { flowTeamId: place.flowTeamId } })).description).toBe(
      "What is **booked**",
    );
  });

  test("its report names every row and what became of it", async () => {
    const report = await getImportReport(place.flowTeamId, importId);
    const lines = report ? reportCsv(report.report).trimEnd().split("\r\n") : [];
    expect(lines[1]).toMatch(/,HAR-1,Berth booking,Made,E-1,/);
    expect(lines[2]).toMatch(/,HAR-2,Book a berth by phone,Made,S-1,/);
    expect(lines[3]).toMatch(/,HAR-3,Order the headset,Made,Task of S-1,/);
    expect(lines[5]).toMatch(/,HAR-5,Paint the pier,Left out,,/);
  });

  test("imported again it changes nothing", async () => {
    const again = await upload(place, jira);
    expect(granted(await run(place, again))).toMatchObject({
      made: 0,
      updated: 0,
      stories: { made: 0, updated: 0, unchanged: 3 },
      tasks: { made: 0, updated: 0, unchanged: 1 },
      teamsMade: 0,
    });
    expect(await storiesOf(place)).toHaveLength(3);
  });

  test("imported anew it touches what the file changed, and asks where somebody here did too", async () => {
    await db().story.updateMany({ where: { title: "Lamps on the pier" }, data: { title: "Lights on the pier" } });
    await db().story.updateMany({ where: { title: "Book a berth by phone" }, data: { estimate: 8 } });
    const changed = jira
      .replace("Lamps on the pier", "Lanterns on the pier")
      .replace(",Bug,To Do,", ",Bug,In Progress,")
      .replace("Order the headset", "Order two headsets");
    const importAgain = await upload(place, changed);
    const refused = await run(place, importAgain);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "invalid" } });
    const preview = await getImportPreview(place.flowTeamId, importAgain);
    expect(preview?.rows.flatMap((row) => row.asks)).toEqual([
      { field: "title", ours: "Lights on the pier", file: "Lanterns on the pier", answer: null },
    ]);
    await choose(place, importAgain, (choices) => (choices.asks[askKey("HAR-7", "title")] = "ours"));
    expect(await run(place, importAgain)).toMatchObject({
      ok: true,
      undoable: false,
      value: { stories: { updated: 1, unchanged: 2 }, tasks: { updated: 1 } },
    });
    const stories = await storiesOf(place);
    expect(stories.map(({ title, status, estimate }) => [title, status, estimate])).toEqual([
      ["Book a berth by phone", "done", 8],
      ["Berth is booked twice", "in_progress", null],
      ["Lights on the pier", "open", 5],
    ]);
    expect(stories[0]?.tasks).toMatchObject([{ title: "Order two headsets" }]);
  });
});

describe("Stories from any CSV", () => {
  test("gain the acceptance criteria a file gained, and lose none of theirs", async () => {
    const place = await forming();
    const file = (criteria: string) => `key,type,title,acceptance criteria\na,story,A,"${criteria}"\n`;
    granted(await run(place, await upload(place, file("It floats\nIt sails"))));
    const [story] = await storiesOf(place);
    const [floats, sails] = story?.criteria ?? [];
    await db().acceptanceCriterion.update({ where: { id: floats?.id ?? "" }, data: { state: "met" } });
    await db().acceptanceCriterion.update({ where: { id: sails?.id ?? "" }, data: { deletedAt: new Date() } });

    const again = await upload(place, file("It turns\nIt sails\nIt stops"));
    expect(await notesOf(place, again, "a")).toBe(
      "2 acceptance criteria are new and added. 1 acceptance criterion gone from the file stays here.",
    );
    expect(granted(await run(place, again))).toMatchObject({ stories: { updated: 1 } });
    const criteria = (await storiesOf(place))[0]?.criteria.filter(({ deletedAt }) => deletedAt === null);
    expect(criteria?.map(({ text, state }) => [text, state])).toEqual([
      ["It floats", "met"],
      ["It turns", "open"],
      ["It stops", "open"],
    ]);
    expect(granted(await run(place, await upload(place, file("It turns\nIt sails\nIt stops"))))).toMatchObject({
      stories: { updated: 0, unchanged: 1 },
    });
  });

  test("that are done by the file aren't blocked any more, and history says so", async () => {
    const place = await forming();
    const file = (status: string) => `key,type,title,status\na,story,A,${status}\n`;
    granted(await run(place, await upload(place, file("In Progress"))));
    const [story] = await storiesOf(place);
    const storyId = story?.id ?? "";
    await db().story.update({ where: { id: storyId }, data: { blockedReason: "Fog", blockedSince: new Date() } });
    expect(granted(await run(place, await upload(place, file("Done"))))).toMatchObject({ stories: { updated: 1 } });
    expect((await storiesOf(place))[0]).toMatchObject({ status: "done", blockedReason: null, blockedSince: null });
    const [entry] = await db().auditEntry.findMany({ where: { itemId: storyId }, orderBy: { id: "desc" }, take: 1 });
    expect(entry).toMatchObject({
      before: { status: "in_progress", blockedReason: "Fog" },
      after: { status: "done", blockedReason: null },
    });
  });

  test("find their Epics in the backlog by number, title and the id of an earlier import", async () => {
    const place = await forming();
    const epic = { flowTeamId: place.flowTeamId, number: 40, title: "Tides for pilots", rank: "a1" };
    await db().epic.create({ data: epic });
    granted(await run(place, await upload(place, "id,title\next-1,Customs\n")));
    const importId = await upload(place, "key,title,epic\ns1,A,E-40\ns2,B,tides for PILOTS\ns3,C,ext-1\ns4,D,\n");
    expect((await getImport(place.flowTeamId, importId))?.choices.kinds).toEqual({ "": "story" });
    expect(granted(await run(place, importId))).toMatchObject({ made: 0, stories: { made: 4 } });
    const stories = await storiesOf(place);
    expect(stories.map((story) => story.epic?.title ?? null)).toEqual([
      "Tides for pilots",
      "Tides for pilots",
      "Customs",
      null,
    ]);
  });

  test("are planned for the Flow Sprint a sprint of the file is said to be", async () => {
    const place = await forming();
    const importId = await upload(place, "key,title,sprint\ns1,A,Alpha\ns2,B,Beta\n");
    await choose(place, importId, (choices) => (choices.sprints.alpha = 3));
    expect((await getImportPreview(place.flowTeamId, importId))?.blockers).toMatchObject([{ step: "sprints" }]);
    const csm = await actorIn(place.flowTeamId, "csm");
    const startsOn = addDays(todayIn("Europe/Zurich", new Date()), 7);
    granted(
      await setCalendar.run(csm, { flowTeamId: place.flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }),
    );
    granted(await run(place, importId));
    expect((await storiesOf(place)).map((story) => story.sprintNumber)).toEqual([3, null]);
  });

  test("whose parents lead in circles come in without them, and Tasks that do stay out", async () => {
    const place = await forming();
    const file =
      "key,type,title,parent\na,story,A,b\nb,story,B,a\nc,story,C,c\nt1,sub-task,T1,t2\nt2,sub-task,T2,t1\nt3,sub-task,T3,t3\nt4,sub-task,T4,a\n";
    const importId = await upload(place, file);
    expect(await notesOf(place, importId, "a")).toContain("b, what it belongs to, is no Epic");
    expect(await notesOf(place, importId, "c")).toContain("is itself");
    expect(await notesOf(place, importId, "t1")).toContain("is a Task too");
    expect(await notesOf(place, importId, "t3")).toContain("is itself");
    expect(granted(await run(place, importId))).toMatchObject({
      stories: { made: 3 },
      tasks: { made: 1, left_out: 3 },
    });
  });

  test("of a team nobody knows come in without one, and as the person says otherwise", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const place = { flowTeamId: flowTeam.id, cpo: await actorIn(flowTeam.id, "cpo") };
    const importId = await upload(place, "key,type,title,team\na,story,A,Strangers\nb,story,B,Others\nc,story,C,\n");
    await choose(place, importId, (choices) => {
      choices.teams.others = { to: "team", teamId: teams[0]?.id ?? "" };
    });
    granted(await run(place, importId));
    expect((await storiesOf(place)).map((story) => story.teamId)).toEqual([null, teams[0]?.id, null]);
  });

  test("keep the team and the Flow Sprint they are committed in", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const place = { flowTeamId: flowTeam.id, cpo: await actorIn(flowTeam.id, "cpo") };
    const [one, other] = teams;
    const file = (team: string | undefined) => `key,type,title,team\na,story,A,${team}\n`;
    granted(await run(place, await upload(place, file(one?.name))));
    const [story] = await storiesOf(place);
    const stay = {
      flowTeamId: flowTeam.id,
      teamId: one?.id ?? "",
      storyId: story?.id ?? "",
      sprintNumber: 1,
      points: 0,
    };
    await db().sprintEntry.create({ data: { ...stay, enteredAt: new Date() } });
    const again = await upload(place, file(other?.name));
    expect(await notesOf(place, again, "a")).toBe("It is in a Sprint Backlog, so its team stays.");
    granted(await run(place, again));
    expect((await storiesOf(place))[0]?.teamId).toBe(one?.id);
  });

  test("with hostile cells are stored as they are, and cut where they must be", async () => {
    const place = await forming();
    const title = `=cmd|'/C calc'!A0 <script>alert(1)</script> ${"x".repeat(300)}`;
    const rows = [
      "key,type,title,points,labels,acceptance criteria,assignee",
      `a,story,"${title}",1e9,"${"l".repeat(90)}","${"- c\n".repeat(80)}",'; DROP TABLE "Story" --`.replace(
        '"Story"',
        "Story",
      ),
      "b,story,\u0007 ,3,,,",
      "c,story,__proto__,-3,constructor,,",
      "c,story,Twin,1,,,",
    ];
    const importId = await upload(place, rows.join("\n"));
    expect(granted(await run(place, importId))).toMatchObject({ stories: { made: 2, left_out: 2 } });
    const [first, second] = await storiesOf(place);
    expect(first?.title).toHaveLength(200);
    expect(first?.description).toContain("<script>alert(1)</script>");
    expect(first).toMatchObject({ estimate: null, labels: ["l".repeat(40)] });
    expect(first?.criteria).toHaveLength(50);
    expect(second).toMatchObject({ title: "__proto__", estimate: null, labels: ["constructor"] });
    const report = await getImportReport(place.flowTeamId, importId);
    expect(report && reportCsv(report.report)).toContain("'=cmd|");
  });

  test("are taken back with their Tasks, and can come in again", async () => {
    const place = await forming();
    const importId = await upload(place, jira);
    granted(await run(place, importId));
    const taken = await takeBackImport.run(place.cpo, { flowTeamId: place.flowTeamId, importId });
    expect(taken).toMatchObject({ ok: true, value: { removed: 4 } });
    expect(await storiesOf(place)).toEqual([]);
    expect(await db().task.count({ where: { story: { flowTeamId: place.flowTeamId }, deletedAt: null } })).toBe(0);
    expect(await db().importedStory.count({ where: { flowTeamId: place.flowTeamId } })).toBe(0);
    expect(granted(await run(place, importId))).toMatchObject({ made: 1, stories: { made: 3 }, tasks: { made: 1 } });
  });

  test("are ten thousand in one go", async () => {
    const place = await forming();
    const lines = ["key,type,title,team,points,epic link,acceptance criteria,labels,parent"];
    for (let n = 0; n < 100; n++) lines.push(`E${n},epic,Epic ${n},team ${n % 12},,,,,`);
    for (let n = 0; n < 7900; n++)
      lines.push(
        `S${n},story,Story number ${n} of the harbour,team ${n % 12},${(n % 13) + 1},E${n % 100},It works,port,`,
      );
    for (let n = 0; n < 2000; n++) lines.push(`T${n},sub-task,Task ${n},,,,,,S${n * 3}`);
    const importId = await upload(place, lines.join("\n"));
    const begun = performance.now();
    expect(granted(await run(place, importId))).toMatchObject({
      rows: 10_000,
      made: 100,
      stories: { made: 7900 },
      tasks: { made: 2000 },
    });
    expect(performance.now() - begun).toBeLessThan(40_000);
    expect(await db().story.count({ where: { flowTeamId: place.flowTeamId } })).toBe(7900);
  }, 90_000);
});
