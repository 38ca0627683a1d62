import { describe, expect, it } from "vitest";
import { TypedLine, unsavedOf } from "./typed-line";

/** A line whose entries are answered by hand. */
function aLine() {
  const line = new TypedLine();
  const asked: string[] = [];
  const answers = new Map<string, (isAdded: boolean) => void>();
  const enter = (text: string) => {
    line.type(text);
    return line.send((sent) => {
      asked.push(sent);
      return new Promise((resolve) => answers.set(sent, resolve));
    });
  };
  const answer = async (text: string, isAdded: boolean) => {
    answers.get(text)?.(isAdded);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { line, asked, enter, answer };
}

describe("a line to add with", () => {
  it("is empty at Enter, and the next goes while the first is on its way", async () => {
    const { line, asked, enter, answer } = aLine();
    void enter(" First ");
    expect(line.read()).toEqual({ typed: "", sent: ["First"], refused: [] });
    void enter("Second");
    expect(asked).toEqual(["First", "Second"]);
    line.type("Thi");
    await answer("First", true);
    await answer("Second", true);
    expect(line.read()).toEqual({ typed: "Thi", sent: [], refused: [] });
  });

  it("gives back what is refused, to be corrected", async () => {
    const { line, enter, answer } = aLine();
    void enter("First");
    await answer("First", false);
    expect(line.read()).toEqual({ typed: "First", sent: [], refused: [] });
  });

  it("joins nothing on to what is being typed, and loses nothing: a refused one waits until the line is free", async () => {
    const { line, enter, answer } = aLine();
    void enter("First");
    void enter("Second");
    line.type("Third");
    await answer("First", false);
    expect(line.read().typed).toBe("Third");
    await answer("Second", false);
    void enter("Third");
    await answer("Third", true);
    expect(line.read()).toEqual({ typed: "First", sent: [], refused: ["Second"] });
  });

  it("sends nothing where nothing is typed, and nothing twice", () => {
    const { asked, enter, line } = aLine();
    void enter("  ");
    void enter("Once");
    void line.send(async () => asked.push("again") > 0);
    expect(asked).toEqual(["Once"]);
  });

  it("takes up what was typed before a reload, but never over what is typed now", () => {
    const before = new TypedLine();
    before.takeUp("From before");
    expect(before.read().typed).toBe("From before");
    const now = new TypedLine();
    now.type("Now");
    now.takeUp("From before");
    expect(now.read().typed).toBe("Now");
  });

  it("keeps for a reload what is typed, else what isn't known to be added", async () => {
    const { line, enter, answer } = aLine();
    void enter("First");
    expect(unsavedOf(line.read())).toBe("First");
    line.type("Second");
    expect(unsavedOf(line.read())).toBe("Second");
    line.type("");
    await answer("First", true);
    expect(unsavedOf(line.read())).toBe("");
  });
});
