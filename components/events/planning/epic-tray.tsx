"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { tabsOf } from "@/components/ui/tabs";
import { TextField } from "@/components/ui/text-field";
import { type ClaimTray, layTray } from "@/lib/domain/events/claim-tray";
import type { ClaimableEpic } from "@/lib/domain/events/claims";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";
import type { Plan } from "./use-plan";

/** The key of the tab with what is under no objective. */
const loose = "loose";
/** More are found by number or words. */
const mostFound = 60;

type EpicTrayProps = {
  plan: Plan;
  /** An Epic as a list item. */
  card(epic: ClaimableEpic): ReactNode;
};

/**
 * The Epics on the table, an objective at a time, so that the teams stay in sight below; what is
 * looked for is found under all of them. On a wall, where nobody chooses one, all objectives side by side.
 */
export function EpicTray({ plan: { view, epics }, card }: EpicTrayProps) {
  const { isProjector } = useRoom();
  const [search, setSearch] = useState("");
  const tray = layTray(view, epics);
  const first = (tray.objectives.find(({ isTakenUp }) => !isTakenUp) ?? tray.objectives[0])?.objective.id ?? loose;
  // Stays where one is when the objective is taken up.
  const [chosen, setChosen] = useState(first);
  const shown = tray.objectives.find(({ objective }) => objective.id === chosen);
  const tabs = tabsOf(useId());
  if (isProjector) {
    return (
      <section
        aria-label="Epics to claim"
        className="grid grid-cols-[repeat(auto-fill,minmax(min(18rem,100%),1fr))] items-start gap-4"
      >
        {tray.objectives.map((one) => (
          <div key={one.objective.id} className="flex min-w-0 flex-col gap-2.5">
            <ObjectiveHead shown={one} />
            <ul className="flex flex-col gap-2.5">{one.epics.map(card)}</ul>
          </div>
        ))}
        {tray.objectives.length === 0 ? (
          <div className="col-span-full flex flex-col gap-2.5">
            <Loose tray={tray} card={card} />
          </div>
        ) : null}
      </section>
    );
  }
  return (
    <section aria-label="Epics to claim" className="flex flex-col gap-2.5">
      <div
        role="tablist"
        {...tabs.list}
        aria-label="Objectives"
        // On a phone in one line to be swiped, so that the first Epic is in sight.
        className="relative flex flex-wrap gap-1.5 max-sm:-m-1 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:p-1"
      >
        {tray.objectives.map(({ objective, isTakenUp }) => (
          <TrayTab
            key={objective.id}
            {...tabs.tab(objective.id, objective === shown?.objective)}
            onClick={() => setChosen(objective.id)}
          >
            {isTakenUp ? (
              <Check aria-hidden="true" className="size-3.5 shrink-0 text-ok-ink" />
            ) : (
              <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-warn" />
            )}
            <span className="truncate">{objective.text}</span>
            <span className="sr-only">{isTakenUp ? ": taken up" : ": nobody has taken it up"}</span>
          </TrayTab>
        ))}
        <TrayTab {...tabs.tab(loose, !shown)} onClick={() => setChosen(loose)}>
          Under no objective
        </TrayTab>
      </div>
      <div {...tabs.panel(shown?.objective.id ?? loose)} className="flex flex-col gap-2.5">
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          {shown && !search ? <ObjectiveHead shown={shown} sprint={view.sprint.number} /> : <span />}
          <div className="w-48 max-sm:w-full">
            <TextField
              type="search"
              aria-label="Find an Epic"
              placeholder="Find an Epic"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
        </div>
        {search ? (
          <Found epics={found(layTray(view, epics, search))} card={card} />
        ) : shown ? (
          <EpicGrid>{shown.epics.map(card)}</EpicGrid>
        ) : (
          <Loose key="loose" tray={tray} card={card} />
        )}
      </div>
    </section>
  );
}

function ObjectiveHead({ shown, sprint }: { shown: ClaimTray["objectives"][number]; sprint?: number }) {
  return (
    <div className={clsx("min-w-0 border-l-3 pl-3", shown.isTakenUp ? "border-line-strong" : "border-accent")}>
      <p className="text-sm text-ink-2">
        Objective{sprint === undefined ? "" : ` for Flow Sprint ${sprint}`}
        {shown.isTakenUp ? ", taken up" : ", nobody has taken it up"}
      </p>
      <h2 className="text-md font-semibold wrap-anywhere">{shown.objective.text}</h2>
    </div>
  );
}

function TrayTab(props: ComponentProps<"button">) {
  return (
    <button
      type="button"
      role="tab"
      {...props}
      className="flex h-control max-w-64 items-center max-sm:shrink-0 gap-1.5 rounded-full border px-3 text-sm text-ink-2 hover:text-ink aria-selected:border-accent aria-selected:bg-accent-soft aria-selected:font-medium aria-selected:text-accent-ink"
    />
  );
}

/** What is planned for the Flow Sprint under no objective, and on demand all that nobody has claimed. */
function Loose({ tray, card }: { tray: ClaimTray; card: EpicTrayProps["card"] }) {
  const { isProjector } = useRoom();
  const [showsAll, setShowsAll] = useState(false);
  const { planned, others } = tray;
  return (
    <>
      {planned.length > 0 ? (
        <>
          <h2 className="text-md">Planned for this Flow Sprint</h2>
          <EpicGrid>{planned.map(card)}</EpicGrid>
        </>
      ) : null}
      {showsAll ? <Found epics={others} card={card} /> : null}
      {!showsAll && !isProjector && others.length > 0 ? (
        <button
          type="button"
          className="self-start text-ink-2 underline underline-offset-2"
          onClick={() => setShowsAll(true)}
        >
          Show {counted(others.length, "other Epic")} nobody has claimed
        </button>
      ) : null}
      {planned.length + others.length === 0 ? (
        <EmptyState title="All Epics are claimed">Under no objective there is none left.</EmptyState>
      ) : null}
    </>
  );
}

function Found({ epics, card }: { epics: readonly ClaimableEpic[]; card: EpicTrayProps["card"] }) {
  if (epics.length === 0) return <p className="py-2 text-ink-2">No Epic is called that, or it is claimed already.</p>;
  return (
    <>
      <EpicGrid>{epics.slice(0, mostFound).map(card)}</EpicGrid>
      {epics.length > mostFound ? (
        <p className="text-sm text-ink-3">
          {counted(epics.length - mostFound, "more Epic")}: find them by number or words.
        </p>
      ) : null}
    </>
  );
}

function EpicGrid({ children }: { children: ReactNode }) {
  return <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2.5">{children}</ul>;
}

/** All that words leave, each once: an Epic may serve several objectives. */
function found({ objectives, planned, others }: ClaimTray): ClaimableEpic[] {
  return [...new Set([...objectives.flatMap(({ epics }) => epics), ...planned, ...others])];
}
