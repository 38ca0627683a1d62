import { patchView } from "@/lib/client/optimistic";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { compareRanks } from "@/lib/domain/backlog/scores";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";

type Place = { at: "before" | "after"; epicId: string } | { at: "top" | "bottom" };

/** The roadmap with one Epic ranked elsewhere, until the server says the same. */
export function rankPatch(slug: string, { epicId, place }: { epicId: string; place: Place }) {
  return patchView<RoadmapView>({ slug, view: "roadmap" }, (view) => {
    const others = view.epics.filter((epic) => epic.id !== epicId).toSorted((a, b) => compareRanks(a.rank, b.rank));
    const rank = rankAt(others, place);
    if (rank === null) return view;
    const epics = view.epics.map((epic) => (epic.id === epicId ? { ...epic, rank } : epic));
    return { ...view, epics: epics.toSorted((a, b) => compareRanks(a.rank, b.rank)) };
  });
}

function rankAt(others: readonly EpicInView[], place: Place): string | null {
  if (place.at === "top") return rankBetween(null, others[0]?.rank ?? null);
  if (place.at === "bottom") return rankBetween(others.at(-1)?.rank ?? null, null);
  if (!("epicId" in place)) return null;
  const index = others.findIndex((epic) => epic.id === place.epicId);
  if (index < 0) return null;
  return place.at === "before"
    ? rankBetween(others[index - 1]?.rank ?? null, others[index]?.rank ?? null)
    : rankBetween(others[index]?.rank ?? null, others[index + 1]?.rank ?? null);
}
