import { dependencyStanding } from "@/lib/domain/dependencies/conflicts";
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

/** How a Dependency stands, in a few words. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case "conflict":
      return standing.reason;
    case "mitigated":
      return `${standing.reason}, with a mitigation`;
    case "open_ended":
      return "not both are planned yet";
    case "satisfied":
      return "satisfied";
    case "void":
      return "no longer needed";
    case "holds":
      return "comes in time";
  }
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
