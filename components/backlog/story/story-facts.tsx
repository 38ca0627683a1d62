"use client";

import { ExternalLink } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { KeptOffline } from "@/components/ui/kept-offline";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { moveCard } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import { isTeamRetired, keepsStory, mayMoveCard, mayTakeInto, takenBy } from "@/lib/domain/backlog/story-policy";
import type { StoryField } from "@/lib/domain/backlog/story-schema";
import { storyFieldWords } from "@/lib/domain/backlog/story-words";
import { columnOf } from "@/lib/domain/backlog/workflow";
import { LabelsField } from "../labels-field";
import { nothingWords } from "../list/choice-options";
import type { StoryEditing } from "./use-story-edit";

type StoryFactsProps = { story: StoryDetail; ground: GroundView; editing: StoryEditing };

/** The facts of a Story, each edited where it stands. */
export function StoryFacts({ story: stored, ground, editing }: StoryFactsProps) {
  const { actor, flowTeamId } = useHere();
  const { may, save, waits } = editing;
  const story = { ...stored, ...waits };
  const kept = (field: StoryField) => (field in waits ? <KeptOffline isSaving /> : null);
  const epicLeadTeamId = ground.epics.find(({ id }) => id === story.epicId)?.leadTeamId ?? null;
  const placement = { teamId: story.teamId, isTeamRetired: isTeamRetired(story.teamId, ground.teams) };
  const teamId = takenBy(placement);
  const keeps = keepsStory(actor, { ...placement, flowTeamId, epicLeadTeamId });
  const teams = ground.teams.filter(({ id }) => id === teamId || mayTakeInto(actor, flowTeamId, id));
  const noTeam = placement.isTeamRetired
    ? "No team: its own is retired"
    : teamId === null || keeps
      ? "No team yet"
      : undefined;
  const ofTeam = (person: GroundView["people"][number]) =>
    story.teamId !== null && person.teamIds.includes(story.teamId);
  const people = [...ground.people.filter(ofTeam), ...ground.people.filter((person) => !ofTeam(person))];
  const sprints = ground.sprints.filter(({ number, state }) => state !== "closed" || number === story.sprintNumber);
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3">
      <Field label={storyFieldWords.epicId} hint={kept("epicId")} className="col-span-2">
        <Combobox
          options={ground.epics.map((epic) => ({ value: epic.id, label: `E-${epic.number} ${epic.title}` }))}
          value={story.epicId}
          noneLabel="No Epic"
          nothingText={nothingWords.epicId}
          disabled={!may("epicId")}
          onChange={(epicId) => void save({ epicId })}
        />
      </Field>
      <Field label={storyFieldWords.teamId} hint={kept("teamId")}>
        <Combobox
          options={teams.map((team) => ({ value: team.id, label: team.name, hue: team.hue }))}
          nothingText={nothingWords.teamId}
          value={teamId}
          noneLabel={noTeam}
          disabled={!may("teamId")}
          onChange={(to) => to !== teamId && void save({ teamId: to })}
        />
      </Field>
      <ColumnField story={story} ground={ground} />
      <Field
        label={storyFieldWords.sprintNumber}
        hint={
          kept("sprintNumber") ??
          (story.isCommitted ? "In the Sprint Backlog." : story.sprintNumber ? "Planned, not committed to." : null)
        }
      >
        <Select
          value={story.sprintNumber ?? ""}
          disabled={!may("sprintNumber")}
          onChange={(event) => void save({ sprintNumber: event.target.value ? Number(event.target.value) : null })}
        >
          <option value="">Not planned</option>
          {sprints.map(({ number, state }) => (
            <option key={number} value={number}>
              Flow Sprint {number}
              {state === "running" ? ", running" : ""}
            </option>
          ))}
        </Select>
      </Field>
      <EstimateField
        estimate={story.estimate}
        hint={kept("estimate")}
        disabled={!may("estimate")}
        onSave={(estimate, seen) => save({ estimate }, { estimate: seen })}
      />
      <Field label={storyFieldWords.ownerId} hint={kept("ownerId")}>
        <Combobox
          options={people.map((person) => ({ value: person.id, label: person.name }))}
          value={story.ownerId}
          noneLabel="Nobody"
          nothingText={nothingWords.ownerId}
          disabled={!may("ownerId")}
          onChange={(ownerId) => void save({ ownerId })}
        />
      </Field>
      <DemoLink story={story} editing={editing} />
      <div className="col-span-2">
        <LabelsField
          labels={story.labels}
          known={[]}
          disabled={!may("labels")}
          onSave={(labels, seen) => save({ labels }, seen && { labels: seen })}
        />
        {kept("labels")}
      </div>
    </div>
  );
}

/** Where its card stands on the team's board, and the way to move it without dragging. */
function ColumnField({ story, ground }: { story: StoryDetail; ground: GroundView }) {
  const { actor, flowTeamId, isRetired } = useHere();
  const columns = ground.teams.find(({ id }) => id === story.teamId)?.columns ?? [];
  const at = columnOf(columns, story);
  const command = useCommand(moveCard, {
    done: ({ unmet }, { columnId }) => {
      const name = columns.find(({ id }) => id === columnId)?.name ?? "another column";
      return `S-${story.number} moved to ${name}${unmet.length > 0 ? `; still open: ${unmet.join(", ")}` : ""}`;
    },
  });
  if (!at) {
    return (
      <Field label="Column">
        <TextField value="On no board" disabled readOnly />
      </Field>
    );
  }
  return (
    <Field label="Column">
      <Select
        value={at.id}
        disabled={isRetired || command.pending || !mayMoveCard(actor, flowTeamId, story.teamId)}
        onChange={(event) =>
          void command.run({ flowTeamId, storyId: story.id, seenColumnId: at.id, columnId: event.target.value })
        }
      >
        {columns.map((column) => (
          <option key={column.id} value={column.id}>
            {column.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type EstimateFieldProps = {
  estimate: number | null;
  hint: ReactNode;
  disabled: boolean;
  onSave(estimate: number | null, seen: number | null): Promise<boolean>;
};

function EstimateField({ estimate, hint, disabled, onSave }: EstimateFieldProps) {
  const [draft, setDraft] = useState<{ typed: string; seen: number | null } | null>(null);
  const typed = draft?.typed ?? estimate?.toString() ?? "";
  const number = typed.trim() === "" ? null : Number(typed);
  const isWrong = number !== null && (!Number.isInteger(number) || number < 1 || number > 999);
  const save = async () => {
    if (!draft || isWrong) return;
    if (number === draft.seen || number === estimate || (await onSave(number, draft.seen))) setDraft(null);
  };
  return (
    <Field
      label={`${storyFieldWords.estimate} in points`}
      hint={hint}
      error={isWrong ? "A whole number from 1 to 999." : null}
    >
      <TextField
        inputMode="numeric"
        value={typed}
        disabled={disabled}
        placeholder="Not estimated"
        onChange={(event) => setDraft({ typed: event.target.value, seen: draft ? draft.seen : estimate })}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void save();
        }}
      />
    </Field>
  );
}

/** Where the Story is shown in the Review. */
function DemoLink({ story, editing }: { story: StoryDetail; editing: StoryEditing }) {
  const [draft, setDraft] = useState<{ typed: string; seen: string } | null>(null);
  const save = async () => {
    if (!draft) return;
    const demoLink = draft.typed.trim();
    if (demoLink === story.demoLink || (await editing.save({ demoLink }, { demoLink: draft.seen }))) setDraft(null);
  };
  return (
    <Field label={storyFieldWords.demoLink} hint={"demoLink" in editing.waits ? <KeptOffline isSaving /> : null}>
      <span className="flex items-center gap-1.5">
        <TextField
          type="url"
          placeholder="https://…"
          value={draft?.typed ?? story.demoLink}
          maxLength={2000}
          disabled={!editing.may("demoLink")}
          onChange={(event) => setDraft({ typed: event.target.value, seen: draft?.seen ?? story.demoLink })}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.key === "Enter") void save();
          }}
        />
        {story.demoLink ? (
          <a
            href={story.demoLink}
            target="_blank"
            rel="noopener noreferrer"
            aria-label="Open the demo"
            className="grid size-control shrink-0 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink"
          >
            <ExternalLink aria-hidden="true" className="size-4" />
          </a>
        ) : null}
      </span>
    </Field>
  );
}
