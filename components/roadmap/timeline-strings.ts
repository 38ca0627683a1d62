import { dependencyStanding } from "@/lib/domain/dependencies/conflicts";
import { itemName } from "@/lib/domain/dependencies/rules";
import { type ItemAtEnd, type Judged, standingWords } from "@/lib/domain/dependencies/view";
import type { JudgedDependency } from "@/lib/domain/roadmap/standing";
import type { EpicInView } from "@/lib/domain/roadmap/view";
import type { StringTone, TimelineString } from "@/components/ui/timeline/model";

type Standing = JudgedDependency["standing"];

const tones: Record<Standing["kind"], StringTone | null> = {
  conflict: "bad",
  mitigated: "quiet",
  open_ended: "quiet",
  holds: "quiet",
  satisfied: "settled",
  void: null,
};

/** The Dependencies between Epics as strings; satisfied ones only when asked for. */
export function stringsOf(judged: readonly JudgedDependency[], showSatisfied: boolean): TimelineString[] {
  return judged.flatMap(({ id, needer, giver, standing }) => {
    const tone = tones[standing.kind];
    if (!needer || !giver || !tone || (tone === "settled" && !showSatisfied)) return [];
    return [
      {
        id,
        from: needer.id,
        to: giver.id,
        tone,
        reason: `E-${needer.number} needs E-${giver.number}: ${standingWords(standing)}`,
      },
    ];
  });
}

const inOrderOfTrouble: readonly StringTone[] = ["bad", "quiet", "settled"];

/**
 * Dependencies of Stories as strings between their Epics: one for each two Epics, in the tone of the
 * worst, which is said first.
 */
export function storyStringsOf(judged: readonly Judged[], showSatisfied: boolean): TimelineString[] {
  const strings = new Map<string, TimelineString>();
  for (const { needer, giver, standing } of judged) {
    const [from, to] = [epicOf(needer), epicOf(giver)];
    const tone = tones[standing.kind];
    if (!needer || !giver || !from || !to || from === to || !(needer.isStory || giver.isStory)) continue;
    if (!tone || (tone === "settled" && !showSatisfied)) continue;
    const id = `stories ${from} ${to}`;
    const words = `${itemName(needer)} needs ${itemName(giver)}: ${standingWords(standing)}`;
    const known = strings.get(id);
    const isWorse = !known || inOrderOfTrouble.indexOf(tone) < inOrderOfTrouble.indexOf(known.tone);
    const reason = !known ? words : isWorse ? `${words}; ${known.reason}` : `${known.reason}; ${words}`;
    strings.set(id, { id, from, to, tone: isWorse ? tone : known.tone, reason });
  }
  return [...strings.values()];
}

/** The Epic whose bar an end hangs on. */
function epicOf(item: ItemAtEnd | null): string | null {
  return item?.isStory ? item.epicId : (item?.id ?? null);
}

/** How the strings of an Epic would stand if it were somewhere else. */
export function previewOf(
  judged: readonly JudgedDependency[],
  epicId: string,
  to: Pick<EpicInView, "firstSprint" | "lastSprint">,
): ReadonlyMap<string, { tone: StringTone; reason: string }> {
  const preview = new Map<string, { tone: StringTone; reason: string }>();
  for (const dependency of judged) {
    if (dependency.neederEpicId !== epicId && dependency.giverEpicId !== epicId) continue;
    const moved = (epic: EpicInView | null) => (epic?.id === epicId ? { ...epic, ...to } : epic);
    const standing = dependencyStanding(dependency, moved(dependency.needer), moved(dependency.giver));
    const tone = tones[standing.kind];
    if (tone) preview.set(dependency.id, { tone, reason: standingWords(standing) });
  }
  return preview;
}

/** Epics at either end of a conflict, with how many they are part of. */
export function conflictCounts(judged: readonly JudgedDependency[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { standing, neederEpicId, giverEpicId } of judged) {
    if (standing.kind !== "conflict") continue;
    for (const id of [neederEpicId, giverEpicId]) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The same with the conflicts of Stories, at the Epics they belong to. */
export function withStoryConflicts(
  counts: ReadonlyMap<string, number>,
  judged: readonly Judged[],
): ReadonlyMap<string, number> {
  const all = new Map(counts);
  for (const { needer, giver, standing } of judged) {
    if (standing.kind !== "conflict" || !(needer?.isStory || giver?.isStory)) continue;
    for (const id of new Set([epicOf(needer), epicOf(giver)])) if (id) all.set(id, (all.get(id) ?? 0) + 1);
  }
  return all;
}
