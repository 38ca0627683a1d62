/** The needer's item can't go on without the giver's. */
export type Edge = { needer: string; giver: string };

/**
 * DEP-1: the cycle that `added` would close, as the items in order from its needer round to its
 * needer again; null when it closes none. Cost: each edge is looked at once.
 *
 * Declined and verified Dependencies don't count: leave them out of `edges`.
 */
export function findCycle(edges: readonly Edge[], added: Edge): string[] | null {
  if (added.needer === added.giver) return [added.needer, added.needer];
  const givers = new Map<string, string[]>();
  for (const { needer, giver } of edges) {
    const known = givers.get(needer);
    if (known) known.push(giver);
    else givers.set(needer, [giver]);
  }
  // Breadth first, so that the cycle named is a shortest one.
  const cameFrom = new Map<string, string>([[added.giver, added.needer]]);
  const queue = [added.giver];
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
    if (item === added.needer) return pathBack(cameFrom, added);
    for (const next of givers.get(item) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, item);
      queue.push(next);
    }
  }
  return null;
}

function pathBack(cameFrom: ReadonlyMap<string, string>, added: Edge): string[] {
  const path = [added.needer];
  let item = cameFrom.get(added.needer) as string;
  while (item !== added.needer) {
    path.unshift(item);
    item = cameFrom.get(item) as string;
  }
  return [added.needer, ...path];
}
