"use client";

import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { agreeToCadence } from "@/lib/actions/calendar";
import { useCommand } from "@/lib/client/use-command";
import { describeCadence } from "@/lib/domain/calendar/cadence";
import type { Calendar } from "@/lib/domain/calendar/calendar";
import { changeCadence as withCadence } from "@/lib/domain/calendar/change-cadence";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { calendarOutline } from "@/lib/domain/calendar/outline";
import type { CadenceProposal } from "@/lib/domain/calendar/schema";
import type { CalendarView } from "@/lib/domain/calendar/view";
import { MovesShown } from "./moves-shown";

type ProposalDialogProps = {
  view: CalendarView;
  calendar: Calendar;
  today: CalendarDate;
  /** Sealed, as it stands in the address. */
  text: string;
  /** What it says; null when it isn't one for this calendar. */
  proposal: CadenceProposal | null;
  onClose: () => void;
};

/** What the CSM proposes, on the calendar of now: the CPO sees what moves and says yes or not. */
export function ProposalDialog({ view, calendar, today, text, proposal, onClose }: ProposalDialogProps) {
  const { flowTeamId, slug } = useHere();
  const mayAgree = useMay("own the product");
  const command = useCommand(agreeToCadence, { isInline: true, done: () => "The cadence is changed", onDone: onClose });
  const result = proposal && withCadence(calendar, proposal, today);
  const outline = calendarOutline(calendar);
  const isDone = result?.ok === true && calendarOutline(result.value.calendar) === outline;
  const isAnother = proposal !== null && !isDone && proposal.seen !== outline;
  const csm = view.csm ?? "the CSM";
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="A change of cadence waits for a yes"
      description={
        proposal
          ? `${csm} proposes, from Flow Sprint ${proposal.fromSprint} on: ${describeCadence(proposal)}.`
          : undefined
      }
      footer={
        <>
          <DialogClose>
            <Button>{mayAgree && result?.ok && !isDone && !isAnother ? "Not now" : "Close"}</Button>
          </DialogClose>
          {mayAgree && result?.ok && !isDone && !isAnother ? (
            <Button
              variant="primary"
              pending={command.pending}
              onClick={() => void command.run({ flowTeamId, proposal: text })}
            >
              Agree, and change the cadence
            </Button>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {proposal === null ? (
          <Notice tone="bad" title="This is no proposal for this calendar">
            The link may be cut off. Open it again as it was sent, or ask {csm} for a new one.
          </Notice>
        ) : null}
        {isDone ? (
          <Notice tone="ok" title="This has been done">
            The calendar has this cadence.
          </Notice>
        ) : null}
        {isAnother ? (
          <Notice tone="warn" title="The calendar was changed since">
            What was proposed would now move other things. Ask {csm} to propose it anew.
          </Notice>
        ) : null}
        {result?.ok === false && !isAnother ? (
          <RefusalNotice refusal={result.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        ) : null}
        {result?.ok && !isDone && !isAnother ? (
          <>
            <MovesShown moves={result.value.moves} milestones={view.milestones} today={today} />
            {mayAgree ? null : (
              <p className="text-ink-2">
                Only the CPO{view.cpo ? `, ${view.cpo},` : ""} can say yes to moving a committed Milestone.
              </p>
            )}
          </>
        ) : null}
        <RefusalNotice refusal={command.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
      </div>
    </Dialog>
  );
}
