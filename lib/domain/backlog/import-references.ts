import { findCycle } from "@/lib/domain/dependencies/cycle";
import { itemName } from "@/lib/domain/dependencies/rules";
import type { Waiting } from "./import-cycles";
import type { ReferenceOutcome } from "./import-names";

/** An Epic at one end of a reference. `node` tells it apart from all others. */
export type ReferenceEnd = { node: string; externalId: string; teamId: string | null };
/** A row that refers to others, in the file's order. */
type ReferringRow = ReferenceEnd & {
  line: number;
  references: readonly string[];
  /** References taken up by an earlier import, which are not looked at again. */
  known: ReadonlySet<string>;
  isLeftOut: boolean;
};
/** What a reference becomes: who refers needs, who is referred to gives. */
export type PlannedReference = {
  line: number;
  from: string;
  to: string;
  target: ReferenceEnd | null;
  outcome: ReferenceOutcome;
  why: string;
};

/**
 * What each reference becomes, in file order: a Dependency between Epics of different teams as long
 * as no cycle closes (DEP-1), else a plain link.
 *
 * @param find the Epic of an external id, of this file or an earlier one; null where there is none,
 * "left_out" where its row stays out
 * @param waiting what waits for what already, by node
 * @param links the pairs "from to" of nodes tied already, by Dependency or link
 */
export function planReferences(
  rows: readonly ReferringRow[],
  find: (externalId: string) => ReferenceEnd | "left_out" | null,
  { edges, items }: Waiting,
  links: ReadonlySet<string>,
): PlannedReference[] {
  const drawn = [...edges];
  const needers = new Set(drawn.map((edge) => edge.needer));
  const givers = new Set(drawn.map((edge) => edge.giver));
  const names = new Map([...items].map(([node, item]) => [node, itemName(item)]));
  const planned: PlannedReference[] = [];
  for (const row of rows) {
    names.set(row.node, row.externalId);
    const said = new Set<string>();
    for (const to of row.references) {
      const found = find(to) ?? find(to.replace(/^#/, ""));
      const target = found === "left_out" ? null : found;
      const decide = (outcome: ReferenceOutcome, why: string) =>
        planned.push({ line: row.line, from: row.externalId, to, target, outcome, why });
      if (said.has(to)) {
        decide("twice", `${to} is said twice in this row.`);
        continue;
      }
      said.add(to);
      if (row.isLeftOut) decide("left_out", `${to}: this row is left out.`);
      else if (found === "left_out") decide("left_out", `${to}: its row is left out.`);
      else if (target === null) decide("nowhere", `${to} points to no row of the file and to no Epic imported before.`);
      else if (target.node === row.node) decide("itself", `${to} points to its own row.`);
      else if (row.known.has(to) || links.has(`${row.node} ${target.node}`))
        decide("already_there", `${to} is there already.`);
      else if (row.teamId === null || target.teamId === null)
        decide(
          "link_no_team",
          `${to} becomes a plain link: ${row.teamId === null ? "this Epic" : "that Epic"} has no team.`,
        );
      else if (row.teamId === target.teamId)
        decide("link_same_team", `${to} becomes a plain link: both are of the same team.`);
      else {
        names.set(target.node, target.externalId);
        const edge = { needer: row.node, giver: target.node };
        // Only where the giver needs something and the needer is needed can a cycle close.
        const cycle = needers.has(edge.giver) && givers.has(edge.needer) ? findCycle(drawn, edge) : null;
        if (cycle) {
          decide(
            "link_cycle",
            `${to} becomes a plain link: a Dependency would close the cycle ${cycle.map((node) => names.get(node) ?? "?").join(" → ")}.`,
          );
          continue;
        }
        drawn.push(edge);
        needers.add(edge.needer);
        givers.add(edge.giver);
        decide("dependency", `${to} becomes a Dependency: this Epic needs that one.`);
      }
    }
  }
  return planned;
}
