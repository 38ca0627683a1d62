import { missingForReady } from "@/lib/domain/backlog/readiness";
import { counted } from "@/lib/domain/words";
import { epicProgress } from "./standing";
import type { EpicInView } from "./view";

/**
 * An Epic's bar for those who hear it: "CEL admission, API Machinery, sprint 12 to 13, 60% done,
 * 2 conflicts, not Ready".
 */
export function barWords(epic: EpicInView, teamName: string | null, conflicts: number): string {
  const parts = [epic.title, teamName ?? "no team"];
  if (epic.kind === "enabler") parts.push("enabler");
  if (epic.firstSprint !== null && epic.lastSprint !== null) {
    parts.push(
      epic.firstSprint === epic.lastSprint
        ? `sprint ${epic.firstSprint}`
        : `sprint ${epic.firstSprint} to ${epic.lastSprint}`,
    );
  } else {
    parts.push("not planned");
  }
  parts.push(epic.status === "done" ? "done" : `${Math.round(epicProgress(epic) * 100)}% done`);
  if (conflicts > 0) parts.push(counted(conflicts, "conflict"));
  if (isNotReady(epic)) parts.push("not Ready");
  return parts.join(", ");
}

/** Whether the bar shows that the Epic isn't Ready (BLG-1): what is over needn't be. */
export function isNotReady(epic: EpicInView): boolean {
  return epic.status !== "done" && epic.status !== "dropped" && missingForReady(epic).length > 0;
}

/** Points as people read them: whole ones. */
export function pointsWords(load: number, capacity: number): string {
  return `${Math.round(load).toLocaleString("en")} / ${Math.round(capacity).toLocaleString("en")} pts`;
}
