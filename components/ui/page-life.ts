let isAlive = false;

/** Whether all that came from the server has its code: false on the server, and until the page is hydrated. */
export function isPageAlive(): boolean {
  return isAlive;
}

/** Said once, by the last effect of the root layout. */
export function notePageAlive(): void {
  isAlive = true;
}
