import type { Answer, Refusal } from "@/lib/domain/result";

/** A run of a command that can be taken back, and how it was announced. */
export type UndoableRun = { commandId: string; message: string };

/** How the stack reaches the server and the person. */
export type UndoDoors = {
  /** Takes a run back. */
  undo(input: { commandId: string }): Promise<Answer<unknown>>;
  /** The last own change on the server that can be taken back; null when there is none. */
  findLast(): Promise<UndoableRun | null>;
  announce(message: string, onUndo?: () => void): void;
  refuse(refusal: Refusal): void;
};

const longest = 100;

/**
 * What this tab has done and can take back, newest last. Redo is the undo of the undo. A tab that
 * was reloaded asks the server for the person's last change.
 */
export class UndoStack {
  private done: UndoableRun[] = [];
  private undone: UndoableRun[] = [];
  private turn: Promise<void> = Promise.resolve();
  private readonly underWay = new Set<Promise<unknown>>();
  private standIn: UndoStack | null = null;

  constructor(private readonly doors: UndoDoors) {}

  push(run: UndoableRun): void {
    this.done = [...this.done, run].slice(-longest);
    this.undone = [];
  }

  /** A command that the person has begun: undo and redo wait for what comes of it. */
  follow<Value>(run: Promise<Value>): Promise<Value> {
    this.underWay.add(run);
    const end = () => void this.underWay.delete(run);
    run.then(end, end);
    return run;
  }

  /**
   * Undo and redo are the other stack's until the answer is called: on a page whose changes are
   * nobody else's, they mustn't reach what everybody sees.
   */
  giveWayTo(other: UndoStack): () => void {
    this.standIn = other;
    return () => {
      if (this.standIn === other) this.standIn = null;
    };
  }

  /** Takes back the newest run. */
  undo(): Promise<void> {
    return this.inTurn(async () => {
      if (this.standIn) return this.standIn.undo();
      const run = this.done.at(-1) ?? (await this.doors.findLast());
      if (!run) return this.doors.announce("There is nothing of yours to undo.");
      await this.reverse(run, "Undone");
    });
  }

  /** Does again what was undone last. */
  redo(): Promise<void> {
    return this.inTurn(async () => {
      if (this.standIn) return this.standIn.redo();
      const run = this.undone.at(-1);
      if (!run) return this.doors.announce("There is nothing to redo.");
      await this.reverse(run, "Done again");
    });
  }

  /** Takes back one run, newest or not. */
  takeBack(commandId: string): Promise<void> {
    return this.inTurn(async () => {
      const run = this.done.find((one) => one.commandId === commandId);
      if (run) await this.reverse(run, "Undone");
    });
  }

  private async reverse(run: UndoableRun, word: "Undone" | "Done again"): Promise<void> {
    const answer = await this.doors.undo({ commandId: run.commandId }).catch(() => null);
    if (!answer) return this.doors.refuse(unreachable);
    // Refused for good or done: either way it isn't offered again. Only a busy server is.
    if (answer.ok || answer.refusal.code !== "busy") this.forget(run);
    if (!answer.ok) return this.doors.refuse(answer.refusal);
    const back = { commandId: answer.commandId, message: run.message };
    if (answer.undoable) {
      if (word === "Undone") this.undone = [...this.undone, back];
      else this.done = [...this.done, back];
    }
    this.doors.announce(`${word}: ${run.message}`);
  }

  private forget(run: UndoableRun): void {
    this.done = this.done.filter((one) => one.commandId !== run.commandId);
    this.undone = this.undone.filter((one) => one.commandId !== run.commandId);
  }

  /** One after the other, in the order they were asked for, so that a key pressed twice undoes two. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.turn.then(async () => {
      await Promise.allSettled([...this.underWay]);
      await work();
    });
    this.turn = mine.catch(() => {});
    return mine;
  }
}

const unreachable: Refusal = {
  code: "busy",
  message: "The server didn't answer, so nothing was taken back.",
  wayOut: "Try again when the connection is back.",
};
