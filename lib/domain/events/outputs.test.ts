import { expect, test } from "vitest";
import { checkOutputs, outputsOf, sayMissing, sayOutput } from "./outputs";

const told = { feedback: { met: 1, of: 1, missing: [] }, order: { met: 1, of: 1, missing: [] } };
const validated = (fact: { met: number; of: number }) =>
  outputsOf("review", { ...told, validated: { ...fact, missing: [] } }, []).find(({ key }) => key === "validated");

test("where no Epic is finished a Review knows it by itself, and asks nobody to say so", () => {
  expect(validated({ met: 0, of: 0 })).toMatchObject({ isMet: true, said: "No Epic is finished", none: null });
  expect(checkOutputs("review", outputsOf("review", told, [])).ok).toBe(true);
});

test("a finished Epic waits for the CPO all the same", () => {
  expect(validated({ met: 0, of: 1 })).toMatchObject({ isMet: false, of: 1 });
  expect(validated({ met: 1, of: 1 })).toMatchObject({ isMet: true });
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
