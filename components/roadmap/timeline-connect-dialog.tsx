"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";

type ConnectDialogProps = {
  view: RoadmapView;
  epic: EpicInView;
  onConnect(neederId: string, giverId: string): void;
  onClose(): void;
};

/** Draws a Dependency without the pointer: the other Epic is searched for. */
export function ConnectDialog({ view, epic, onConnect, onClose }: ConnectDialogProps) {
  const [way, setWay] = useState<"needs" | "gives">("needs");
  const [otherId, setOtherId] = useState<string | null>(null);
  const options = useMemo(() => {
    const teams = new Map(view.teams.map((team) => [team.id, team]));
    return view.epics.flatMap((other) => {
      const team = other.leadTeamId ? teams.get(other.leadTeamId) : undefined;
      // DEP-1: giver and needer are different teams.
      if (!team || team.id === epic.leadTeamId || other.status === "dropped" || other.id === epic.id) return [];
      return [{ value: other.id, label: other.title, hint: `E-${other.number} ${team.name}`, hue: team.hue }];
    });
  }, [view, epic]);
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="sm"
      title={`Dependency of E-${epic.number}`}
      description={epic.title}
      footer={
        <Button
          variant="primary"
          disabled={!otherId}
          onClick={() => {
            if (!otherId) return;
            if (way === "needs") onConnect(epic.id, otherId);
            else onConnect(otherId, epic.id);
            onClose();
          }}
        >
          Add Dependency
        </Button>
      }
    >
      <div className="grid gap-3">
        <Segmented
          label="Which way"
          className="justify-self-start"
          value={way}
          onChange={setWay}
          options={[
            { value: "needs", label: "It needs" },
            { value: "gives", label: "It is needed by" },
          ]}
        />
        <Field
          label="Epic of another team"
          hint={epic.leadTeamId ? undefined : "This Epic has no lead team yet: give it one first."}
        >
          <Combobox options={options} value={otherId} onChange={setOtherId} placeholder="Find an Epic" />
        </Field>
      </div>
    </Dialog>
  );
}
