import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import { type Edge, findCycle } from "./cycle";

/** A Story or an Epic as refusals name it: "S-12 Read the gauge". */
export type NamedItem = { kind: "Story" | "Epic"; number: number; title: string };

/** One end of a Dependency. `item` is null where it is a team alone; the team of an item may be missing. */
export type End = { teamId: string | null; item: (NamedItem & { id: string }) | null };

/** What waits for what: Dependencies that count, and Epics that hold a Story (`isPart`). */
export type ItemEdge = Edge & { isPart?: boolean };

/** "S-12" or "E-12". */
export function itemName({ kind, number }: Pick<NamedItem, "kind" | "number">): string {
  return `${kind === "Story" ? "S" : "E"}-${number}`;
}

/**
 * DEP-1: whether the needer may depend on the giver. `edges` are the Flow Team's other Dependencies
 * that count and the way from Epics to their Stories; `items` names those on them.
 */
export function canRaise(
  needer: End,
  giver: End,
  edges: readonly ItemEdge[],
  items: ReadonlyMap<string, NamedItem>,
): Result<{ neederTeamId: string; giverTeamId: string }> {
  const teams = [needer.teamId, giver.teamId] as const;
  for (const [{ teamId, item }, word] of [
    [needer, "needs"],
    [giver, "gives"],
  ] as const) {
    if (teamId !== null || !item) continue;
    const name = itemName(item);
    return refuse({
      rule: "DEP-1",
      code: "rule",
      message:
        item.kind === "Epic"
          ? `No team leads ${name}, so nobody is there who ${word}.`
          : `No team has ${name} yet, so nobody is there who ${word}.`,
      wayOut: item.kind === "Epic" ? `Give ${name} a lead team first.` : `Give ${name} to a team first.`,
    });
  }
  if (teams[0] === teams[1]) return refuse(ownTeam(needer, giver));
  if (needer.item && giver.item) {
    const known = new Map(items).set(needer.item.id, needer.item).set(giver.item.id, giver.item);
    const cycle = findCycle(edges, { needer: needer.item.id, giver: giver.item.id });
    if (cycle) return refuse(closesCycle(cycle, edges, known));
  }
  return ok({ neederTeamId: teams[0] as string, giverTeamId: teams[1] as string });
}

/**
 * DEP-1 for a Story that comes into an Epic: from the Epic a way now leads to the Story, so none may
 * lead from the Story to the Epic.
 */
export function canComeInto(
  story: NamedItem & { id: string },
  epic: NamedItem & { id: string },
  edges: readonly ItemEdge[],
  items: ReadonlyMap<string, NamedItem>,
): Result<null> {
  const cycle = findCycle(edges, { needer: epic.id, giver: story.id });
  if (!cycle) return ok(null);
  const part = { needer: epic.id, giver: story.id, isPart: true };
  const known = new Map(items).set(story.id, story).set(epic.id, epic);
  return refuse({
    ...closesCycle(cycle, [...edges, part], known),
    wayOut: "Leave the Story where it is, or withdraw one of these Dependencies first.",
  });
}

function ownTeam(needer: End, giver: End): Refusal {
  const areBothEpics = needer.item?.kind === "Epic" && giver.item?.kind === "Epic";
  return {
    rule: "DEP-1",
    code: "rule",
    message: areBothEpics
      ? "A Dependency is between two teams, and one team leads both Epics."
      : "A Dependency is between two teams, and this would be on one's own.",
    wayOut: areBothEpics
      ? "Order the two Epics within the team, or tie them by a plain link."
      : "Order the work within the team; a Dependency is for what another team gives.",
  };
}

function closesCycle(
  cycle: readonly string[],
  edges: readonly ItemEdge[],
  items: ReadonlyMap<string, NamedItem>,
): Refusal {
  return {
    rule: "DEP-1",
    code: "rule",
    message: `This would close a cycle: ${cycleWords(cycle, edges, items)}.`,
    wayOut: "Withdraw one of these Dependencies, or split an item so that none waits for itself.",
  };
}

/** "E-4 Tides holds S-12 Read the gauge needs E-4 Tides". `nameOf` calls what isn't among the items. */
export function cycleWords(
  cycle: readonly string[],
  edges: readonly ItemEdge[],
  items: ReadonlyMap<string, NamedItem>,
  nameOf: (id: string) => string | undefined = () => undefined,
): string {
  const parts = new Set(edges.flatMap((edge) => (edge.isPart ? [`${edge.needer} ${edge.giver}`] : [])));
  const words = cycle.map((id, index) => {
    const item = items.get(id);
    const name = item ? `${itemName(item)} ${item.title}` : (nameOf(id) ?? "another item");
    const verb = parts.has(`${cycle[index - 1]} ${id}`) ? "holds" : "needs";
    return index === 0 ? name : `${verb} ${name}`;
  });
  return words.join(" ");
}
