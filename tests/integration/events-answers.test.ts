import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { type AnswersView, usualWordings } from "@/lib/domain/events/answers";
import { eventKey } from "@/lib/domain/events/key";
import type { OutputFacts, OutputStanding } from "@/lib/domain/events/outputs";
import { setCalendar } from "@/lib/server/calendar/commands";
import { type Tx, db } from "@/lib/server/db";
import { resolveImpediment } from "@/lib/server/dependencies/impediment-commands";
import { notPrepared, saveAnswer, sayPrepared } from "@/lib/server/events/answer-commands";
import { answersViewJson } from "@/lib/server/events/answer-queries";
import { minutesSections } from "@/lib/server/events/minutes-sections";
import { scrumOfScrumsOutputs } from "@/lib/server/events/outputs/scrum-of-scrums";
import { rewordQuestions } from "@/lib/server/events/question-commands";
import { raiseFromAnswer, unlinkImpediment } from "@/lib/server/events/raise-commands";
import { remindUnprepared } from "@/lib/server/events/remind-commands";
import { takeTurn } from "@/lib/server/events/room-commands";
import { outputsView } from "@/lib/server/events/views";
import { runQueuedCommand } from "@/lib/server/queued-command";
import { undo } from "@/lib/server/undo";
import { readView } from "@/lib/server/view";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam, makeTeam } from "../factories";

type Team = { id: string; slug: string; name: string };
let flowTeamId: string;
let bedrock: Team;
let storage: Team;
let csm: Actor;
let sm: Actor;
let po: Actor;
let otherSm: Actor;
let otherPo: Actor;
let sprintNumber = 1;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  const [first, second] = teams;
  if (!first || !second) throw new Error("A Flow Team is made with Scrum Teams.");
  [bedrock, storage] = [first, second];
  csm = await actorIn(flowTeamId, "csm");
  sm = await actorIn(flowTeamId, "sm", bedrock.id);
  po = await actorIn(flowTeamId, "po", bedrock.id);
  otherSm = await actorIn(flowTeamId, "sm", storage.id);
  otherPo = await actorIn(flowTeamId, "po", storage.id);
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

/** The first Scrum of Scrums of a Flow Sprint of its own. */
async function newRoom(state: "running" | "scheduled" = "running") {
  const event = await makeEvent({ flowTeamId, kind: "scrum_of_scrums", sprintNumber: ++sprintNumber, state });
  return { event, input: { flowTeamId, key: event.key, subjectId: bedrock.id } };
}
type Input = Awaited<ReturnType<typeof newRoom>>["input"];

const closed = { state: "closed", closedAt: new Date(), runningSince: null, minutesDocument: {} } as const;

const write = (by: Actor, input: Input, to: string, seen = "", question = 3) =>
  saveAnswer.run(by, { ...input, question, edits: { text: { seen, to } } });
const view = async (key: string) => JSON.parse((await answersViewJson(flowTeamId, key)) ?? "null") as AnswersView;
const answerOf = async (key: string, question = 3) =>
  (await view(key)).answers.find((answer) => answer.subjectId === bedrock.id && answer.question === question);
/** All five answers, typed and not saved yet. */
const report = [1, 2, 3, 4, 5].map((question) => ({
  question,
  edits: { text: { seen: "", to: `Answer ${question}` } },
}));
const news = (itemId: string, { personId }: Actor) =>
  db().inboxItem.findMany({ where: { itemId, personId }, select: { kind: true, text: true, count: true } });

describe("an answer", () => {
  it("is written before the event, by the team's SM, and never lost to another tab", async () => {
    const { input } = await newRoom("scheduled");
    granted(await write(sm, input, "No quota left"));
    expect(refused(await write(sm, input, "Two reviewers", "")).conflicts).toEqual([
      { field: "text", seen: "", mine: "Two reviewers", theirs: "No quota left" },
    ]);
    const merged = await write(sm, input, "No quota left\nTwo reviewers", "No quota left");
    granted(merged);
    expect(await answerOf(input.key)).toMatchObject({ text: "No quota left\nTwo reviewers", author: sm.name });
    granted(await undo.run(sm, { commandId: merged.ok ? merged.commandId : "" }));
    expect((await answerOf(input.key))?.text).toBe("No quota left");
    expect(refused(await write(otherSm, input, "Theirs")).code).toBe("forbidden");
    expect(refused(await write(sm, input, "x", "", 6)).code).toBe("invalid");
  });

  it("of two at once for an event nobody has touched, one stands and the other is told of it", async () => {
    const key = eventKey({ kind: "scrum_of_scrums", sprintNumber: 1, ordinal: 1, teamSlug: null });
    const input = { flowTeamId, key, subjectId: bedrock.id };
    const came = await Promise.all([write(sm, input, "From one tab"), write(sm, input, "From the other")]);
    expect(came.filter(({ ok }) => ok)).toHaveLength(1);
    const [lost] = came.filter(({ ok }) => !ok);
    expect(lost?.ok === false && lost.refusal.conflicts).toHaveLength(1);
    expect(await db().flowSprintEvent.count({ where: { flowTeamId, key } })).toBe(1);
  });

  it("typed while the phone was asleep is sent once, however often it is tried", async () => {
    const { input } = await newRoom();
    const queued = {
      commandId: crypto.randomUUID(),
      input: { ...input, question: 1, edits: { text: { seen: "", to: "The berths" } } },
    };
    granted(await runQueuedCommand(sm, "events.saveAnswer", queued));
    granted(await runQueuedCommand(sm, "events.saveAnswer", queued));
    expect((await answerOf(input.key, 1))?.text).toBe("The berths");
    expect(await db().auditEntry.count({ where: { commandId: queued.commandId } })).toBe(1);
  });

  it("stays as it was once the event is closed", async () => {
    const { event, input } = await newRoom();
    await db().flowSprintEvent.update({ where: { id: event.id }, data: closed });
    expect(refused(await write(sm, input, "Too late"))).toMatchObject({ rule: "EVT-2" });
  });
});

describe("a team that says it has prepared", () => {
  it("brings what was typed along, and has reported once it had its turn", async () => {
    const { event, input } = await newRoom();
    const facts = async (): Promise<OutputFacts> => scrumOfScrumsOutputs.load(db(), { ...event, slug: "here" });
    granted(await sayPrepared.run(sm, { ...input, answers: report }));
    granted(await sayPrepared.run(sm, { ...input, answers: report }));
    expect(await db().preparation.count({ where: { eventId: event.id } })).toBe(1);
    const { reports } = await facts();
    expect(reports).toMatchObject({ met: 0, of: 3 });
    expect(reports?.missing).toContainEqual({
      label: `${bedrock.name} hasn't had its turn`,
      href: `/flow-teams/here/events/${event.key}?step=1&team=${bedrock.slug}`,
    });
    const room = { flowTeamId, key: event.key };
    granted(await takeTurn.run(csm, { ...room, seen: null, turn: bedrock.id }));
    expect((await facts()).reports?.missing.map(({ label }) => label)).toContain(`${bedrock.name} has the turn still`);
    granted(await takeTurn.run(csm, { ...room, seen: bedrock.id, turn: storage.id }));
    expect((await facts()).reports).toMatchObject({ met: 1, of: 3 });
    granted(await notPrepared.run(sm, input));
    // It stays as it was written.
    expect((await answerOf(input.key, 1))?.text).toBe("Answer 1");
  });

  it("is counted on the closing list as soon as its turn is over, also for who has the list", async () => {
    const { event } = await newRoom();
    const room = { flowTeamId, key: event.key };
    const reports = async () => {
      const painted = await readView(flowTeamId, outputsView(event.key, "here"));
      return (JSON.parse(painted?.body ?? "[]") as OutputStanding[]).find((one) => one.key === "reports");
    };
    expect(await reports()).toMatchObject({ met: 0, of: 3 });
    granted(await takeTurn.run(csm, { ...room, seen: null, turn: bedrock.id }));
    expect((await reports())?.missing.map(({ label }) => label)).toContain(`${bedrock.name} has the turn still`);
    granted(await takeTurn.run(csm, { ...room, seen: bedrock.id, turn: storage.id }));
    expect(await reports()).toMatchObject({ met: 1, of: 3 });
  });

  it("has no turn once it is retired", async () => {
    const { event } = await newRoom();
    // A team of a launched Flow Team is staffed, or retired, at any commit (TEAM-4).
    const gone = await db().$transaction(async (tx) => {
      const { id } = await makeTeam({ flowTeamId, isStaffed: false }, tx as Tx);
      return tx.scrumTeam.update({ where: { id }, data: { retiredAt: new Date() } });
    });
    const no = refused(await takeTurn.run(csm, { flowTeamId, key: event.key, seen: null, turn: gone.id }));
    expect(no).toMatchObject({ code: "not_found", message: expect.stringContaining("a Scrum Team of this Flow Team") });
  });

  it("has answered each question, and be it with None", async () => {
    const { event, input } = await newRoom();
    granted(await write(sm, input, "No quota left"));
    const no = refused(await sayPrepared.run(sm, { ...input, answers: report.slice(0, 2) }));
    expect(no.message).toBe(
      `This report isn't prepared yet. “${usualWordings[3]}” has no answer yet. “${usualWordings[4]}” has no answer yet.`,
    );
    expect(Object.keys(no.fields ?? {})).toEqual(["question 4", "question 5"]);
    expect(await db().preparation.count({ where: { eventId: event.id } })).toBe(0);
    const others = report.filter(({ question }) => question !== 3);
    granted(await sayPrepared.run(sm, { ...input, answers: others }));
  });

  it("isn't said so by one whose answers are refused", async () => {
    const { event, input } = await newRoom();
    granted(await write(sm, input, "Quota"));
    const answers = [{ question: 3, edits: { text: { seen: "", to: "Mine" } } }];
    expect(refused(await sayPrepared.run(sm, { ...input, answers })).code).toBe("stale");
    expect(await db().preparation.count({ where: { eventId: event.id } })).toBe(0);
  });
});

describe("raising from an answer", () => {
  it("makes one Impediment of it, however many press at once, and gives it back when it is taken back", async () => {
    const { input } = await newRoom();
    granted(await write(sm, input, "No quota left\nsince Monday"));
    const raise = (by: Actor) =>
      raiseFromAnswer.run(by, { ...input, question: 3, raise: { kind: "Impediment", title: "No quota left" } });
    const before = await db().impediment.count({ where: { flowTeamId } });
    const came = await Promise.all([raise(csm), raise(sm), raise(otherPo)]);
    const [won] = came.filter(({ ok }) => ok);
    expect(await db().impediment.count({ where: { flowTeamId } })).toBe(before + 1);
    for (const one of came.filter(({ ok }) => !ok)) {
      expect(refused(one)).toMatchObject({ code: "stale", message: expect.stringMatching(/has become I-\d+ already/) });
    }
    if (!won?.ok) throw new Error("Nobody raised it.");
    const { id, number } = won.value;
    expect(await db().impediment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      title: "No quota left",
      description: "No quota left\nsince Monday",
      teamId: bedrock.id,
    });
    expect((await answerOf(input.key))?.raised).toMatchObject({ kind: "Impediment", number, isOpen: true });
    granted(await resolveImpediment.run(sm, { flowTeamId, impedimentId: id, resolution: "More quota" }));
    expect((await answerOf(input.key))?.raised?.isOpen).toBe(false);
    const winner = [csm, sm, otherPo][came.indexOf(won)] as Actor;
    granted(await undo.run(winner, { commandId: won.commandId }));
    expect((await answerOf(input.key))?.raised).toBeNull();
    granted(await raise(csm));
  });

  it("gives an Impediment the team's SM as owner, and takes one that is open instead of another like it", async () => {
    const { input } = await newRoom();
    granted(await write(sm, input, "No quota left"));
    const raise = { kind: "Impediment", title: "No quota left" } as const;
    const { id, number } = granted(await raiseFromAnswer.run(csm, { ...input, raise, question: 3 }));
    expect(await db().impediment.findUniqueOrThrow({ where: { id } })).toMatchObject({ ownerId: sm.personId });
    const next = await newRoom();
    granted(await write(sm, next.input, "Still no quota left"));
    const take = { ...next.input, question: 3, raise: { ...raise, existingId: id } };
    const ofAnother = { ...take, subjectId: storage.id };
    granted(await saveAnswer.run(otherSm, { ...ofAnother, edits: { text: { seen: "", to: "No quota" } } }));
    expect(refused(await raiseFromAnswer.run(csm, ofAnother)).code).toBe("not_found");
    const before = await db().impediment.count({ where: { flowTeamId } });
    const taken = await raiseFromAnswer.run(csm, take);
    expect(granted(taken)).toEqual({ id, number });
    expect(await db().impediment.count({ where: { flowTeamId } })).toBe(before);
    expect((await answerOf(next.input.key))?.raised).toMatchObject({ kind: "Impediment", number });
    // It was about another one after all: the Impediment stays, and the answer may become its own.
    const commandId = taken.ok ? taken.commandId : "";
    const back = await undo.run(csm, { commandId });
    granted(back);
    expect((await answerOf(next.input.key))?.raised).toBeNull();
    expect((await db().impediment.findUniqueOrThrow({ where: { id } })).deletedAt).toBeNull();
    granted(await undo.run(csm, { commandId: back.ok ? back.commandId : "" }));
    expect((await answerOf(next.input.key))?.raised).toMatchObject({ number });
    const unlink = { ...next.input, question: 3, impedimentId: id };
    granted(await unlinkImpediment.run(po, unlink));
    expect(refused(await unlinkImpediment.run(po, unlink)).code).toBe("stale");
    granted(await raiseFromAnswer.run(csm, take));
    granted(await resolveImpediment.run(sm, { flowTeamId, impedimentId: id, resolution: "More quota" }));
    const third = await newRoom();
    granted(await write(sm, third.input, "No quota left again"));
    const late = await raiseFromAnswer.run(csm, { ...take, ...third.input });
    expect(refused(late).message).toBe(`I-${number} is resolved by now.`);
  });

  it("puts a Dependency into the other team's queue, whoever presses and whichever of the two needs", async () => {
    for (const direction of ["needs", "gives"] as const) {
      const { input } = await newRoom();
      granted(await write(sm, input, `We change ${storage.name}'s importer`, "", 4));
      const raise = { kind: "Dependency", otherTeamId: storage.id, direction, note: "The importer" } as const;
      // The CSM is of neither team: it is the reporting team's all the same.
      const { id } = granted(await raiseFromAnswer.run(csm, { ...input, question: 4, raise }));
      expect(await db().dependency.findUniqueOrThrow({ where: { id } })).toMatchObject({
        neederTeamId: direction === "needs" ? bedrock.id : storage.id,
        answeringTeamId: storage.id,
        note: "The importer",
        state: "proposed",
      });
      const teams = direction === "needs" ? [bedrock, storage] : [storage, bedrock];
      expect((await answerOf(input.key, 4))?.raised?.title).toBe(
        `The importer (${teams.map(({ name }) => name).join(" needs ")})`,
      );
      expect(await news(id, otherPo)).toHaveLength(1);
    }
  });

  it("refuses what the question doesn't become, a team that needs itself, and an answer not given", async () => {
    const { input } = await newRoom();
    const risk = { kind: "Risk", title: "The goal is lost" } as const;
    expect(refused(await raiseFromAnswer.run(sm, { ...input, question: 5, raise: risk })).code).toBe("not_found");
    granted(await write(sm, input, "The goal is lost", "", 5));
    const own = { kind: "Dependency", otherTeamId: bedrock.id, direction: "needs", note: "" } as const;
    expect(refused(await raiseFromAnswer.run(sm, { ...input, question: 5, raise: own })).rule).toBe("DEP-1");
    expect((await answerOf(input.key, 5))?.raised).toBeNull();
    granted(await raiseFromAnswer.run(sm, { ...input, question: 5, raise: risk }));
    expect((await answerOf(input.key, 5))?.raised).toMatchObject({ kind: "Risk", title: "The goal is lost" });
    const wrong = await raiseFromAnswer.run(sm, { ...input, question: 3, raise: risk });
    expect(refused(wrong).wayOut).toBe("Make it an Impediment.");
  });
});

describe("a reminder", () => {
  it("goes to the SMs of teams that haven't prepared, once an hour", async () => {
    const { event, input } = await newRoom("scheduled");
    const room = { flowTeamId, key: event.key };
    granted(await sayPrepared.run(sm, { ...input, answers: report }));
    const came = await Promise.all([remindUnprepared.run(csm, room), remindUnprepared.run(csm, room)]);
    expect(came.filter(({ ok }) => ok).map((answer) => answer.ok && answer.value)).toEqual([{ reminded: 2 }]);
    expect(await news(event.id, otherSm)).toEqual([{ kind: "event", text: "reminds you to prepare", count: 1 }]);
    expect(await news(event.id, sm)).toEqual([]);
    expect(refused(await remindUnprepared.run(csm, room)).message).toBe("They were reminded just now.");
    expect((await view(event.key)).remindedAt).not.toBeNull();
  });

  it("isn't sent where all have prepared", async () => {
    const { event } = await newRoom();
    const teams = await db().scrumTeam.findMany({ where: { flowTeamId }, select: { id: true } });
    const rows = teams.map(({ id }) => ({ eventId: event.id, subjectId: id, at: new Date() }));
    await db().preparation.createMany({ data: rows });
    expect(refused(await remindUnprepared.run(csm, { flowTeamId, key: event.key })).message).toBe("All have prepared.");
  });
});

describe("the Five Questions", () => {
  it("are worded by the CSM, and go back to the usual words", async () => {
    const { input } = await newRoom();
    const to = ["What is done?", ...usualWordings.slice(1)];
    const worded = await rewordQuestions.run(csm, { flowTeamId, questions: { seen: [...usualWordings], to } });
    granted(worded);
    expect((await view(input.key)).wordings).toEqual(["What is done?", "", "", "", ""]);
    const stale = await rewordQuestions.run(csm, {
      flowTeamId,
      questions: { seen: [...usualWordings], to: ["", "x", "", "", ""] },
    });
    expect(refused(stale).code).toBe("stale");
    granted(await undo.run(csm, { commandId: worded.ok ? worded.commandId : "" }));
    expect((await view(input.key)).wordings).toEqual([]);
  });
});

describe("the minutes", () => {
  it("hold each team's report, what was raised from it, and who gave none", async () => {
    const { event, input } = await newRoom();
    granted(await write(sm, input, "No quota left"));
    const raise = { kind: "Impediment", title: "No quota left" } as const;
    const { number } = granted(await raiseFromAnswer.run(sm, { ...input, question: 3, raise }));
    const context = { tx: db(), now: new Date() };
    const sections = (await minutesSections.scrum_of_scrums?.(context, event)) ?? [];
    expect(sections[0]).toEqual({
      title: `Report of ${bedrock.name}`,
      lines: [`What is in its way? No quota left (I-${number})`],
    });
    expect(sections.find(({ title }) => title === "No report")?.lines).toContain(storage.name);
    expect(sections.at(-1)).toEqual({ title: "Raised in it", lines: [`I-${number} No quota left`] });
  });

  it("of the event before say what each team meant to finish", async () => {
    const { event, input } = await newRoom();
    granted(await write(sm, input, "Volume labels", "", 2));
    await db().flowSprintEvent.update({ where: { id: event.id }, data: closed });
    const next = await newRoom("scheduled");
    expect((await view(next.event.key)).meantBefore).toEqual({ [bedrock.id]: "Volume labels" });
  });
});
