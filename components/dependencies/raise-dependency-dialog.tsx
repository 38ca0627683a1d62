"use client";

import { useMemo, useState } from "react";
import { useGround, useStories } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { raiseDependency } from "@/lib/actions/dependencies";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { SprintSelect } from "./sprint-select";

type RaiseDependencyDialogProps = {
  /** The item it is raised from; without one both ends are chosen. */
  from?: { kind: "Story" | "Epic"; id: string };
  onClose(): void;
  onRaised?(number: number): void;
};

/** Raises a Dependency between any Story, Epic or team and that of another team. */
export function RaiseDependencyDialog({ from, onClose, onRaised }: RaiseDependencyDialogProps) {
  const { flowTeamId, slug } = useHere();
  const ground = useGround();
  const { stories } = useStories();
  const [direction, setDirection] = useState<"needs" | "gives">("needs");
  const own = from ? `${from.kind} ${from.id}` : null;
  const [mine, setMine] = useState<string | null>(own);
  const [other, setOther] = useState<string | null>(null);
  const [neededBySprint, setNeededBy] = useState<number | null>(null);
  const [note, setNote] = useState("");
  const options = useMemo(() => optionsOf(ground, stories ?? []), [ground, stories]);
  const ownTeam = options.find(({ value }) => value === mine)?.teamId;
  const raise = useCommand(raiseDependency, {
    isInline: true,
    done: ({ number }) => `D-${number} raised: the other team is asked`,
    onDone: ({ number }) => {
      onRaised?.(number);
      onClose();
    },
  });
  const submit = () => {
    const [needer, giver] = direction === "needs" ? [mine, other] : [other, mine];
    void raise.run({ flowTeamId, note, neededBySprint, ...endInput("needer", needer), ...endInput("giver", giver) });
  };
  return (
    <FormDialog
      title="Raise a Dependency"
      description="The other team is asked, and its PO answers. What a team needs from itself is ordered in its own backlog."
      submitLabel="Raise"
      pending={raise.pending}
      onClose={onClose}
      onSubmit={submit}
    >
      {from ? (
        <Segmented
          label="Direction"
          value={direction}
          onChange={setDirection}
          options={[
            { value: "needs", label: "This needs…" },
            { value: "gives", label: "This gives to…" },
          ]}
        />
      ) : (
        <Field label="What needs" error={raise.refusal?.fields?.needer}>
          <Combobox options={options} value={mine} onChange={setMine} placeholder="Find a Story, an Epic or a team" />
        </Field>
      )}
      <Field
        label={from ? (direction === "needs" ? "What gives" : "What needs it") : "What gives"}
        hint="By number or words. A team alone, where it isn't clear yet what it takes."
        error={raise.refusal?.fields?.giver}
      >
        <Combobox
          options={options.filter(({ value, teamId }) => value !== mine && (!ownTeam || teamId !== ownTeam))}
          value={other}
          onChange={setOther}
          placeholder={stories ? "Find a Story, an Epic or a team" : "Loading…"}
        />
      </Field>
      <SprintSelect
        label="Needed by"
        hint="Nothing said: when the Story is planned, or before the Epic starts."
        sprints={ground?.sprints ?? []}
        value={neededBySprint}
        onChange={setNeededBy}
      />
      <Field label="What exactly is needed">
        <TextArea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <RefusalNotice
        refusal={raise.refusal}
        shownFields={["needer", "giver"]}
        rulebookHref={`/flow-teams/${slug}/rulebook`}
      />
    </FormDialog>
  );
}

type EndOption = ComboboxOption & { teamId: string };

/** Items that a team has: done and dropped ones need and give no more. */
function optionsOf(ground: GroundView | undefined, stories: readonly StoryRow[]): EndOption[] {
  if (!ground) return [];
  const teams = new Map(ground.teams.map((team) => [team.id, team]));
  const option = (kind: string, id: string, label: string, number: string, teamId: string): EndOption[] => {
    const team = teams.get(teamId);
    return team ? [{ value: `${kind} ${id}`, label, hint: `${number} ${team.name}`, hue: team.hue, teamId }] : [];
  };
  return [
    ...ground.epics.flatMap(({ id, title, number, leadTeamId, status }) =>
      leadTeamId && status !== "done" && status !== "dropped"
        ? option("Epic", id, title, `E-${number}`, leadTeamId)
        : [],
    ),
    ...stories.flatMap(({ id, title, number, teamId, status }) =>
      teamId && status !== "done" ? option("Story", id, title, `S-${number}`, teamId) : [],
    ),
    ...ground.teams.flatMap(({ id, name }) => option("Team", id, name, "the team alone,", id)),
  ];
}

function endInput(end: "needer" | "giver", value: string | null): Record<string, string> {
  if (value === null) return {};
  const [kind, id] = value.split(" ") as [string, string];
  return { [`${end}${kind}Id`]: id };
}
