import "server-only";

/**
 * Does what it is given one after another, in the order it came: for work of which several at once
 * would take more memory than there is to spare. What fails doesn't hold up the next.
 */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
