import { describe, expect, it } from "vitest";
import type { Refusal } from "@/lib/domain/result";
import { type UndoDoors, type UndoableRun, UndoStack } from "./undo-stack";

const refusal: Refusal = { code: "stale", message: "Changed since.", wayOut: "Look at its history." };

/** A stack with a server that takes everything back, and what it was asked and said. */
function aStack(over: Partial<UndoDoors> = {}) {
  const asked: string[] = [];
  const said: string[] = [];
  const stack = new UndoStack({
    undo: async ({ commandId }) => {
      asked.push(commandId);
      return { ok: true, value: null, commandId: `back of ${commandId}`, undoable: true };
    },
    findLast: async () => null,
    announce: (message) => said.push(message),
    refuse: ({ message }) => said.push(message),
    ...over,
  });
  return { stack, asked, said };
}
const run = (commandId: string): UndoableRun => ({ commandId, message: `did ${commandId}` });

describe("undo and redo", () => {
  it("take back the newest first, and redo is the undo of the undo", async () => {
    const { stack, asked, said } = aStack();
    stack.push(run("a"));
    stack.push(run("b"));
    await stack.undo();
    await stack.undo();
    await stack.redo();
    await stack.undo();
    expect(asked).toEqual(["b", "a", "back of a", "back of back of a"]);
    expect(said).toEqual(["Undone: did b", "Undone: did a", "Done again: did a", "Undone: did a"]);
  });

  it("have nothing to redo once something new was done", async () => {
    const { stack, asked, said } = aStack();
    stack.push(run("a"));
    await stack.undo();
    stack.push(run("b"));
    await stack.redo();
    expect(asked).toEqual(["a"]);
    expect(said.at(-1)).toBe("There is nothing to redo.");
  });

  it("take turns: two asked for at once are two", async () => {
    const { stack, asked } = aStack();
    stack.push(run("a"));
    stack.push(run("b"));
    await Promise.all([stack.undo(), stack.undo(), stack.redo()]);
    expect(asked).toEqual(["b", "a", "back of a"]);
  });

  it("wait for what was begun before, also where another stack stands in", async () => {
    const { stack, asked } = aStack();
    const other = aStack();
    let answer = () => {};
    const begun = new Promise<void>((resolve) => {
      answer = resolve;
    });
    stack.push(run("a"));
    void stack.follow(begun.then(() => stack.push(run("b"))));
    const undone = stack.undo();
    answer();
    await undone;
    expect(asked).toEqual(["b"]);

    stack.giveWayTo(other.stack);
    void stack.follow(Promise.resolve().then(() => other.stack.push(run("in the draft"))));
    await stack.undo();
    expect(other.asked).toEqual(["in the draft"]);
  });

  it("ask the server for the last change after a reload", async () => {
    const { stack, asked } = aStack({ findLast: async () => run("before the reload") });
    await stack.undo();
    expect(asked).toEqual(["before the reload"]);
  });

  it("don't offer again what was refused for good, but do when the server was busy", async () => {
    for (const [code, times] of [
      ["stale", 1],
      ["busy", 2],
    ] as const) {
      let asked = 0;
      const { stack } = aStack({
        undo: async () => {
          asked++;
          return { ok: false, refusal: { ...refusal, code } };
        },
      });
      stack.push(run("a"));
      await stack.undo();
      await stack.undo();
      expect(asked).toBe(times);
    }
  });

  it("are another stack's while it stands in, as in a draft, and their own again after", async () => {
    const everybodys = aStack();
    const drafts = aStack();
    everybodys.stack.push(run("seen by all"));
    drafts.stack.push(run("seen by me"));
    const leave = everybodys.stack.giveWayTo(drafts.stack);
    await everybodys.stack.undo();
    await everybodys.stack.redo();
    await everybodys.stack.undo();
    await everybodys.stack.undo();
    expect(everybodys.asked).toEqual([]);
    expect(drafts.asked).toHaveLength(3);
    expect(drafts.said.at(-1)).toBe("There is nothing of yours to undo.");
    leave();
    await everybodys.stack.undo();
    expect(everybodys.asked).toEqual(["seen by all"]);
  });
});
