import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/lib/domain/access";
import {
  checkAnswered,
  checkBecomes,
  firstToBecome,
  mayAnswer,
  questionsOf,
  raisedName,
  saysNothing,
  teamNamed,
  titleFrom,
  usualWordings,
} from "./answers";
import { contracts, eventKinds } from "./contracts";
import type { RoomRights } from "./room";

const flowTeamId = "flow";
const holder = (personId: string, role: Role, scrumTeamId: string | null): Actor => ({
  personId,
  name: personId,
  isAdministrator: false,
  roles: [{ flowTeamId, scrumTeamId, role }],
});
const room = (over: Partial<RoomRights>): RoomRights => ({
  flowTeamId,
  kind: "scrum_of_scrums",
  teamId: null,
  facilitatorId: null,
  guestIds: [],
  ...over,
});

test("a key makes something of the first answer that says something and has become nothing yet", () => {
  const questions = questionsOf("scrum_of_scrums");
  const raised = { kind: "Impediment", id: "i", number: 1, title: "No quota", isOpen: true } as const;
  const said =
    (texts: Record<number, string>, became: number[] = []) =>
    (question: number) =>
      texts[question] === undefined
        ? undefined
        : { text: texts[question], raised: became.includes(question) ? raised : null };
  expect(firstToBecome(questions, "Dependency", said({ 4: "Birch has to follow", 5: "Fog" }))).toBe(4);
  expect(firstToBecome(questions, "Dependency", said({ 4: "None", 5: "Fog" }))).toBe(5);
  expect(firstToBecome(questions, "Dependency", said({ 4: "Birch", 5: "Fog" }, [4]))).toBe(5);
  expect(firstToBecome(questions, "Impediment", said({ 3: "No quota" }, [3]))).toBeNull();
  expect(firstToBecome(questions, "Risk", said({ 4: "Birch" }))).toBeNull();
});

describe("questions", () => {
  test("are five in a Scrum of Scrums, three in a Daily Scrum, and none elsewhere", () => {
    const counts = Object.fromEntries(eventKinds.map((kind) => [kind, questionsOf(kind).length]));
    expect(counts.scrum_of_scrums).toBe(5);
    // A step asks what is answered under its name.
    const asked = questionsOf("daily_scrum").map(({ text }) => text);
    expect(asked).toEqual(contracts.daily_scrum.steps.map(({ name }) => name));
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(8);
  });

  test("take a Flow Team's wording, and the usual one where it has none", () => {
    const worded = questionsOf("scrum_of_scrums", ["", "What will be there next Monday?", "  "]);
    expect(worded.map(({ text }) => text)).toEqual(usualWordings.with(1, "What will be there next Monday?"));
    expect(worded.map(({ becomes }) => becomes)).toEqual(questionsOf("scrum_of_scrums").map(({ becomes }) => becomes));
    expect(questionsOf("daily_scrum", ["Anything?"])[0]?.text).toBe("Done");
  });

  test("say what an answer becomes, and refuse the rest with the way out", () => {
    expect(checkBecomes("scrum_of_scrums", 3, "Impediment").ok).toBe(true);
    expect(checkBecomes("scrum_of_scrums", 4, "Dependency").ok).toBe(true);
    expect(checkBecomes("scrum_of_scrums", 5, "Risk").ok).toBe(true);
    expect(checkBecomes("scrum_of_scrums", 5, "Dependency").ok).toBe(true);
    expect(checkBecomes("daily_scrum", 3, "Impediment").ok).toBe(true);
    const refused = checkBecomes("scrum_of_scrums", 5, "Impediment");
    expect(!refused.ok && refused.refusal.wayOut).toBe("Make it a Risk or a Dependency.");
    const said = checkBecomes("scrum_of_scrums", 1, "Risk");
    expect(!said.ok && said.refusal.wayOut).toBe("Raise it in its register.");
    expect(checkBecomes("review", 3, "Impediment").ok).toBe(false);
  });
});

describe("who answers", () => {
  test("for a team in a Scrum of Scrums: its SM, of no other", () => {
    expect(mayAnswer(holder("a", "sm", "bedrock"), room({}), "bedrock")).toBe(true);
    expect(mayAnswer(holder("a", "sm", "bedrock"), room({}), "storage")).toBe(false);
    for (const role of ["po", "developer"] as const)
      expect(mayAnswer(holder("a", role, "bedrock"), room({}), "bedrock")).toBe(false);
    expect(mayAnswer(holder("a", "csm", null), room({ facilitatorId: "a" }), "bedrock")).toBe(false);
  });

  test("in a Daily Scrum: each of the team for themselves, and who was asked to it", () => {
    const daily = room({ kind: "daily_scrum", teamId: "bedrock", guestIds: ["guest"] });
    expect(mayAnswer(holder("dev", "developer", "bedrock"), daily, "dev")).toBe(true);
    expect(mayAnswer(holder("dev", "developer", "bedrock"), daily, "other")).toBe(false);
    expect(mayAnswer(holder("dev", "developer", "storage"), daily, "dev")).toBe(false);
    expect(mayAnswer(holder("guest", "architect", null), daily, "guest")).toBe(true);
  });

  test("elsewhere: nobody", () => {
    expect(mayAnswer(holder("a", "sm", "bedrock"), room({ kind: "review" }), "a")).toBe(false);
  });
});

describe("what an answer is called once raised", () => {
  test("its first line, cut at a word where it is too long", () => {
    expect(titleFrom("\n  No   quota left \nsince Monday")).toBe("No quota left");
    expect(titleFrom(" \n ")).toBe("");
    const long = titleFrom(`${"word ".repeat(60)}end`);
    expect(long.length).toBeLessThanOrEqual(200);
    expect(long).toMatch(/ word…$/);
    expect(titleFrom("x".repeat(300))).toHaveLength(200);
  });

  test("is nothing where it says nothing", () => {
    for (const text of ["", "Nothing", "nothing new.", "None", "-", "No", "Nothing at all!"]) {
      expect(saysNothing(text), text).toBe(true);
    }
    for (const text of ["No quota left", "Nothing works", "None of the ships", "New gateway"]) {
      expect(saysNothing(text), text).toBe(false);
    }
  });

  test("by its register", () => {
    expect(raisedName({ kind: "Impediment", number: 4 })).toBe("I-4");
    expect(raisedName({ kind: "Dependency", number: 12 })).toBe("D-12");
    expect(raisedName({ kind: "Risk", number: 1 })).toBe("R-1");
  });
});

describe("the team an answer names", () => {
  const teams = ["Storage", "Auth", "Auth Web"].map((name) => ({ id: name, name }));

  test("is the first one, whole words only, its own aside", () => {
    expect(teamNamed("We break storage’s importer, and auth", teams, "Bedrock")?.id).toBe("Storage");
    expect(teamNamed("The authorisation changes", teams, "Bedrock")).toBeNull();
    expect(teamNamed("Storage waits for Auth", teams, "Storage")?.id).toBe("Auth");
    expect(teamNamed("Auth Web has to wait", teams, "Bedrock")?.id).toBe("Auth Web");
    expect(teamNamed("Nobody's", teams, "Bedrock")).toBeNull();
  });
});

describe("what is to be answered", () => {
  const check = (kind: "daily_scrum" | "scrum_of_scrums", texts: readonly string[]) =>
    checkAnswered(kind, questionsOf(kind), (question) => texts[question - 1] ?? "");

  test("in a daily update is Today and what is in the way; yesterday comes from the board", () => {
    expect(check("daily_scrum", ["", "Splice", "Nothing"]).ok).toBe(true);
    expect(check("daily_scrum", ["Much", " ", ""])).toMatchObject({
      refusal: {
        message: "This update isn't done yet. Today is empty. “In my way” has no answer yet.",
        fields: { "question 2": "Today is empty.", "question 3": "“In my way” has no answer yet." },
      },
    });
  });

  test("in a report is each of the five, and be it with None", () => {
    expect(check("scrum_of_scrums", ["A", "B", "None", "None", "None"]).ok).toBe(true);
    expect(check("scrum_of_scrums", ["A", "B", "None", "", "None"])).toMatchObject({
      refusal: { fields: { "question 4": `“${usualWordings[3]}” has no answer yet.` } },
    });
  });
});
