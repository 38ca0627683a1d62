type Offered = { number: number; state: "planned" | "running" | "closed" };

/** How many Flow Sprints stand first where none is asked for. */
const ahead = 12;
/** How many stand first on each side of the one asked for. */
const neighbours = 2;

/**
 * The Flow Sprints something can be promised or needed for: those not closed, and the one chosen
 * already. First the one asked for (`near`) with its neighbours, or else the next ones; then the rest.
 */
export function sprintsToOffer<S extends Offered>(
  sprints: readonly S[],
  { value, near }: { value: number | null; near: number | null },
): { soon: S[]; later: S[] } {
  const open = sprints.filter(({ number, state }) => state !== "closed" || number === value);
  const [next] = open.filter(({ state }) => state !== "closed");
  const first = near === null ? (next?.number ?? 0) : near - neighbours;
  const last = near === null ? first + ahead - 1 : near + neighbours;
  const isSoon = ({ number }: S) => number === value || (first <= number && number <= last);
  const soon = open.filter(isSoon);
  // The one asked for may be over, with its neighbours: then what comes next is what is likely.
  if (near !== null && !soon.some(({ state }) => state !== "closed"))
    return sprintsToOffer(sprints, { value, near: null });
  return { soon, later: open.filter((sprint) => !isSoon(sprint)) };
}

/**
 * What is offered to whoever is about to promise: the Flow Sprint said already, else the needer's, or where
 * the giver's item ends if that is later, so that a late one isn't promised by oversight. What is over is
 * promised no more: then the one that is planned next.
 */
export function suggestPromise(
  {
    promisedForSprint,
    promised,
    needed,
  }: { promisedForSprint: number | null; promised: number | null; needed: number | null },
  sprints: readonly Offered[],
): number | null {
  const open = new Set(sprints.filter(({ state }) => state !== "closed").map(({ number }) => number));
  const asked = Math.max(needed ?? 0, promised ?? 0);
  const likely = [promisedForSprint, asked, needed].find((number) => number !== null && open.has(number));
  return likely ?? sprints.find(({ state }) => state === "planned")?.number ?? null;
}
