"use client";

import { Circle, CircleCheck, CircleX, MoreHorizontal } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { SortableList } from "@/components/ui/sortable-list";
import { TextField } from "@/components/ui/text-field";
import { addCriterion, editCriterion, rankCriterion, removeCriterion, setCriterionState } from "@/lib/actions/stories";
import { patchView } from "@/lib/client/optimistic";
import { useAddLine } from "@/lib/client/use-add-line";
import { useCommand } from "@/lib/client/use-command";
import {
  type CriterionInDetail,
  type CriterionState,
  type StoryDetail,
  criterionStates,
} from "@/lib/domain/backlog/story-detail";
import { type StoryStanding, mayStateCriterion, mayWriteCriterion } from "@/lib/domain/backlog/story-policy";
import { movedTo } from "@/lib/domain/backlog/story-ranks";
import { criterionStateWords } from "@/lib/domain/backlog/story-words";
import { PanelSection } from "../panel-section";

type StoryCriteriaProps = { story: StoryDetail; standing: StoryStanding };

/** What must be true for the Story to be accepted; the technical ones are the Architect's. */
export function StoryCriteria({ story, standing }: StoryCriteriaProps) {
  const plain = story.criteria.filter(({ isTechnical }) => !isTechnical);
  const technical = story.criteria.filter(({ isTechnical }) => isTechnical);
  const { actor, isRetired } = useHere();
  const isArchitect = !isRetired && mayWriteCriterion(actor, standing, true);
  return (
    <>
      <List title="Acceptance criteria" story={story} standing={standing} criteria={plain} isTechnical={false} />
      {technical.length > 0 || isArchitect ? (
        <List title="Technical criteria" story={story} standing={standing} criteria={technical} isTechnical />
      ) : null}
    </>
  );
}

type ListProps = StoryCriteriaProps & {
  title: string;
  criteria: readonly CriterionInDetail[];
  isTechnical: boolean;
};

function List({ title, story, standing, criteria, isTechnical }: ListProps) {
  const { actor, slug, flowTeamId, isRetired } = useHere();
  const ranking = useCommand(rankCriterion, {
    optimistic: ({ criterionId, place }) => [
      patchView<StoryDetail>({ slug, view: `stories/${story.number}` }, (shown) =>
        "id" in place ? { ...shown, criteria: movedTo(shown.criteria, criterionId, place) } : shown,
      ),
    ],
    done: () => "Criterion moved",
  });
  const mayWrite = !isRetired && story.deletedAt === null && mayWriteCriterion(actor, standing, isTechnical);
  const met = criteria.filter(({ state }) => state === "met").length;
  return (
    <PanelSection
      title={title}
      action={
        criteria.length > 0 ? (
          <span className="text-sm text-ink-3 tabular-nums">
            {met} of {criteria.length} met
          </span>
        ) : null
      }
    >
      <SortableList
        items={criteria}
        maySort={mayWrite}
        nameOf={({ text }) => text}
        onMove={(criterionId, place) => void ranking.run({ flowTeamId, criterionId, place })}
        className="flex flex-col gap-0.5"
        rowClassName="flex items-start gap-1"
      >
        {(criterion, moves) => (
          <Criterion
            criterion={criterion}
            mayWrite={mayWrite}
            mayState={!isRetired && story.deletedAt === null && mayStateCriterion(actor, standing, isTechnical)}
            moves={moves}
          />
        )}
      </SortableList>
      {criteria.length === 0 && !mayWrite ? <p className="text-ink-3">None yet</p> : null}
      {mayWrite ? <NewCriterion storyId={story.id} isTechnical={isTechnical} /> : null}
    </PanelSection>
  );
}

const looks: Record<CriterionState, { icon: typeof Circle; tone: string }> = {
  open: { icon: Circle, tone: "text-ink-3" },
  met: { icon: CircleCheck, tone: "text-ok" },
  not_met: { icon: CircleX, tone: "text-bad" },
};

type CriterionProps = {
  criterion: CriterionInDetail;
  mayWrite: boolean;
  mayState: boolean;
  moves: readonly MenuItem[];
};

function Criterion({ criterion, mayWrite, mayState, moves }: CriterionProps) {
  const { flowTeamId } = useHere();
  const { id, text, state } = criterion;
  const setting = useCommand(setCriterionState, {
    done: (_, to) => `Criterion ${criterionStateWords[to.state].toLowerCase()}`,
  });
  const wording = useCommand(editCriterion, { done: () => "Criterion saved", queueAs: "stories.editCriterion" });
  const removal = useCommand(removeCriterion, { done: () => "Criterion removed" });
  const { icon: Icon, tone } = looks[state];
  const icon = <Icon aria-hidden="true" className={`size-4 ${tone}`} />;
  const set = (to: CriterionState) => void setting.run({ flowTeamId, criterionId: id, seen: state, state: to });
  return (
    <>
      {mayState ? (
        <Menu
          label={`Whether it is met: ${text}`}
          trigger={
            <button
              type="button"
              aria-label={`${criterionStateWords[state]}: ${text}. Change`}
              className="grid size-7 shrink-0 place-items-center rounded hover:bg-hover pointer-coarse:size-control"
            >
              {icon}
            </button>
          }
          items={criterionStates.map((one) => ({
            label: criterionStateWords[one],
            checked: one === state,
            onSelect: () => set(one),
          }))}
        />
      ) : (
        <span role="img" aria-label={criterionStateWords[state]} className="grid size-7 shrink-0 place-items-center">
          {icon}
        </span>
      )}
      <div className="min-w-0 flex-1 py-0.5">
        <InlineText
          label="Criterion"
          value={text}
          placeholder=""
          disabled={!mayWrite}
          maxLength={1000}
          onSave={async (to, seen) =>
            to === "" || (await wording.run({ flowTeamId, criterionId: id, edits: { text: { seen, to } } })).ok
          }
        />
      </div>
      {mayWrite ? (
        <Menu
          label={`More about: ${text}`}
          align="end"
          trigger={<IconButton label="More about this criterion" icon={<MoreHorizontal />} />}
          items={[
            ...moves,
            { label: "Remove", danger: true, onSelect: () => void removal.run({ flowTeamId, criterionId: id }) },
          ]}
        />
      ) : null}
    </>
  );
}

function NewCriterion({ storyId, isTechnical }: { storyId: string; isTechnical: boolean }) {
  const { flowTeamId } = useHere();
  const command = useCommand(addCriterion, { done: () => "Criterion added" });
  const line = useAddLine(async (text) => (await command.run({ flowTeamId, storyId, text, isTechnical })).ok);
  return (
    <TextField
      aria-label={isTechnical ? "Add a technical criterion" : "Add an acceptance criterion"}
      placeholder={isTechnical ? "It's technically sound when…" : "It's accepted when…"}
      {...line.field}
      maxLength={1000}
      className="mt-1"
      onBlur={line.send}
    />
  );
}
