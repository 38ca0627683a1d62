"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useGround } from "@/components/backlog/use-stories";
import { Button, buttonLook } from "@/components/ui/button";
import { type RetroGroup, type RetroView, columnNames, groupsOf } from "@/lib/domain/events/retro";
import { type ImprovementRow, improvementsOf } from "@/lib/domain/events/improvements";
import { counted } from "@/lib/domain/words";
import { ImprovementForm } from "../improvements/improvement-form";
import { ImprovementList } from "../improvements/improvement-list";
import { useImprovements } from "../improvements/use-improvements";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import { GroupTexts } from "./voting-board";

/** The groups with most dots first, and the Improvements that are made from them. */
export function DecidingBoard({ table }: { table: RetroView }) {
  const { room, takesPart, isRunning, isProjector } = useRoom();
  const { sprintNumber, teamId } = room.event;
  const whose = { teamId };
  const { data } = useImprovements(whose, sprintNumber);
  const [making, setMaking] = useState<string | null>(null);
  // What the form offers is here by the time it opens.
  useGround();
  const groups = groupsOf(table.cards);
  const next = sprintNumber + 1;
  const agreed = improvementsOf(data?.improvements ?? [], { teamId, sprintNumber: next });
  const mayMake = takesPart && isRunning && !isProjector;
  const close = () => setMaking(null);
  return (
    <div className="grid gap-8 pb-6 @xl:grid-cols-[3fr_2fr]">
      <section aria-label="Cards by dots" className="min-w-0">
        <h3 className="mb-2 font-semibold">By dots</h3>
        <ol className="flex flex-col gap-2">
          {groups.map((group) => (
            <li key={group.id} className="flex flex-col gap-2">
              <CountedGroup
                group={group}
                made={agreed.filter(({ cardId }) => group.cards.some(({ id }) => id === cardId))}
                onMake={mayMake && making !== group.id ? () => setMaking(group.id) : null}
              />
              {making === group.id ? (
                <ImprovementForm from={{ cardId: group.id, text: group.cards[0]?.text ?? "" }} onDone={close} />
              ) : null}
            </li>
          ))}
        </ol>
        {groups.length === 0 ? <p className="text-ink-3">No cards were written.</p> : null}
      </section>
      <section aria-label={`Improvements for Flow Sprint ${next}`} className="flex min-w-0 flex-col gap-2">
        <h3 className="font-semibold">
          Improvements for S{next}
          <span className="block text-sm font-normal text-ink-2">
            {teamId === null ? "Into the Flow Backlog, in this order" : "Into the Team Backlog, in this order"}
          </span>
        </h3>
        {agreed.length > 0 ? (
          <ImprovementList isOrdered label="Agreed on now" improvements={agreed} whose={whose} from={sprintNumber} />
        ) : (
          <p className="text-ink-3">None yet. Start with the card with the most dots.</p>
        )}
        {making === "free" ? (
          <ImprovementForm onDone={close} />
        ) : mayMake ? (
          <Button className="self-start" onClick={() => setMaking("free")}>
            <Plus /> Add an Improvement
          </Button>
        ) : null}
      </section>
    </div>
  );
}

type CountedGroupProps = { group: RetroGroup; made: readonly ImprovementRow[]; onMake: (() => void) | null };

function CountedGroup({ group, made, onMake }: CountedGroupProps) {
  const { openImprovement } = usePanelAddress();
  const dots = group.dots ?? 0;
  return (
    <div className="flex items-start gap-3 rounded-lg border bg-surface p-2.5">
      <p className="w-10 shrink-0 text-center">
        <span className="block text-xl font-semibold tabular-nums">{dots}</span>
        <span className="block text-sm text-ink-3">{counted(dots, "dot").replace(/^[\d,]+ /, "")}</span>
      </p>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="text-sm text-ink-3">{columnNames[group.column]}</p>
        <GroupTexts group={group} />
        {made.length > 0 || onMake ? (
          <div className="flex flex-wrap items-center gap-2">
            {made.map(({ number }) => (
              <Opens key={number} className={buttonLook("quiet")} onOpen={() => openImprovement(number)}>
                M-{number}
              </Opens>
            ))}
            {onMake ? <Button onClick={onMake}>Make an Improvement</Button> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}
