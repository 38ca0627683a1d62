import type { FlowTeamState } from "./schema";

/** A Flow Team somebody may open. */
export type OpenTo = { slug: string; name: string; state: FlowTeamState };

/** A page to go to, and the Flow Team it is of; without a name the list of all. */
export type Way = { href: string; name: string | null };

/** The way in: to the one Flow Team that is open to somebody and isn't retired, else to the list of them. */
export function wayIn(flowTeams: readonly OpenTo[]): Way {
  const [only, ...others] = flowTeams.filter(({ state }) => state !== "retired");
  return only && others.length === 0
    ? { href: `/flow-teams/${only.slug}`, name: only.name }
    : { href: "/flow-teams", name: null };
}

/** The way back to the page of a Flow Team one came from (its path), where that is still open to them; else the way in. */
export function wayBack(flowTeams: readonly OpenTo[], from: string | null): Way {
  const [, slug] = /^\/flow-teams\/([^/]+)/.exec(from ?? "") ?? [];
  const left = flowTeams.find((one) => one.slug === slug);
  return from && left ? { href: from, name: left.name } : wayIn(flowTeams);
}
