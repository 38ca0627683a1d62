"use client";

import { Presentation, Video } from "lucide-react";
import dynamic from "next/dynamic";
import { type RefObject, useEffect, useRef, useState } from "react";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button, buttonLook } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { useAsOf } from "@/lib/client/use-away";
import { hasNextStep, isLedByTurns } from "@/lib/domain/events/turns";
import { takesText } from "@/components/ui/takes-text";
import { useNextTurn } from "../answers/use-next-turn";
import { ActionsPart } from "./actions-part";
import { Agenda } from "./agenda";
import { BeforeOpening } from "./before-opening";
import { ClosingList } from "./closing-list";
import { FollowNotice } from "./follow-notice";
import { LeadBar } from "./lead-bar";
import { OpenedWhen } from "./opened-when";
import { DecisionsPart } from "./notes-part";
import { PeoplePart } from "./people-part";
import { RoomClock } from "./room-clock";
import { RoomStrip } from "./room-strip";
import { RoomTitle } from "./room-title";
import { Stage, StageAside } from "./stage";
import { useRoom } from "./use-room";

const CloseDialog = lazily(dynamic(() => import("./close-dialog").then((module) => module.CloseDialog)));

/** The room before it opens and while it runs: agenda and clock, the stage, what comes of it. */
export function OpenRoom({ name }: { name: string }) {
  const { room, contract, isRunning, mayLead, slug, lookAt } = useRoom();
  const [isClosing, setIsClosing] = useState(false);
  const { callLink, sprintNumber, state } = room.event;
  const turn = useNextTurn();
  const isKnown = useAsOf() === null;
  const stage = useRef<HTMLDivElement>(null);
  useTopOfStep(stage);
  return (
    <PageFrame
      layout="columns"
      title={<RoomTitle name={name} />}
      subtitle={
        <span className="flex items-center gap-3">
          {isRunning ? (
            <Badge tone={isKnown ? "accent" : "neutral"}>
              Live
              {isLedByTurns(room.event.kind, room.stage)
                ? ""
                : ` · step ${room.clock.step + 1} of ${contract.steps.length}`}
            </Badge>
          ) : state === "called_off" ? (
            <Badge>Called off</Badge>
          ) : null}
          <span className="min-w-0 truncate">
            <Link href={`/flow-teams/${slug}/sprints/${sprintNumber}`} className="hover:underline">
              Flow Sprint {sprintNumber}
            </Link>{" "}
            · <OpenedWhen />
          </span>
        </span>
      }
      actions={
        <>
          {callLink ? (
            <a href={callLink} target="_blank" rel="noreferrer" className={buttonLook()}>
              <Video /> <span className="max-sm:sr-only">Video call</span>
            </a>
          ) : null}
          <Link href="?projector" className={buttonLook("secondary", "max-md:hidden")}>
            <Presentation /> <span className="max-lg:sr-only">Projector</span>
          </Link>
          {isRunning && mayLead && (hasNextStep(room) || turn) ? (
            <Button className="max-md:hidden" onClick={() => setIsClosing(true)}>
              Close event
            </Button>
          ) : null}
        </>
      }
    >
      <RoomStrip />
      <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-y-auto short:flex-auto">
        <div className="flex w-62 shrink-0 flex-col gap-5 overflow-y-auto border-r bg-surface p-5 room-narrow:hidden">
          {isRunning ? <RoomClock /> : <BeforeOpening />}
          <Agenda onLook={lookAt} />
          <ClosingList />
          <div className="sticky bottom-0 -mx-5 mt-auto -mb-5 bg-surface px-5 pt-2 pb-5">
            <LeadBar onClose={() => setIsClosing(true)} />
          </div>
        </div>
        {/* Takes the focus where what had it in here is gone, and nothing is left beside it. */}
        <div tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col max-md:flex-none">
          <FollowNotice />
          <div className="flex min-h-0 flex-1 max-xl:flex-col max-xl:overflow-y-auto max-md:flex-none max-md:overflow-visible">
            <div ref={stage} className="min-h-0 min-w-0 flex-1 overflow-auto max-xl:flex-none max-xl:overflow-visible">
              <Stage />
            </div>
            {/* What comes of the event: beside the stage, under it, or out of the way of a panel that is open. */}
            <div
              data-room-aside=""
              className="flex w-72 shrink-0 flex-col gap-6 overflow-y-auto border-l bg-surface p-5 max-xl:w-full max-xl:overflow-visible max-xl:border-t max-xl:border-l-0 max-md:p-4 room-beside:hidden"
            >
              <StageAside />
              <DecisionsPart />
              <ActionsPart />
              <PeoplePart />
            </div>
          </div>
        </div>
      </div>
      <div className="hidden room-narrow:block">
        <div className="border-t bg-surface p-3 empty:hidden">
          <LeadBar onClose={() => setIsClosing(true)} />
        </div>
      </div>
      {isClosing ? <CloseDialog onClose={() => setIsClosing(false)} /> : null}
    </PageFrame>
  );
}

/** Each step begins at its top, in whatever scrolls around the stage; where somebody writes, the page stays. */
function useTopOfStep(stage: RefObject<HTMLElement | null>): void {
  const { stepAt } = useRoom();
  const shown = useRef(stepAt);
  useEffect(() => {
    if (shown.current === stepAt) return;
    shown.current = stepAt;
    if (takesText(document.activeElement)) return;
    for (let place = stage.current; place; place = place.parentElement) place.scrollTop = 0;
  }, [stage, stepAt]);
}
