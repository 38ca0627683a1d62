/** Does one thing after the other, each begun once the one before it has ended, however that ended. */
export class InOrder {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as `act` does, when its turn has come. */
  run<Value>(act: () => Promise<Value>): Promise<Value> {
    const mine = this.last.then(act);
    this.last = mine.catch(() => {});
    return mine;
  }
}
