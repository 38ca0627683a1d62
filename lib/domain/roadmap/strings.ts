import { dependencyStanding, endFacts, lastClosedSprint } from "@/lib/domain/dependencies/conflicts";
import { itemName } from "@/lib/domain/dependencies/rules";
import { type Judged, epicIdOf, isOfStories, standingWords } from "@/lib/domain/dependencies/view";
import type { JudgedDependency } from "./standing";
import type { EpicInView, RoadmapView } from "./view";

/** Red where a promise is broken; settled ones are shown only when asked for. */
export type StringTone = "bad" | "quiet" | "settled";

/** A line between two bars, from the Epic that needs to the one that gives. */
export type RoadmapString = { id: string; from: string; to: string; tone: StringTone; reason: string };

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
export function stringsOf(judged: readonly JudgedDependency[], showSatisfied: boolean): RoadmapString[] {
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
export function storyStringsOf(judged: readonly Judged[], showSatisfied: boolean): RoadmapString[] {
  const strings = new Map<string, RoadmapString>();
  for (const dependency of judged) {
    const { needer, giver, standing } = dependency;
    const [from, to] = [epicIdOf(needer), epicIdOf(giver)];
    const tone = tones[standing.kind];
    if (!needer || !giver || !from || !to || from === to || !isOfStories(dependency)) continue;
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

/** How the strings of an Epic would stand if it were somewhere else. */
export function previewOf(
  { sprints }: Pick<RoadmapView, "sprints">,
  judged: readonly JudgedDependency[],
  epicId: string,
  to: Pick<EpicInView, "firstSprint" | "lastSprint">,
): ReadonlyMap<string, { tone: StringTone; reason: string }> {
  const preview = new Map<string, { tone: StringTone; reason: string }>();
  const lastClosed = lastClosedSprint(sprints);
  const moved = (epic: EpicInView | null) => (epic?.id === epicId ? { ...epic, ...to } : epic);
  for (const dependency of judged) {
    if (dependency.neederEpicId !== epicId && dependency.giverEpicId !== epicId) continue;
    const needer = endFacts(dependency.neederEpicId, moved(dependency.needer));
    const giver = endFacts(dependency.giverEpicId, moved(dependency.giver));
    const standing = dependencyStanding(dependency, needer, giver, lastClosed);
    const tone = tones[standing.kind];
    if (tone) preview.set(dependency.id, { tone, reason: standingWords(standing) });
  }
  return preview;
}
