"use client";

import clsx from "clsx";
import { ArrowLeft, MoreHorizontal, Pause, Play } from "lucide-react";
import dynamic from "next/dynamic";
import { useId, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { lazily } from "@/components/ui/lazily";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { handOverFacilitation, openEvent, takeFacilitation } from "@/lib/actions/events";
import { serverNow } from "@/lib/client/server-clock";
import { useAway } from "@/lib/client/use-away";
import { useCommand } from "@/lib/client/use-command";
import { todayIn } from "@/lib/domain/calendar/dates";
import { leadsByRole } from "@/lib/domain/events/room";
import { isLedByTurns } from "@/lib/domain/events/turns";
import { useNextTurn } from "../answers/use-next-turn";
import { useWaitsForNumber } from "../poker/use-waits-for-number";
import { useOutputs } from "./closing-list";
import { useLeading } from "./use-leading";
import { useRoom } from "./use-room";

const ExtendDialog = lazily(dynamic(() => import("./extend-dialog").then((module) => module.ExtendDialog)));
const OpenNowDialog = lazily(dynamic(() => import("./open-now-dialog").then((module) => module.OpenNowDialog)));
const ShutDialog = lazily(dynamic(() => import("./shut-dialog").then((module) => module.ShutDialog)));

/** What the facilitator leads the room with; for the others nothing but the CSM's override. */
export function LeadBar({ onClose }: { onClose(): void }) {
  const { room, mayLead, isRunning, isClosed } = useRoom();
  const [asked, setAsked] = useState<"more time" | "shut" | null>(null);
  const { away, isPaused, pause, goOn, back, next, unlessLedOn } = useLeading();
  const isOffline = away === "offline";
  const turn = useNextTurn();
  const doesId = useId();
  const more = useMoreItems(setAsked, turn ? next : null, turn && !next ? onClose : null);
  const waitsForNumber = useWaitsForNumber();
  if (isClosed || room.event.state === "called_off") return null;
  if (!mayLead) return isRunning ? <OverrideBar onClose={onClose} /> : null;
  if (!isRunning) return <OpenBar more={more} />;
  /** Pressing does nothing while it can't arrive. */
  const unlessOffline = (act: () => void) => (isOffline ? undefined : act);
  return (
    <>
      <AwayNotice away={away} />
      {waitsForNumber ? (
        <p role="status" className="mb-1 text-sm text-warn-ink">
          No number agreed on yet
        </p>
      ) : null}
      {turn?.does ? (
        <p id={doesId} className="mb-1 text-sm text-ink-2">
          {turn.does}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-1">
        {turn ? (
          <Button
            variant="primary"
            className="w-full"
            aria-keyshortcuts="N"
            title={turn.label}
            aria-disabled={isOffline || undefined}
            aria-describedby={turn.does ? doesId : undefined}
            // A phase that ends for all isn't passed by the second click of a double one.
            onClick={({ detail }) => (turn.does && detail > 1 ? undefined : unlessLedOn(turn.give)())}
          >
            <span className="max-w-36 truncate room-narrow:max-w-60">{turn.label}</span>
            <Kbd keys="N" className="pointer-coarse:hidden" />
          </Button>
        ) : null}
        {back ? (
          <IconButton
            label="Back a step"
            shortcut="["
            icon={<ArrowLeft />}
            className={framed}
            aria-disabled={isOffline || undefined}
            onClick={unlessOffline(back)}
          />
        ) : null}
        <IconButton
          {...(isPaused ? { label: "Go on", icon: <Play /> } : { label: "Pause", icon: <Pause /> })}
          className={framed}
          aria-disabled={isOffline || undefined}
          onClick={unlessOffline(isPaused ? goOn : pause)}
        />
        {turn ? null : next ? (
          <Button
            variant="primary"
            className={besides(back)}
            aria-keyshortcuts="]"
            aria-disabled={isOffline || undefined}
            onClick={next}
          >
            Next step
          </Button>
        ) : (
          <Button
            variant="primary"
            className={besides(back)}
            aria-disabled={isOffline || undefined}
            onClick={unlessLedOn(onClose)}
          >
            Close event
          </Button>
        )}
        <Menu
          label="More"
          align="end"
          items={more}
          trigger={<IconButton label="More" icon={<MoreHorizontal />} className={clsx(framed, turn && "ml-auto")} />}
        />
        {asked === "more time" ? <ExtendDialog onClose={() => setAsked(null)} /> : null}
        {asked === "shut" ? <ShutDialog onClose={() => setAsked(null)} onCloseEvent={onClose} /> : null}
      </div>
    </>
  );
}

/** What opens the room. */
function OpenBar({ more }: { more: MenuItem[] }) {
  const { flowTeamId, key, room } = useRoom();
  const { timeZone } = useHere();
  const away = useAway();
  const [isAsking, setIsAsking] = useState(false);
  const opening = useCommand(openEvent);
  const open = () => {
    setIsAsking(false);
    void opening.run({ flowTeamId, key });
  };
  const isItsTurn = () => room.earlier.length === 0 && room.event.day === todayIn(timeZone, new Date(serverNow()));
  return (
    <>
      <AwayNotice away={away} />
      <div className="flex gap-1">
        <Button
          variant="primary"
          className="flex-1"
          pending={opening.pending}
          aria-disabled={away === "offline" || undefined}
          onClick={() => (isItsTurn() ? open() : setIsAsking(true))}
        >
          Open the room
        </Button>
        {isAsking ? <OpenNowDialog onOpen={open} onClose={() => setIsAsking(false)} /> : null}
        {more.length > 0 ? (
          <Menu
            label="More"
            items={more}
            trigger={<IconButton label="More" icon={<MoreHorizontal />} className={framed} />}
          />
        ) : null}
      </div>
    </>
  );
}

/** Closing with outputs missing, for the CSM where they don't lead (EVT-2). */
function OverrideBar({ onClose }: { onClose(): void }) {
  const mayOverride = useMay("override gates");
  const outputs = useOutputs() ?? [];
  if (!mayOverride || outputs.every(({ isMet }) => isMet)) return null;
  return (
    <Button className="w-full" onClick={onClose}>
      Override and close…
    </Button>
  );
}

/** Why leading waits, or may fail. */
const awayWords = {
  offline: "Offline: you can lead when the connection is back.",
  away: "The server doesn’t answer: a step may not get through.",
};

function AwayNotice({ away }: { away: keyof typeof awayWords | null }) {
  return (
    <p role="status" className="mb-1 text-sm text-ink-2 empty:hidden">
      {away ? awayWords[away] : null}
    </p>
  );
}

/** An icon that is a button among buttons. */
const framed = "border border-line-strong bg-surface";

/** How the button to press stands beside the others: with targets for fingers and a way back, "More" and it take a second row. */
const besides = (back: unknown) => clsx("flex-1 px-2!", back !== null && "pointer-coarse:basis-32");

/** The next step or the close while the turn leads, extending, handing over and taking back; last, shutting what was opened by mistake. */
function useMoreItems(
  onAsk: (what: "more time" | "shut") => void,
  onNext: (() => void) | null = null,
  onClose: (() => void) | null = null,
): MenuItem[] {
  const { flowTeamId, key, room, me, isRunning } = useRoom();
  const handing = useCommand(handOverFacilitation, {
    done: (_, { personId }) => `Handed over to ${room.people.find(({ id }) => id === personId)?.name}`,
  });
  // That they lead now, they are told as everybody is to whom it is handed.
  const taking = useCommand(takeFacilitation);
  const { kind, teamId } = room.event;
  const isByTurns = isLedByTurns(kind, room.stage);
  const isMine = room.facilitatorId === me.personId;
  const byRole = leadsByRole(me, { flowTeamId, kind, teamId, facilitatorId: room.facilitatorId, guestIds: [] });
  const candidates = room.people.filter(
    ({ id, joinedAt }) => id !== room.facilitatorId && (!isRunning || joinedAt !== null),
  );
  return [
    ...(onNext ? [{ label: "Next step", shortcut: "]", onSelect: onNext }] : []),
    ...(isRunning
      ? [{ label: isByTurns ? "More time…" : "More time for this step…", onSelect: () => onAsk("more time") }]
      : []),
    ...(candidates.length > 0
      ? [
          {
            kind: "submenu" as const,
            label: "Hand over facilitation",
            items: candidates.map(({ id, name }) => ({
              label: name,
              onSelect: () => void handing.run({ flowTeamId, key, personId: id }),
            })),
          },
        ]
      : []),
    ...(byRole && !isMine && room.facilitatorId !== null
      ? [{ label: "Take facilitation over", onSelect: () => void taking.run({ flowTeamId, key }) }]
      : []),
    ...(onClose ? [{ label: "Close event", onSelect: onClose }] : []),
    ...(isRunning
      ? [{ kind: "separator" as const }, { label: "Shut the room again…", danger: true, onSelect: () => onAsk("shut") }]
      : []),
  ];
}
