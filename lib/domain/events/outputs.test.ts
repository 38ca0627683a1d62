import { describe, expect, test } from "vitest";
import { checkOutputs, outputsOf, sayMissing, sayOutput } from "./outputs";

const told = { feedback: { met: 1, of: 1, missing: [] }, order: { met: 1, of: 1, missing: [] } };
const reader = { mayOverride: false };
const validated = (fact: { met: number; of: number }) =>
  outputsOf("review", { ...told, validated: { ...fact, missing: [] } }, []).find(({ key }) => key === "validated");

test("where no Epic is finished a Review knows it by itself, and asks nobody to say so", () => {
  expect(validated({ met: 0, of: 0 })).toMatchObject({ isMet: true, said: "No Epic is finished", none: null });
  expect(checkOutputs("review", outputsOf("review", told, []), reader).ok).toBe(true);
});

test("a finished Epic waits for the CPO all the same", () => {
  expect(validated({ met: 0, of: 1 })).toMatchObject({ isMet: false, of: 1 });
  expect(validated({ met: 1, of: 1 })).toMatchObject({ isMet: true });
});

test("of what is in the way at a Daily Scrum, what is left may be said to be no Impediment", () => {
  const impediments = (fact: { met: number; of: number }, nones: readonly string[] = []) => {
    const facts = { updates: { met: 1, of: 1, missing: [] }, impediments: { ...fact, missing: [] } };
    const standing = outputsOf("daily_scrum", facts, nones).find(({ key }) => key === "impediments");
    return standing && { isMet: standing.isMet, mayBeNone: standing.none !== null, says: sayOutput(standing) };
  };
  const empty = "Nobody says that anything is in the way";
  const none = "What is left is no Impediment";
  expect(impediments({ met: 0, of: 0 })).toEqual({ isMet: true, mayBeNone: false, says: empty });
  expect(impediments({ met: 0, of: 0 }, ["impediments"])).toEqual({ isMet: true, mayBeNone: false, says: empty });
  expect(impediments({ met: 1, of: 2 })).toEqual({ isMet: false, mayBeNone: true, says: "1 of 2" });
  expect(impediments({ met: 1, of: 2 }, ["impediments"])).toMatchObject({ isMet: true, says: `1 of 2. ${none}` });
  expect(impediments({ met: 0, of: 2 }, ["impediments"])).toMatchObject({ isMet: true, says: none });
  expect(impediments({ met: 2, of: 2 }, ["impediments"])).toEqual({ isMet: true, mayBeNone: false, says: "2 of 2" });
});

test("of other outputs there is no none where there are some", () => {
  const actions = { reports: { met: 1, of: 1, missing: [] }, actions: { met: 0, of: 1, missing: [] } };
  const [, standing] = outputsOf("scrum_of_scrums", actions, ["actions"]);
  expect(standing).toMatchObject({ isMet: false, saidNone: false, none: null });
});

describe("a close with something missing is refused", () => {
  const improvement = { label: "M-5 Review sooner: no owner, no measure", href: "/" };
  const retro = (fact: { met: number; of: number; missing: { label: string; href: string }[] }) =>
    outputsOf("team_retrospective", { actions: fact }, []);
  const close = (outputs: ReturnType<typeof retro>, who = reader) => {
    const checked = checkOutputs("team_retrospective", outputs, who);
    return checked.ok ? null : checked.refusal;
  };

  test("by the name of what really lacks", () => {
    expect(close(retro({ met: 1, of: 2, missing: [improvement] }))?.message).toBe(
      "This event can't close yet. Action items and Improvements for the next sprint: 1 of 2 (M-5 Review sooner: no owner, no measure).",
    );
  });

  test("with what to do, and who may override: a team's Retrospective lets the CSM in as a guest alone", () => {
    expect(close(retro({ met: 1, of: 2, missing: [improvement] }))?.wayOut).toBe(
      "Open what is missing in the closing list and complete or drop it, or ask the CSM in as a guest from the calendar of events: they may override with a written reason.",
    );
    expect(close(retro({ met: 0, of: 0, missing: [] }))?.wayOut).toMatch(
      /^Add what is missing, say that there is none, or ask the CSM in/,
    );
    const review = checkOutputs("review", outputsOf("review", {}, []), reader);
    expect(review.ok || review.refusal.wayOut).toContain("ask the CSM to override with a written reason");
  });

  test("in words for who may override themselves", () => {
    const { wayOut = "" } = close(retro({ met: 1, of: 2, missing: [improvement] }), { mayOverride: true }) ?? {};
    expect(wayOut).toMatch(/or override with a written reason\.$/);
    expect(wayOut).not.toContain("CSM");
  });
});

test("minutes say what was missing by name, up to a number", () => {
  const item = (number: number) => ({ label: `Nobody has taken up “${number}”`, href: "/" });
  const say = (count: number) => {
    const missing = Array.from({ length: count }, (_, at) => item(at + 1));
    const [objectives] = outputsOf("planning_1", { objectives: { met: 1, of: count + 1, missing } }, []);
    return objectives && [sayOutput(objectives), ...sayMissing(objectives)];
  };
  expect(say(0)).toEqual(["1 of 1"]);
  expect(say(2)).toEqual(["1 of 3", "Nobody has taken up “1”", "Nobody has taken up “2”"]);
  expect(say(11)?.slice(-2)).toEqual(["Nobody has taken up “8”", "and 3 more"]);
});
