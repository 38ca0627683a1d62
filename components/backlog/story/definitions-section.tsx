"use client";

import { MoreHorizontal } from "lucide-react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { Skeleton } from "@/components/ui/skeleton";
import { SortableList } from "@/components/ui/sortable-list";
import { TextField } from "@/components/ui/text-field";
import { addDefinition, editDefinition, rankDefinition, removeDefinition } from "@/lib/actions/stories";
import { useAddLine } from "@/lib/client/use-add-line";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { useGround } from "../use-stories";

type Line = GroundView["definitions"][number];
type Kind = Line["kind"];

const words: Record<Kind, { title: string; about: string; none: string; add: string }> = {
  ready: {
    title: "Definition of Ready, beyond the rulebook's",
    about:
      "A Story is Ready when it has acceptance criteria, an estimate and fits one sprint, and each line here is checked.",
    none: "Nothing is added to the rulebook's definition.",
    add: "It's Ready when…",
  },
  done: {
    title: "Definition of Done",
    about: "What is true for each Story that is called done. Where a line is open, the Story says so.",
    none: "No line yet.",
    add: "It's done when…",
  },
};

/** What the Flow Team adds to the Definition of Ready, and its Definition of Done: the Architect's and the CSM's to keep. */
export function DefinitionsSection() {
  const ground = useGround();
  const mayKeep = useMay("keep definitions");
  if (!ground) return <Skeleton className="h-40" />;
  return (["ready", "done"] as const).map((kind) => (
    <section key={kind} aria-label={words[kind].title} className="flex flex-col gap-2">
      <h2 className="text-md font-semibold">{words[kind].title}</h2>
      <p className="text-ink-2 text-pretty">
        {words[kind].about}
        {mayKeep ? "" : " The Architect and the CSM keep it."}
      </p>
      <Lines kind={kind} lines={ground.definitions.filter((line) => line.kind === kind)} mayKeep={mayKeep} />
    </section>
  ));
}

function Lines({ kind, lines, mayKeep }: { kind: Kind; lines: readonly Line[]; mayKeep: boolean }) {
  const { flowTeamId } = useHere();
  const command = useCommand(addDefinition, { done: () => "Line added" });
  const adding = useAddLine(async (text) => (await command.run({ flowTeamId, kind, text })).ok);
  const ranking = useCommand(rankDefinition, { done: () => "Line moved" });
  return (
    <div>
      {lines.length === 0 ? <p className="text-ink-3">{words[kind].none}</p> : null}
      <SortableList
        items={lines}
        maySort={mayKeep}
        nameOf={({ text }) => text}
        onMove={(definitionId, place) => void ranking.run({ flowTeamId, definitionId, place })}
        className="divide-y"
        rowClassName="flex items-center gap-2 py-1"
      >
        {(line, moves) => <LineRow line={line} mayKeep={mayKeep} moves={moves} />}
      </SortableList>
      {mayKeep ? (
        <TextField
          aria-label={`Add a line to: ${words[kind].title}`}
          placeholder={words[kind].add}
          {...adding.field}
          maxLength={300}
          className="mt-2"
          onBlur={adding.send}
        />
      ) : null}
    </div>
  );
}

type LineRowProps = { line: Line; mayKeep: boolean; moves: readonly MenuItem[] };

function LineRow({ line, mayKeep, moves }: LineRowProps) {
  const { flowTeamId } = useHere();
  const { id: definitionId, text } = line;
  const editing = useCommand(editDefinition, { done: () => "Line saved" });
  const removal = useCommand(removeDefinition, { done: () => "Line removed" });
  return (
    <>
      <div className="min-w-0 flex-1">
        <InlineText
          label="Line"
          value={text}
          placeholder=""
          disabled={!mayKeep}
          maxLength={300}
          onSave={async (to, seen) =>
            to === "" || (await editing.run({ flowTeamId, definitionId, edits: { text: { seen, to } } })).ok
          }
        />
      </div>
      {mayKeep ? (
        <Menu
          label={`More about: ${text}`}
          align="end"
          trigger={<IconButton label="More about this line" icon={<MoreHorizontal />} />}
          items={[
            ...moves,
            {
              label: "Remove",
              danger: true,
              onSelect: () => void removal.run({ flowTeamId, definitionId }),
            },
          ]}
        />
      ) : null}
    </>
  );
}
