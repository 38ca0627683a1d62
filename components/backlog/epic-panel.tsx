"use client";

import { MoreHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ItemDependencies } from "@/components/dependencies/item-dependencies";
import { ItemTalk } from "@/components/dependencies/item-talk";
import { useRegister } from "@/components/dependencies/use-register";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { KeptOffline } from "@/components/ui/kept-offline";
import { lazily } from "@/components/ui/lazily";
import { Menu } from "@/components/ui/menu";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { deleteEpic } from "@/lib/actions/backlog";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { can } from "@/lib/domain/access";
import { mayDelete } from "@/lib/domain/backlog/policy";
import type { EpicField } from "@/lib/domain/backlog/schema";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { fieldWords, kindWords, statusWords } from "@/lib/domain/backlog/words";
import { conflictsByEpic, epicConflicts, judgeDependencies } from "@/lib/domain/roadmap/standing";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { EpicConditions } from "./epic-conditions";
import { EpicConflicts } from "./epic-conflicts";
import { EpicDependencies } from "./epic-dependencies";
import { EpicFacts } from "./epic-facts";
import { EpicFeasibility } from "./epic-feasibility";
import { EpicInsights } from "./epic-insights";
import { EpicLinks } from "./epic-links";
import { EpicNotes } from "./epic-notes";
import { EpicReadiness } from "./epic-readiness";
import { EpicRiskNote } from "./epic-risk-note";
import { EpicStories } from "./epic-stories";
import { PanelSection } from "./panel-section";
import { useEpicEdit } from "./use-epic-edit";

const Attachments = lazily(
  dynamic(() => import("@/components/conversations/attachments").then((module) => module.Attachments)),
);

type EpicPanelProps = {
  number: number;
  /** The roadmap as the screen behind shows it: teams, sprints, people, Dependencies. */
  roadmap: RoadmapView;
  onClose(): void;
  /** Opens another Epic in this panel's place. */
  onOpen(number: number): void;
};

/** All of one Epic beside the list or the roadmap it was opened from. */
export function EpicPanel({ number, roadmap, onClose, onOpen }: EpicPanelProps) {
  const { slug } = useHere();
  const { data: epic, refusal } = useView<EpicDetail>({ slug, view: `epics/${number}` });
  if (!epic) {
    return (
      <SidePanel title={refusal ? "Not there" : "Opening…"} eyebrow={`E-${number}`} onClose={onClose}>
        {refusal?.code === "not_found" ? (
          // News of its removal leads here.
          <p className="text-ink-2">This Epic doesn't exist, or it was removed.</p>
        ) : refusal ? (
          <RefusalNotice refusal={refusal} />
        ) : (
          <Skeleton className="h-64" />
        )}
      </SidePanel>
    );
  }
  return <OpenEpic key={epic.id} epic={epic} roadmap={roadmap} onClose={onClose} onOpen={onOpen} />;
}

function OpenEpic({ epic, roadmap, onClose, onOpen }: Omit<EpicPanelProps, "number"> & { epic: EpicDetail }) {
  const { actor, flowTeamId, slug, isRetired } = useHere();
  const editing = useEpicEdit(epic);
  const waiting = Object.keys(editing.waits) as EpicField[];
  const removal = useCommand(deleteEpic, { done: () => `E-${epic.number} removed`, onDone: onClose });
  const removable = !isRetired && mayDelete(actor, { ...epic, flowTeamId });
  const isMember = can(actor, "contribute", { flowTeamId });

  return (
    <SidePanel
      onClose={onClose}
      eyebrow={`E-${epic.number} · ${kindWords[epic.kind]} Epic · ${standingWords(epic)}`}
      title={
        <InlineText
          label="Title"
          value={epic.title}
          placeholder="No title"
          disabled={!editing.may("title")}
          maxLength={200}
          onSave={(title, seen) => editing.save({ title }, { title: seen })}
          className="text-lg font-semibold"
        />
      }
      actions={
        removable ? (
          <Menu
            label={`More about E-${epic.number}`}
            align="end"
            trigger={<IconButton label="More" icon={<MoreHorizontal />} />}
            items={[
              {
                label: "Remove from the Product Backlog",
                onSelect: () => void removal.run({ flowTeamId, epicId: epic.id }),
                danger: true,
              },
            ]}
          />
        ) : null
      }
    >
      <div className="flex flex-col gap-5">
        <EpicConflicts editing={editing} roadmap={roadmap} />
        <RefusalNotice refusal={editing.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <div className="flex flex-col gap-2">
          <EpicReadiness epic={epic} />
          <Troubles epic={epic} roadmap={roadmap} />
        </div>
        <div>
          <EpicFacts epic={{ ...epic, ...editing.waits }} roadmap={roadmap} editing={editing} />
          <KeptOffline what={waiting.map((field) => fieldWords[field]).join(", ")} isSaving={waiting.length > 0} />
        </div>
        <PanelSection title="Description">
          <InlineText
            multiline
            label="Description"
            value={epic.description}
            placeholder={editing.may("description") ? "Say what it is and whom it helps" : "No description"}
            disabled={!editing.may("description")}
            maxLength={20_000}
            onSave={(description, seen) => editing.save({ description }, { description: seen })}
          />
        </PanelSection>
        <EpicConditions epic={epic} editing={editing} />
        <EpicRiskNote epic={epic} editing={editing} />
        <EpicFeasibility epic={epic} />
        {isMember ? (
          <ItemDependencies itemKind="Epic" itemId={epic.id} />
        ) : (
          <EpicDependencies epic={epic} roadmap={roadmap} onOpen={onOpen} />
        )}
        {isMember ? <EpicInsights epic={epic} /> : null}
        {epic.kind === "enabler" ? <EpicNotes epic={epic} /> : null}
        <EpicLinks epic={epic} roadmap={roadmap} mayEdit={editing.may("description")} onOpen={onOpen} />
        <EpicStories epic={epic} teams={roadmap.teams} />
        {isMember ? (
          <>
            <PanelSection title="Files">
              <Attachments itemKind="Epic" itemId={epic.id} />
            </PanelSection>
            <ItemTalk kind="Epic" id={epic.id} />
          </>
        ) : null}
      </div>
    </SidePanel>
  );
}

/** Its status, and for one that is Done how it came to be. */
function standingWords({ status, isDoneBeforeFlotilla, validatedInSprint }: EpicDetail): string {
  if (status !== "done") return statusWords[status];
  if (isDoneBeforeFlotilla) return "Done, before Reviews were held here";
  return validatedInSprint === null ? statusWords.done : `Done, validated in the Review of S${validatedInSprint}`;
}

/** DEP-2 at a glance: each Dependency of the Epic or of its Stories in conflict, and why. */
function Troubles({ epic, roadmap }: { epic: EpicDetail; roadmap: RoadmapView }) {
  const { ofItems } = useRegister(roadmap);
  const troubles = useMemo(
    () => conflictsByEpic(epicConflicts(roadmap, judgeDependencies(roadmap), ofItems)).get(epic.id),
    [roadmap, ofItems, epic.id],
  );
  return troubles?.map(({ id, words }) => (
    <p key={id} className="flex items-baseline gap-2">
      <Badge tone="bad" className="shrink-0">
        Conflict
      </Badge>
      <span className="text-ink-2">{words}.</span>
    </p>
  ));
}
