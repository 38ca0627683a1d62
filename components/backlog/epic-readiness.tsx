import { Badge } from "@/components/ui/badge";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import type { EpicDetail } from "@/lib/domain/backlog/view";

/** BLG-1 at a glance: Ready, or exactly what is missing. */
export function EpicReadiness({ epic }: { epic: EpicDetail }) {
  if (epic.status === "done" || epic.status === "dropped") return null;
  const missing = missingForReady({
    ...epic,
    hasRiskNote: epic.riskNote !== "",
    acceptanceConditions: epic.acceptanceConditions.length,
  });
  if (missing.length === 0) {
    return (
      <p className="flex items-center gap-2">
        <Badge tone="ok">Ready</Badge>
        <span className="text-ink-2">Teams can claim it.</span>
      </p>
    );
  }
  return (
    <p className="flex items-baseline gap-2">
      <Badge>Not Ready</Badge>
      <span className="text-ink-2">It lacks {missing.join(", ")}.</span>
    </p>
  );
}
