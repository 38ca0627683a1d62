"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { tieInsight, untieInsight } from "@/lib/actions/backlog";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { EpicDetail, InsightsView } from "@/lib/domain/backlog/view";
import { InsightDialog } from "./insight-dialog";
import { InsightSource } from "./insight-source";
import { PanelSection } from "./panel-section";

/** The evidence behind an Epic's value: Insights tied to it, and a way to tie or write one. */
export function EpicInsights({ epic }: { epic: EpicDetail }) {
  const { flowTeamId } = useHere();
  const may = useMay("contribute");
  const [isTying, setTying] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const untie = useCommand(untieInsight, { done: () => "Insight taken off" });
  return (
    <PanelSection
      title="Evidence for its value"
      count={epic.insights.length}
      action={
        may ? (
          <span className="flex">
            <Button variant="quiet" onClick={() => setTying(!isTying)} aria-expanded={isTying}>
              Link an Insight
            </Button>
            <Button variant="quiet" onClick={() => setWriting(true)}>
              <Plus aria-hidden="true" /> Write an Insight
            </Button>
          </span>
        ) : null
      }
    >
      {isWriting ? (
        <InsightDialog
          title={`An Insight for E-${epic.number}`}
          epicIds={[epic.id]}
          onClose={() => setWriting(false)}
        />
      ) : null}
      {isTying ? <TieInsight epic={epic} onDone={() => setTying(false)} /> : null}
      {epic.insights.length === 0 ? <p className="text-ink-3">Nothing says yet why it's worth that.</p> : null}
      <ul className="flex flex-col gap-2">
        {epic.insights.map((insight) => (
          <li key={insight.id} className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <p className="whitespace-pre-line wrap-anywhere">{insight.text}</p>
              <InsightSource insight={insight} />
            </div>
            {may ? (
              <IconButton
                label="Take this Insight off the Epic"
                icon={<X />}
                onClick={() => void untie.run({ flowTeamId, insightId: insight.id, epicId: epic.id })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function TieInsight({ epic, onDone }: { epic: EpicDetail; onDone(): void }) {
  const { slug, flowTeamId } = useHere();
  const { data } = useView<InsightsView>({ slug, view: "insights" });
  const tie = useCommand(tieInsight, { done: () => "Insight tied", onDone });
  const options = (data?.insights ?? [])
    .filter((insight) => !insight.epicIds.includes(epic.id))
    .map((insight) => ({ value: insight.id, label: insight.text, hint: insight.source }));
  return (
    <Combobox
      aria-label="Insight to tie"
      className="mb-2"
      options={options}
      value={null}
      placeholder="Find an Insight"
      nothingText={data ? "There is no other Insight yet. Write one instead." : "Loading…"}
      emptyText="No Insight matches. Write one instead."
      onChange={(insightId) => {
        if (insightId) void tie.run({ flowTeamId, insightId, epicId: epic.id });
      }}
    />
  );
}
