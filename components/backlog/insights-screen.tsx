"use client";

import { Plus, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { lazily } from "@/components/ui/lazily";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import { editInsight, removeInsight, tieInsight, untieInsight } from "@/lib/actions/backlog";
import { setInAddress } from "@/lib/client/address";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { InsightsView } from "@/lib/domain/backlog/view";
import type { PaintedView } from "@/lib/domain/live";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { holdsWords, wordsTyped } from "@/lib/domain/words";
import { EditRefusal } from "./conflict-choice";
import { InsightDialog } from "./insight-dialog";
import { InsightSource } from "./insight-source";
import { usePanelAddress } from "./use-panel-address";

const EpicPanel = lazily(dynamic(() => import("./epic-panel").then((module) => module.EpicPanel)));
const ItemPanels = lazily(dynamic(() => import("./item-panels").then((module) => module.ItemPanels)));

type Insight = InsightsView["insights"][number];
type Show = "all" | "customer_need" | "market_note" | "loose";

/** What customers need and the market does, and which Epics it speaks for. */
export function InsightsScreen(painted: { insights: PaintedView<InsightsView>; roadmap: PaintedView<RoadmapView> }) {
  const { slug } = useHere();
  const { data: view } = useView<InsightsView>({ slug, view: "insights" }, painted.insights);
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" }, painted.roadmap);
  const mayWrite = useMay("contribute");
  const [isWriting, setWriting] = useState(false);
  const { text, show, choose } = useInsightsAddress();
  const panel = usePanelAddress();
  useCommands(
    mayWrite
      ? [
          {
            id: "backlog.newInsight",
            label: "Collect an Insight",
            keys: "n",
            group: "Insights",
            icon: <Plus />,
            run: () => setWriting(true),
          },
        ]
      : [],
  );
  const shown = useMemo(() => filterInsights(view.insights, text, show), [view.insights, text, show]);

  return (
    <PageFrame
      title="Insights"
      subtitle="What customers need and the market does: the evidence behind an Epic's value"
      actions={
        mayWrite ? (
          <Button variant="primary" onClick={() => setWriting(true)}>
            Collect an Insight
          </Button>
        ) : null
      }
      toolbar={
        <>
          <TextField
            aria-label="Find in text and source"
            placeholder="Find"
            className="md:max-w-60"
            value={text}
            onChange={(event) => choose("q", event.target.value)}
          />
          <Segmented
            label="Show"
            value={show}
            onChange={(value) => choose("show", value === "all" ? "" : value)}
            options={[
              { value: "all", label: "All" },
              { value: "customer_need", label: "Needs" },
              { value: "market_note", label: "Market notes" },
              { value: "loose", label: "Not tied" },
            ]}
          />
        </>
      }
    >
      {shown.length === 0 ? (
        <EmptyState
          title={view.insights.length === 0 ? "No Insights yet" : "No Insight passes the filters"}
          action={
            view.insights.length > 0 ? (
              <Button
                onClick={() => {
                  choose("q", "");
                  choose("show", "");
                }}
              >
                Clear the filters
              </Button>
            ) : mayWrite ? (
              <Button variant="primary" onClick={() => setWriting(true)}>
                Collect the first Insight
              </Button>
            ) : null
          }
        >
          {view.insights.length === 0
            ? "Somebody told you what they need, or you saw what the market does: write it down in a minute and tie it to an Epic."
            : null}
        </EmptyState>
      ) : (
        <ul className="mx-auto flex max-w-3xl flex-col">
          {shown.map((insight) => (
            <InsightItem key={insight.id} insight={insight} epics={roadmap.epics} onOpen={panel.openEpic} />
          ))}
        </ul>
      )}
      {isWriting ? <InsightDialog title="Collect an Insight" epicIds={[]} onClose={() => setWriting(false)} /> : null}
      {panel.story === null ? null : <ItemPanels />}
      {panel.epic === null ? null : (
        <EpicPanel number={panel.epic} roadmap={roadmap} onClose={panel.close} onOpen={panel.openEpic} />
      )}
    </PageFrame>
  );
}

function InsightItem({
  insight,
  epics,
  onOpen,
}: {
  insight: Insight;
  epics: readonly EpicInView[];
  onOpen(number: number): void;
}) {
  const { flowTeamId, actor } = useHere();
  const isCpo = useMay("own the product");
  const mayTie = useMay("contribute");
  const mayEdit = mayTie && (isCpo || insight.authorId === actor.personId);
  const edit = useCommand(editInsight, { isInline: true, done: () => "Insight saved" });
  // What waits for a choice is taken over from the editor.
  const save = async (to: string, seen: string) => {
    const answer = await edit.run({ flowTeamId, insightId: insight.id, edits: { text: { seen, to } } });
    return answer.ok || answer.refusal.code === "stale";
  };
  const removal = useCommand(removeInsight, { done: () => "Insight removed" });
  const tie = useCommand(tieInsight, { done: () => "Insight tied to the Epic" });
  const untie = useCommand(untieInsight, { done: () => "Insight taken off the Epic" });
  const tied = epics.filter((epic) => insight.epicIds.includes(epic.id));
  const others = epics
    .filter((epic) => !insight.epicIds.includes(epic.id))
    .map((epic) => ({ value: epic.id, label: epic.title, hint: `E-${epic.number}` }));
  return (
    <li className="group flex items-start gap-3 border-b py-4">
      <div className="min-w-0 flex-1">
        <InlineText
          multiline
          label="Insight"
          value={insight.text}
          placeholder=""
          maxLength={4000}
          disabled={!mayEdit}
          onSave={save}
        />
        <EditRefusal
          refusal={edit.refusal}
          labels={{ text: "Insight" }}
          onMine={({ mine, theirs }) => void save(String(mine), String(theirs))}
          onDismiss={edit.dismiss}
        />
        <InsightSource insight={insight} />
        <ul aria-label="Epics it speaks for" className="mt-1.5 flex flex-wrap items-center gap-1.5">
          {tied.map((epic) => (
            <li key={epic.id} className="flex min-w-0 items-center rounded-full bg-sunken pl-2.5 text-sm">
              <button
                type="button"
                className="min-h-6 max-w-96 min-w-0 truncate text-left hover:underline pointer-coarse:min-h-9"
                onClick={() => onOpen(epic.number)}
              >
                E-{epic.number} {epic.title}
              </button>
              {mayTie ? (
                <button
                  type="button"
                  aria-label={`Take it off E-${epic.number}`}
                  className="grid size-6 shrink-0 place-items-center rounded-full text-ink-3 hover:text-ink pointer-coarse:size-9"
                  onClick={() => void untie.run({ flowTeamId, insightId: insight.id, epicId: epic.id })}
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              ) : (
                <span className="pr-2.5" />
              )}
            </li>
          ))}
          {mayTie ? (
            <li>
              <Combobox
                aria-label="Tie to an Epic"
                options={others}
                value={null}
                onChange={(epicId) => epicId && void tie.run({ flowTeamId, insightId: insight.id, epicId })}
                trigger={
                  <button
                    type="button"
                    className="min-h-6 rounded-full border border-dashed px-2.5 py-0.5 text-sm text-ink-2 hover:bg-hover pointer-coarse:min-h-9"
                  >
                    Tie to an Epic
                  </button>
                }
              />
            </li>
          ) : null}
        </ul>
      </div>
      {mayEdit ? (
        <IconButton
          label="Remove this Insight"
          icon={<X />}
          onClick={() => void removal.run({ flowTeamId, insightId: insight.id })}
        />
      ) : null}
    </li>
  );
}

function filterInsights(insights: readonly Insight[], text: string, show: Show): Insight[] {
  const words = wordsTyped(text);
  return insights.filter((insight) => {
    if (show === "loose" ? insight.epicIds.length > 0 : show !== "all" && insight.kind !== show) return false;
    return holdsWords(`${insight.text} ${insight.source}`, words);
  });
}

function useInsightsAddress() {
  const params = useSearchParams();
  const show =
    (["customer_need", "market_note", "loose"] as const).find((known) => known === params.get("show")) ?? "all";
  function choose(name: "q" | "show", value: string): void {
    setInAddress({ [name]: value });
  }
  return { text: params.get("q") ?? "", show: show as Show, choose };
}
