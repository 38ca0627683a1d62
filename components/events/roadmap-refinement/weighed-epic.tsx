"use client";

import { EpicConditions } from "@/components/backlog/epic-conditions";
import { EpicConflicts } from "@/components/backlog/epic-conflicts";
import { EffortField, ScaleField, Scores } from "@/components/backlog/epic-facts";
import { EpicFeasibility } from "@/components/backlog/epic-feasibility";
import { EpicInsights } from "@/components/backlog/epic-insights";
import { EpicNotes } from "@/components/backlog/epic-notes";
import { EpicRiskNote } from "@/components/backlog/epic-risk-note";
import { EpicReadiness } from "@/components/backlog/epic-readiness";
import { useEpicEdit } from "@/components/backlog/use-epic-edit";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere, useMay } from "@/components/flow-teams/here";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { fieldWords, kindWords } from "@/lib/domain/backlog/words";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { TableHead } from "../refinement/table-head";
import type { TableTurn } from "../refinement/use-table-turn";
import { useRoom } from "../room/use-room";

type WeighedEpicProps = { epic: EpicDetail; roadmap: RoadmapView; turn: TableTurn };

/** An Epic on the table, weighed right there. */
export function WeighedEpic({ epic, roadmap, turn }: WeighedEpicProps) {
  const { slug } = useHere();
  const { isProjector } = useRoom();
  const { openEpic } = usePanelAddress();
  const isMember = useMay("contribute");
  const editing = useEpicEdit(epic);
  const team = roadmap.teams.find(({ id }) => id === epic.leadTeamId);
  return (
    <div className="flex flex-col gap-4">
      <TableHead
        what="Epic"
        name={`E-${epic.number}`}
        of={` · ${kindWords[epic.kind]} Epic${team ? ` · ${team.name}` : ""}`}
        turn={turn}
        onOpen={() => openEpic(epic.number)}
      >
        <h2 className="text-xl font-semibold wrap-anywhere">{epic.title}</h2>
      </TableHead>
      <EpicConflicts editing={editing} roadmap={roadmap} />
      <RefusalNotice refusal={editing.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
      <EpicReadiness epic={epic} />
      {epic.description ? <p className="whitespace-pre-line text-ink-2 wrap-anywhere">{epic.description}</p> : null}
      {isProjector ? (
        <WeightsOnWall epic={epic} />
      ) : (
        <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
          <ScaleField field="value" epic={epic} editing={editing} />
          <ScaleField field="timeCriticality" epic={epic} editing={editing} />
          <ScaleField field="riskReduction" epic={epic} editing={editing} />
          <EffortField
            effort={epic.effort}
            disabled={!editing.may("effort")}
            onSave={(effort, seen) => editing.save({ effort }, { effort: seen })}
          />
          <Scores epic={epic} />
        </div>
      )}
      <EpicRiskNote epic={epic} editing={editing} />
      <EpicFeasibility epic={epic} />
      <EpicConditions epic={epic} editing={editing} />
      {isMember && !isProjector ? <EpicInsights epic={epic} /> : null}
      {epic.kind === "enabler" && !isProjector ? <EpicNotes epic={epic} /> : null}
    </div>
  );
}

/** The weights in figures, where nobody changes them. */
function WeightsOnWall({ epic }: { epic: EpicDetail }) {
  const weights = [
    [fieldWords.value, epic.value],
    [fieldWords.timeCriticality, epic.timeCriticality],
    [fieldWords.riskReduction, epic.riskReduction],
    [`${fieldWords.effort} in points`, epic.effort],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        {weights.map(([name, weight]) => (
          <div key={name}>
            <dt className="text-ink-2">{name}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{weight ?? "–"}</dd>
          </div>
        ))}
      </dl>
      <Scores epic={epic} />
    </>
  );
}
