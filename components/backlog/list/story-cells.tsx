"use client";

import { CircleCheck } from "lucide-react";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { sprintName } from "@/components/roadmap/sprint-words";
import { lazily } from "@/components/ui/lazily";
import { TeamDot } from "@/components/ui/team-dot";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import type { ChosenField } from "./choice-options";
import { CellLine, cellButtonLook } from "./editable";
import { useLook } from "./list-look";
import type { StoryCellProps } from "./story-title";

const ChoiceEditor = lazily(dynamic(() => import("./choice-editor").then((module) => module.ChoiceEditor)));

/** One fact of a Story; those that people set are edited on a click, or Enter where the cell has the focus. */
export function StoryCell({ column, ...cell }: StoryCellProps & { column: ListColumn }) {
  const { story } = cell;
  const { teams, epics, people } = useLook();
  switch (column) {
    case "epic": {
      const epic = epics.get(story.epicId ?? "");
      return (
        <Choice {...cell} field="epicId" name="Epic" value={epic ? `E-${epic.number} ${epic.title}` : null}>
          {epic ? <span className="truncate">{epic.title}</span> : null}
        </Choice>
      );
    }
    case "team": {
      const team = teams.get(story.teamId ?? "");
      return (
        <Choice {...cell} field="teamId" name="Team" value={team?.name ?? null}>
          {team ? <TeamDot hue={team.hue} className="mr-1.5" /> : null}
          {team ? <span className="truncate">{team.name}</span> : null}
        </Choice>
      );
    }
    case "sprint":
      return (
        <Choice
          {...cell}
          field="sprintNumber"
          name="Flow Sprint"
          value={story.sprint === null ? null : sprintName(story.sprint)}
        >
          {story.sprint === null ? null : <span>{sprintName(story.sprint)}</span>}
          {story.isCommitted ? (
            <CircleCheck aria-label="In the Sprint Backlog" className="ml-1 size-3.5 shrink-0 text-ok-ink" />
          ) : null}
        </Choice>
      );
    case "owner": {
      const name = people.get(story.ownerId ?? "") ?? null;
      return (
        <Choice {...cell} field="ownerId" name="Owner" value={name}>
          {name ? <span className="truncate">{name}</span> : null}
        </Choice>
      );
    }
    case "estimate":
      return <EstimateCell {...cell} />;
    case "labels":
      return <LabelsCell {...cell} />;
    case "status":
      return (
        <span role="gridcell" className="cursor-default text-ink-2" title="It follows from its card on the board">
          {storyStatusWords[story.status]}
        </span>
      );
    case "criteria":
      return <Share done={story.criteriaMet} all={story.criteria} />;
    case "tasks":
      return <Share done={story.tasksDone} all={story.tasks} />;
    default:
      return <span role="gridcell" />;
  }
}

type ChoiceProps = StoryCellProps & { field: ChosenField; name: string; value: string | null; children: ReactNode };

/** What is chosen from a list. */
function Choice({ story, editing, tabIndex, acts, field, name, value, children }: ChoiceProps) {
  const { may } = useLook();
  const shown = value === null ? <span className="text-ink-3">–</span> : children;
  if (!may(story, field)) {
    return (
      <span role="gridcell" className="flex min-w-0 items-center">
        {shown}
      </span>
    );
  }
  return (
    <span role="gridcell" className="relative flex min-w-0 items-center">
      <button
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="listbox"
        aria-label={`${name} of S-${story.number}: ${value ?? "nothing"}. Edit`}
        className={cellButtonLook}
        onClick={() => acts.edit(story.id, field)}
      >
        {shown}
      </button>
      {editing === field ? <ChoiceEditor story={story} field={field} name={name} acts={acts} /> : null}
    </span>
  );
}

function EstimateCell({ story, editing, tabIndex, acts }: StoryCellProps) {
  const { may } = useLook();
  const label = `Points of S-${story.number}`;
  const shown = story.estimate ?? <span className="text-ink-3">–</span>;
  return (
    <span role="gridcell" className="pr-2 text-right tabular-nums">
      {editing === "estimate" ? (
        <CellLine
          label={label}
          value={story.estimate?.toString() ?? ""}
          inputMode="numeric"
          onEnd={() => acts.edit(story.id, null)}
          onSave={(text, seen) => acts.save(story, "estimate", pointsFrom(text), pointsFrom(seen))}
        />
      ) : may(story, "estimate") ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className={`${cellButtonLook} justify-end`}
          aria-label={`${label}: ${story.estimate ?? "nothing"}. Edit`}
          onClick={() => acts.edit(story.id, "estimate")}
        >
          {shown}
        </button>
      ) : (
        shown
      )}
    </span>
  );
}

/** What was typed as points; not a number where it isn't one, which the server refuses in words. */
function pointsFrom(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

function LabelsCell({ story, editing, tabIndex, acts }: StoryCellProps) {
  const { may } = useLook();
  const words = story.labels.join(", ");
  const label = `Labels of S-${story.number}`;
  if (editing === "labels") {
    return (
      <span role="gridcell">
        <CellLine
          label={`${label}, with commas between`}
          value={words}
          onEnd={() => acts.edit(story.id, null)}
          onSave={(text) => acts.save(story, "labels", labelsFrom(text))}
        />
      </span>
    );
  }
  return (
    <span role="gridcell" className="flex min-w-0 text-ink-2">
      {may(story, "labels") ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className={cellButtonLook}
          aria-label={`${label}: ${words || "nothing"}. Edit`}
          onClick={() => acts.edit(story.id, "labels")}
        >
          {words === "" ? <span className="text-ink-3">–</span> : <span className="truncate">{words}</span>}
        </button>
      ) : (
        <span className="truncate">{words}</span>
      )}
    </span>
  );
}

function labelsFrom(text: string): string[] {
  const labels = text.split(",").map((label) => label.trim());
  return [...new Set(labels.filter(Boolean))];
}

function Share({ done, all }: { done: number; all: number }) {
  return (
    <span role="gridcell" className="cursor-default pr-2 text-right text-ink-2 tabular-nums">
      {all === 0 ? <span className="text-ink-3">–</span> : `${done} of ${all}`}
    </span>
  );
}
