import { itemName } from "./rules";
import { counts } from "./states";
import type { DependenciesView, Judged } from "./view";

/** What slips because one Dependency does. `by` is in Flow Sprints; `because` is a sentence's half. */
export type Slipped = {
  kind: "Dependency" | "Story" | "Epic" | "Milestone";
  id: string;
  number: number;
  title: string;
  /** The Flow Sprint it was to end or to be there, and the one it then does. */
  from: number;
  to: number;
  by: number;
  because: string;
};

/** What of an item is known to slip: its start, and with it or alone its end. */
type Slip = { by: number; because: string };

type Graph = {
  judged: readonly Judged[];
  epics: readonly {
    id: string;
    number: number;
    title: string;
    firstSprint: number | null;
    lastSprint: number | null;
  }[];
  milestones: DependenciesView["milestones"];
};

/**
 * What comes late when a Dependency is given `slip` Flow Sprints after its promise (after the need,
 * where nothing is promised), in the order in which it does.
 *
 * An item that starts later ends later by as much, and so gives later. A Story that ends after its
 * Epic takes the Epic's end along. A mitigation holds: nothing goes on behind it, save where it is
 * the one asked about. Each item is settled once, after all it waits for, so it ends on any input.
 */
export function downstreamOf(graph: Graph, dependencyId: string, slip: number): Slipped[] {
  const asked = graph.judged.find(({ id }) => id === dependencyId);
  const base = asked?.promised ?? asked?.needed ?? null;
  if (!asked || base === null || slip <= 0) return [];
  const epics = new Map(graph.epics.map((epic) => [epic.id, epic]));
  const outcome: Slipped[] = [];
  const slips = new Map<string, Slip>();

  const late = (dependency: Judged, comes: number, cause: string): void => {
    const from = dependency.promised ?? dependency.needed ?? comes;
    const { id, number, needer, giver } = dependency;
    const title = giver ? `${itemName(giver)} ${giver.title}` : "what the other team gives";
    outcome.push({ kind: "Dependency", id, number, title, from, to: comes, by: comes - from, because: cause });
    if (!needer || dependency.needed === null || comes <= dependency.needed) return;
    raise(slips, needer.id, {
      by: comes - dependency.needed,
      because: `D-${number} comes in S${comes}, needed by S${dependency.needed}`,
    });
  };
  late(asked, base + slip, "the one asked about");

  for (const item of settlingOrder(graph, asked)) {
    const settled = slips.get(item.id);
    if (!settled || item.lastSprint === null) continue;
    const to = item.lastSprint + settled.by;
    outcome.push({ ...item, from: item.lastSprint, to, ...settled });
    const name = itemName(item);
    for (const dependency of graph.judged) {
      if (dependency.giver?.id !== item.id || dependency.id === asked.id || !isOpen(dependency)) continue;
      if (dependency.mitigation.trim() !== "") continue;
      // A promise for later than its item ends has room.
      if (dependency.promised === null || to > dependency.promised) late(dependency, to, `${name} ends in S${to}`);
    }
    const epic = item.epicId === null ? undefined : epics.get(item.epicId);
    if (epic && epic.lastSprint !== null && to > epic.lastSprint) {
      raise(slips, epic.id, { by: to - epic.lastSprint, because: `its ${name} ends in S${to}` });
    }
  }
  return [...outcome, ...lateMilestones(graph.milestones, outcome)];
}

/** The greater slip counts, with its reason. */
function raise(slips: Map<string, Slip>, id: string, slip: Slip): void {
  const known = slips.get(id);
  if (!known || known.by < slip.by) slips.set(id, slip);
}

const isOpen = ({ state, standing }: Judged) =>
  counts(state) && standing.kind !== "satisfied" && standing.kind !== "void";

type Settled = {
  kind: "Story" | "Epic";
  id: string;
  number: number;
  title: string;
  lastSprint: number | null;
  epicId: string | null;
};

/**
 * The items that wait for the one asked about, each after all those it waits for. What DEP-1 keeps
 * out, a cycle, would never be free and is left out.
 */
function settlingOrder({ judged, epics }: Graph, asked: Judged): Settled[] {
  const items = new Map<string, Settled>();
  for (const { id, number, title, lastSprint } of epics) {
    items.set(id, { kind: "Epic", id, number, title, lastSprint, epicId: null });
  }
  for (const { needer, giver } of judged) {
    for (const item of [needer, giver]) if (item?.kind === "Story") items.set(item.id, settledStory(item));
  }
  // From each item to what waits for it: the needers of what it gives, and its Epic.
  const next = new Map<string, Set<string>>();
  const add = (from: string, to: string) => next.set(from, (next.get(from) ?? new Set()).add(to));
  for (const dependency of judged) {
    const { needer, giver } = dependency;
    if (needer && giver && dependency.id !== asked.id && isOpen(dependency)) add(giver.id, needer.id);
  }
  for (const { id, epicId } of items.values()) if (epicId && items.has(epicId)) add(id, epicId);

  const reached = new Set<string>();
  const queue = asked.needer ? [asked.needer.id] : [];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    queue.push(...(next.get(id) ?? []));
  }
  const waitsFor = new Map([...reached].map((id) => [id, 0]));
  for (const id of reached) for (const to of next.get(id) ?? []) waitsFor.set(to, (waitsFor.get(to) ?? 0) + 1);
  const free = [...reached].filter((id) => waitsFor.get(id) === 0);
  const order: Settled[] = [];
  for (let id = free.shift(); id !== undefined; id = free.shift()) {
    const item = items.get(id);
    if (item) order.push(item);
    for (const to of next.get(id) ?? []) {
      const left = (waitsFor.get(to) ?? 0) - 1;
      waitsFor.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return order;
}

function settledStory({ id, number, title, lastSprint, epicId }: NonNullable<Judged["needer"]>): Settled {
  return { kind: "Story", id, number, title, lastSprint, epicId };
}

/** Milestones that an Epic leaves, since it now ends after them; with the Epic that ends last. */
function lateMilestones(milestones: Graph["milestones"], outcome: readonly Slipped[]): Slipped[] {
  return milestones.flatMap(({ id, number, name, firstSprint, lastSprint }): Slipped[] => {
    const leaving = outcome
      .filter(({ kind, from, to }) => kind === "Epic" && firstSprint <= from && from <= lastSprint && to > lastSprint)
      .toSorted((a, b) => b.to - a.to);
    const [last] = leaving;
    if (!last) return [];
    const because = `E-${last.number} ends in S${last.to}, and it ends with S${lastSprint}`;
    return [
      { kind: "Milestone", id, number, title: name, from: lastSprint, to: last.to, by: last.to - lastSprint, because },
    ];
  });
}
