"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { TeamDot } from "@/components/ui/team-dot";
import { validateEpic } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import type { FinishedEpic } from "@/lib/domain/events/review";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";

const HoldBackDialog = lazily(dynamic(() => import("./hold-back-dialog").then((module) => module.HoldBackDialog)));

/** Epics whose Stories are all Done: the CPO says yes, or what is missing (BLG-5). */
export function EpicsToValidate({ epics }: { epics: readonly FinishedEpic[] }) {
  const [held, setHeld] = useState<FinishedEpic | null>(null);
  const waiting = epics.filter(({ validatedAt, missing }) => validatedAt === null && missing === null).length;
  return (
    <section aria-label="Epics to validate">
      <h2 className="mb-1.5 font-medium">
        Epics whose Stories are Done{" "}
        <span className="text-ink-3 tabular-nums">{waiting > 0 ? `${waiting} to validate` : ""}</span>
      </h2>
      {epics.length === 0 ? (
        <p className="text-ink-2">No Epic has all its Stories Done. One that has waits here for the CPO’s yes.</p>
      ) : (
        <ul className="divide-y rounded border bg-surface">
          {epics.map((epic) => (
            <Finished key={epic.id} epic={epic} onHold={() => setHeld(epic)} />
          ))}
        </ul>
      )}
      {held ? <HoldBackDialog epic={held} onClose={() => setHeld(null)} /> : null}
    </section>
  );
}

function Finished({ epic, onHold }: { epic: FinishedEpic; onHold(): void }) {
  const { flowTeamId, key, isRunning, isProjector } = useRoom();
  const { openEpic } = usePanelAddress();
  const isMember = useMay("contribute");
  const mayValidate = useMay("own the product") && isRunning && !isProjector;
  const { id, number, title, team, stories, acceptanceConditions, validatedAt, validatedBy, missing } = epic;
  const command = useCommand(validateEpic, { done: () => `E-${number} is Done` });
  const name = (
    <>
      <span className="mr-1 font-normal text-ink-3">E-{number}</span> {title}
    </>
  );
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        {isMember && !isProjector ? (
          <button
            type="button"
            className="min-h-6 text-left font-medium wrap-anywhere hover:underline"
            onClick={() => openEpic(number)}
          >
            {name}
          </button>
        ) : (
          <p className="font-medium wrap-anywhere">{name}</p>
        )}
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
          {team ? (
            <span className="inline-flex items-center gap-1.5">
              <TeamDot hue={team.hue} /> {team.name}
            </span>
          ) : null}
          <span>{counted(stories, "Story", "Stories")} done</span>
        </p>
        {acceptanceConditions.length > 0 && validatedAt === null ? (
          <ul className="list-disc pl-4 text-ink-2">
            {acceptanceConditions.map((condition) => (
              <li key={condition} className="wrap-anywhere">
                {condition}
              </li>
            ))}
          </ul>
        ) : null}
        {validatedAt === null && missing !== null ? (
          <p className="wrap-anywhere">
            <Badge tone="warn">Not yet</Badge> {missing}
          </p>
        ) : null}
      </div>
      {validatedAt !== null ? (
        <Badge tone="ok" title={validatedBy ? `By ${validatedBy}` : "By the CPO"}>
          Validated
        </Badge>
      ) : mayValidate ? (
        <span className="flex shrink-0 gap-2 max-sm:w-full">
          <Button className="max-sm:flex-1" onClick={onHold}>
            Not yet
          </Button>
          <Button
            className="max-sm:flex-1"
            pending={command.pending}
            onClick={() => void command.run({ flowTeamId, key, epicId: id })}
          >
            Validate
          </Button>
        </span>
      ) : missing === null ? (
        <Badge>Waits for the CPO</Badge>
      ) : null}
    </li>
  );
}
