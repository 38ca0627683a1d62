"use client";

import { CalendarDays, CalendarOff, ChevronDown, ChevronLeft, ChevronRight, RefreshCcw, Repeat } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { removePause } from "@/lib/actions/calendar";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { Calendar } from "@/lib/domain/calendar/calendar";
import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import { mayPlanAnew } from "@/lib/domain/calendar/plan";
import { addMonths, openingMonth } from "@/lib/domain/calendar/planner";
import type { CadenceProposal } from "@/lib/domain/calendar/schema";
import { type CalendarView, calendarOf } from "@/lib/domain/calendar/view";
import type { PaintedView } from "@/lib/domain/live";
import { CadenceDialog } from "./cadence-dialog";
import { monthWords } from "./calendar-words";
import { PauseDialog } from "./pause-dialog";
import { ProposalDialog } from "./proposal-dialog";
import { SetUp } from "./set-up";
import { PauseFacts, SprintFacts } from "./sprint-facts";
import { type CalendarActs, SprintList } from "./sprint-list";
import { StandingStrip } from "./standing-strip";
import { useCalendarAddress } from "./use-calendar-address";
import { YearPlanner } from "./year-planner";

type CalendarScreenProps = {
  painted: PaintedView<CalendarView>;
  today: CalendarDate;
  /** A proposal in the address: as it stands there, and what it says. */
  proposal: { text: string; says: CadenceProposal | null } | null;
};

/** The calendar: set up where there is none, else where the Flow Team is in it and what follows. */
export function CalendarScreen({ painted, today, proposal }: CalendarScreenProps) {
  const { slug } = useHere();
  const mayKeep = useMay("keep the calendar");
  const { data: view, refusal } = useView({ slug, view: "calendar" }, painted);
  const calendar = calendarOf(view);
  if (calendar)
    return (
      <SetCalendar
        view={view}
        calendar={calendar}
        today={today}
        proposal={proposal}
        refusal={<RefusalNotice refusal={refusal} />}
      />
    );
  return (
    <PageFrame title="Calendar">
      <RefusalNotice refusal={refusal} className="mb-4" />
      {mayKeep ? (
        <SetUp today={today} calendar={null} />
      ) : (
        <EmptyState icon={<CalendarDays />} title="No calendar yet">
          The Chief Scrum Master{view.csm ? `, ${view.csm},` : ""} sets it: when the first Flow Sprint starts, how long
          one is, and how many make a Milestone.
          {view.csm ? null : " Nobody holds that role yet."}
        </EmptyState>
      )}
    </PageFrame>
  );
}

type Doing =
  | { is: "pause"; afterSprint: number | null }
  | { is: "cadence"; fromSprint: number | null }
  | { is: "anew" }
  | null;

function SetCalendar({
  view,
  calendar,
  today,
  proposal,
  refusal,
}: {
  view: CalendarView;
  calendar: Calendar;
  today: CalendarDate;
  proposal: CalendarScreenProps["proposal"];
  refusal: ReactNode;
}) {
  const mayKeep = useMay("keep the calendar");
  const address = useCalendarAddress();
  const [doing, setDoing] = useState<Doing>(null);
  const [isProposalOpen, setProposalOpen] = useState(proposal !== null);
  const acts = useActs(mayKeep, setDoing);
  const from = address.from ?? openingMonth(calendar, today);
  const items = changesOf(calendar, today, setDoing);
  useCommands(mayKeep ? items.flatMap(commandOf) : []);
  const close = () => setDoing(null);
  if (doing?.is === "anew") {
    return (
      <PageFrame title="Calendar">
        <SetUp today={today} calendar={calendar} onDone={close} onCancel={close} />
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title="Calendar"
      subtitle={mayKeep ? undefined : `Kept by ${view.csm ?? "the Chief Scrum Master"}`}
      actions={
        mayKeep ? (
          <Menu
            align="end"
            items={items}
            trigger={
              <Button variant="primary">
                Change
                <ChevronDown aria-hidden="true" />
              </Button>
            }
          />
        ) : null
      }
      toolbar={
        <>
          <Segmented
            label="Look"
            options={[
              { value: "year", label: "Year" },
              { value: "list", label: "List" },
            ]}
            value={address.look}
            onChange={(look) => address.change({ look })}
          />
          <span className="flex items-center gap-1">
            <IconButton
              label="A year earlier"
              icon={<ChevronLeft />}
              onClick={() => address.change({ from: addMonths(from, -12) })}
            />
            <span className="min-w-44 text-center font-medium" aria-live="polite">
              {monthWords(from, true)} to {monthWords(addMonths(from, 11), true)}
            </span>
            <IconButton
              label="A year later"
              icon={<ChevronRight />}
              onClick={() => address.change({ from: addMonths(from, 12) })}
            />
          </span>
          {address.from === null ? null : (
            <Button variant="quiet" onClick={() => address.change({ from: null })}>
              Today
            </Button>
          )}
        </>
      }
    >
      <div className="mx-auto flex max-w-6xl flex-col gap-6">
        {refusal}
        <StandingStrip view={view} calendar={calendar} today={today} />
        {address.look === "year" ? (
          <YearPlanner
            calendar={calendar}
            today={today}
            from={from}
            milestones={view.milestones}
            facts={{
              sprint: (number) => (
                <SprintFacts view={view} calendar={calendar} number={number} today={today} acts={acts} />
              ),
              pause: (afterSprint) => <PauseFacts view={view} afterSprint={afterSprint} today={today} acts={acts} />,
            }}
          />
        ) : (
          <SprintList
            view={view}
            calendar={calendar}
            today={today}
            fromDay={`${from}-01`}
            toDay={addDays(`${addMonths(from, 12)}-01`, -1)}
            acts={acts}
          />
        )}
      </div>
      {doing?.is === "pause" ? (
        <PauseDialog
          calendar={calendar}
          milestones={view.milestones}
          today={today}
          afterSprint={doing.afterSprint}
          onClose={close}
        />
      ) : null}
      {doing?.is === "cadence" ? (
        <CadenceDialog
          calendar={calendar}
          milestones={view.milestones}
          today={today}
          cpo={view.cpo}
          fromSprint={doing.fromSprint}
          onClose={close}
        />
      ) : null}
      {proposal && isProposalOpen ? (
        <ProposalDialog
          view={view}
          calendar={calendar}
          today={today}
          text={proposal.text}
          proposal={proposal.says}
          onClose={() => {
            setProposalOpen(false);
            address.leaveProposal();
          }}
        />
      ) : null}
    </PageFrame>
  );
}

/** What the person may do at a Flow Sprint or pause; null for those who only read. */
function useActs(mayKeep: boolean, setDoing: (doing: Doing) => void): CalendarActs | null {
  const { flowTeamId } = useHere();
  const remove = useCommand(
    (pause: { flowTeamId: string; pauseId: string; afterSprint: number }) => removePause(pause),
    {
      done: (_value, { afterSprint }) => `Pause after S${afterSprint} taken out`,
    },
  );
  if (!mayKeep) return null;
  return {
    addPause: (afterSprint) => setDoing({ is: "pause", afterSprint }),
    changeCadence: (fromSprint) => setDoing({ is: "cadence", fromSprint }),
    removePause: ({ id, afterSprint }) => void remove.run({ flowTeamId, pauseId: id, afterSprint }),
  };
}

type Change = Extract<MenuItem, { onSelect: () => void }>;

function changesOf(calendar: Calendar, today: CalendarDate, setDoing: (doing: Doing) => void): Change[] {
  const anew: Change = { label: "Plan it anew", icon: <RefreshCcw />, onSelect: () => setDoing({ is: "anew" }) };
  return [
    { label: "Put in a pause", icon: <CalendarOff />, onSelect: () => setDoing({ is: "pause", afterSprint: null }) },
    { label: "Change the cadence", icon: <Repeat />, onSelect: () => setDoing({ is: "cadence", fromSprint: null }) },
    ...(mayPlanAnew(calendar, today).ok ? [anew] : []),
  ];
}

function commandOf({ label, icon, onSelect }: Change) {
  return [{ id: `calendar.${label}`, label, keywords: "calendar", icon, run: onSelect }];
}
