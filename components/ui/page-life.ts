let isAlive = false;
const waiting: (() => void)[] = [];

/** Whether all that came from the server has its code: false on the server, and until the page is hydrated. */
export function isPageAlive(): boolean {
  return isAlive;
}

/** Acts at once, or as soon as the page is hydrated. */
export function whenPageAlive(act: () => void): void {
  if (isAlive) act();
  else waiting.push(act);
}

/** Said once, by the last effect of the root layout. */
export function notePageAlive(): void {
  isAlive = true;
  // The router's own effect comes right after that one.
  setTimeout(() => {
    for (const act of waiting.splice(0)) act();
  });
}
