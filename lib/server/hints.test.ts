import { describe, expect, test } from "vitest";
import { mostNamed, storiesOf } from "@/lib/domain/live";
import { messagesOf } from "./hints";

const flowTeamId = "flow team";
const named = (count: number) => Array.from({ length: count }, (_, n) => `story ${n}`);
const hintsOf = (ids: readonly string[]) => ids.map((id) => ({ flowTeamId, context: "stories" as const, id }));

describe("the messages of a run", () => {
  test("are one for each context, in one order, each item named once", () => {
    const messages = messagesOf([
      { flowTeamId, context: storiesOf("team"), id: "a" },
      { flowTeamId, context: "progress" },
      { flowTeamId, context: "stories", id: "a" },
      { flowTeamId, context: "stories", id: "b" },
      { flowTeamId, context: "stories", id: "a" },
    ]);
    expect(messages).toEqual([
      { flowTeamId, context: "progress", ids: null },
      { flowTeamId, context: "stories", ids: ["a", "b"] },
      { flowTeamId, context: storiesOf("team"), ids: ["a"] },
    ]);
  });

  test("name no item where there are too many to name", () => {
    expect(messagesOf(hintsOf(named(mostNamed)))[0]?.ids).toEqual(named(mostNamed));
    expect(messagesOf(hintsOf(named(mostNamed + 1)))[0]?.ids).toBeNull();
    expect(messagesOf(hintsOf(named(3 * mostNamed)))[0]?.ids).toBeNull();
  });

  test("name no item where the context changed as a whole as well", () => {
    const whole = { flowTeamId, context: "stories" as const };
    expect(messagesOf([whole, ...hintsOf(["a"])])[0]?.ids).toBeNull();
    expect(messagesOf([...hintsOf(["a"]), whole, ...hintsOf(["b"])])[0]?.ids).toBeNull();
  });
});
