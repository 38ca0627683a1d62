"use client";

import { useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { Ago } from "@/components/history/ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import {
  deleteImpediment,
  escalateImpediment,
  reopenImpediment,
  resolveImpediment,
  takeImpedimentBack,
} from "@/lib/actions/risks";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type ImpedimentRow, mayKeepImpediment, mayResolveImpediment } from "@/lib/domain/dependencies/impediments";
import { PersonSelect } from "./person-select";
import { NotInRegister, RegisterPanel } from "./register-panel";
import { StoryField } from "./story-field";
import { TeamField } from "./tied-fields";
import { useImpedimentEdit } from "./use-register-edit";

type ImpedimentPanelProps = { number: number; impediments: readonly ImpedimentRow[]; ground: GroundView };

/** All of one Impediment. */
export function ImpedimentPanel({ number, impediments, ground }: ImpedimentPanelProps) {
  const { close } = usePanelAddress();
  const impediment = impediments.find((one) => one.number === number);
  if (!impediment) {
    return (
      <NotInRegister name={`I-${number}`} onClose={close}>
        This Impediment doesn't exist, or it was deleted.
      </NotInRegister>
    );
  }
  return <OpenImpediment key={impediment.id} impediment={impediment} ground={ground} />;
}

function OpenImpediment({ impediment, ground }: { impediment: ImpedimentRow; ground: GroundView }) {
  const { actor, flowTeamId, isRetired } = useHere();
  const { close, openStory } = usePanelAddress();
  const mayKeep = !isRetired && mayKeepImpediment(actor, { ...impediment, flowTeamId });
  const edit = useImpedimentEdit(impediment);
  const removal = useCommand(deleteImpediment, { done: () => `I-${impediment.number} deleted`, onDone: close });
  const { number, story } = impediment;
  return (
    <RegisterPanel
      kind="Impediment"
      name={`I-${number}`}
      item={impediment}
      mayKeep={mayKeep}
      hint="What was tried, and what would help"
      save={edit.save}
      onDelete={() => void removal.run({ flowTeamId, impedimentId: impediment.id })}
      onClose={close}
    >
      <p className="text-ink-2">
        Raised by {impediment.raisedBy ?? "somebody"} <Ago at={impediment.createdAt} />
        {impediment.escalatedAt ? (
          <>
            , escalated to the Flow Team <Ago at={impediment.escalatedAt} />
          </>
        ) : null}
      </p>
      <ImpedimentActs impediment={impediment} />
      <RefusalNotice refusal={edit.refusal} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TeamField
          ground={ground}
          value={impediment.teamId}
          disabled={!mayKeep}
          onChange={(teamId) => void edit.save({ teamId })}
        />
        <PersonSelect
          label="Owner"
          noneLabel="Nobody yet"
          ground={ground}
          value={impediment.ownerId}
          disabled={!mayKeep}
          onChange={(ownerId) => void edit.save({ ownerId })}
        />
        <StoryField
          value={story?.id ?? null}
          known={story}
          disabled={!mayKeep}
          onChange={(storyId) => void edit.save({ storyId })}
        />
      </div>
      {story ? (
        <Button variant="quiet" className="self-start" onClick={() => openStory(story.number)}>
          Open S-{story.number}
        </Button>
      ) : null}
    </RegisterPanel>
  );
}

/** Resolve with a word, hand it to the Flow Team, take it back, open it again. */
function ImpedimentActs({ impediment }: { impediment: ImpedimentRow }) {
  const { actor, flowTeamId, isRetired } = useHere();
  const [isResolving, setResolving] = useState(false);
  const [resolution, setResolution] = useState("");
  const { id, number, escalatedAt, resolvedAt, teamId } = impediment;
  const resolve = useCommand(resolveImpediment, {
    isInline: true,
    done: () => `I-${number} resolved`,
    onDone: () => setResolving(false),
  });
  const reopen = useCommand(reopenImpediment, { done: () => `I-${number} is open again` });
  const escalate = useCommand(escalateImpediment, { done: () => `I-${number} escalated: the CSM is told` });
  const takeBack = useCommand(takeImpedimentBack, { done: () => `I-${number} is the team's again` });
  const named = { flowTeamId, impedimentId: id };
  const mayResolve = !isRetired && mayResolveImpediment(actor, { ...impediment, flowTeamId });
  if (resolvedAt) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="ok">Resolved</Badge>
        <span className="min-w-0 flex-1 wrap-anywhere">{impediment.resolution}</span>
        {mayResolve ? (
          <Button pending={reopen.pending} onClick={() => void reopen.run(named)}>
            Reopen
          </Button>
        ) : null}
      </div>
    );
  }
  if (!mayResolve) return <p className="text-ink-2">Its owner, the SM of its team or the CSM resolves it.</p>;
  if (isResolving) {
    return (
      <form
        noValidate
        className="flex flex-col gap-3 rounded border bg-sunken p-3"
        onSubmit={(event) => {
          event.preventDefault();
          void resolve.run({ ...named, resolution });
        }}
      >
        <Field label="How it was resolved" required error={resolve.refusal?.fields?.resolution}>
          <TextArea
            autoFocus
            value={resolution}
            maxLength={4000}
            onChange={(event) => setResolution(event.target.value)}
          />
        </Field>
        <RefusalNotice refusal={resolve.refusal?.fields?.resolution ? null : resolve.refusal} />
        <FormFoot submitLabel="Resolve" pending={resolve.pending} onCancel={() => setResolving(false)} />
      </form>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" onClick={() => setResolving(true)}>
        Resolve…
      </Button>
      {teamId === null ? null : escalatedAt ? (
        <Button pending={takeBack.pending} onClick={() => void takeBack.run(named)}>
          Take it back into the team
        </Button>
      ) : (
        <Button pending={escalate.pending} onClick={() => void escalate.run(named)}>
          Escalate to the Flow Team
        </Button>
      )}
    </div>
  );
}
