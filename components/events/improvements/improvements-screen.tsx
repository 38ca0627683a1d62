"use client";

import { useSearchParams } from "next/navigation";
import { useRegisterAddress } from "@/components/dependencies/use-register-address";
import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { setInAddress } from "@/lib/client/address";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type ImprovementRow, type ImprovementsView, afterAll } from "@/lib/domain/events/improvements";
import type { PaintedView } from "@/lib/domain/live";
import { counted, holdsWords, wordsTyped } from "@/lib/domain/words";
import { EventsTabs } from "../events-tabs";
import { ImprovementList } from "./improvement-list";
import { ImprovementPanels } from "./improvement-panels";
import { improvementsKey } from "./use-improvements";

/** Flow Sprints whose settled Improvements are looked back on: half a year of two-week ones. */
const sprintsBack = 13;

type ImprovementsScreenProps = { painted: { view: PaintedView<ImprovementsView>; ground: PaintedView<GroundView> } };

/** What retrospectives want to change, by backlog: open at first, and what came of those that are done. */
export function ImprovementsScreen({ painted }: ImprovementsScreenProps) {
  const { slug } = useHere();
  const ground = useGround(painted.ground);
  const address = useRegisterAddress();
  const isOpen = address.show === "open";
  const latest = ground?.sprints.findLast(({ state }) => state !== "planned")?.number ?? 1;
  const from = isOpen ? afterAll : Math.max(1, latest - sprintsBack + 1);
  const { data } = useView<ImprovementsView>(improvementsKey(slug, "all", from), isOpen ? painted.view : null);
  if (!ground) return null;
  const shown = data?.improvements.filter(passing(address.show, address.text)) ?? [];
  const groups = groupsOf(shown, ground, address.team);
  const isFiltered = address.text !== "" || address.team !== null || !isOpen;
  return (
    <PageFrame
      title="Improvements"
      subtitle={isOpen ? null : `of the last ${counted(sprintsBack, "Flow Sprint")}`}
      toolbar={
        <>
          <EventsTabs current="improvements" />
          <ImprovementsToolbar ground={ground} />
        </>
      }
    >
      {!data ? (
        <Skeleton className="mx-auto h-64 max-w-5xl" />
      ) : groups.length > 0 ? (
        <div className="mx-auto flex max-w-5xl flex-col gap-6">
          {groups.map(({ name, improvements }) => (
            <section key={name} aria-label={name}>
              <h2 className="mb-1 font-semibold">{name}</h2>
              <ImprovementList label={`Improvements of ${name}`} improvements={improvements} whose="all" from={from} />
            </section>
          ))}
        </div>
      ) : isFiltered ? (
        <EmptyState
          title="No Improvement passes the filters"
          action={<Button onClick={() => setInAddress({ q: null, show: null, team: null })}>Clear the filters</Button>}
        />
      ) : (
        <EmptyState title="Nothing to improve is open">
          Retrospectives agree on Improvements, each with an owner and a measure. They stand here until they are done.
        </EmptyState>
      )}
      <ImprovementPanels />
    </PageFrame>
  );
}

function ImprovementsToolbar({ ground }: { ground: GroundView }) {
  const params = useSearchParams();
  const { text, show, team } = useRegisterAddress();
  return (
    <>
      <TextField
        aria-label="Find in Improvements"
        placeholder="Find"
        className="md:w-40 md:max-w-44"
        value={text}
        onChange={({ target }) => setInAddress({ q: target.value })}
      />
      <Select
        aria-label="Show"
        className="grow max-md:basis-[calc(50%-0.25rem)] md:w-32 md:max-w-40"
        value={show}
        onChange={({ target }) => setInAddress({ show: target.value === "open" ? null : target.value })}
      >
        <option value="open">Open</option>
        <option value="done">Done</option>
        <option value="dropped">Dropped</option>
      </Select>
      <Select
        aria-label="Backlog"
        className="grow max-md:basis-[calc(50%-0.25rem)] md:w-32 md:max-w-44"
        value={params.get("team") ?? ""}
        onChange={({ target }) => setInAddress({ team: target.value })}
      >
        <option value="">All backlogs</option>
        <option value="flow-team">Flow Backlog</option>
        {ground.teams.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
        {team && team !== "flow-team" && !ground.teams.some(({ slug }) => slug === team) ? (
          <option value={team}>{team}</option>
        ) : null}
      </Select>
    </>
  );
}

/** The Flow Backlog's first, then the teams' by name. */
function groupsOf(improvements: readonly ImprovementRow[], ground: GroundView, asked: string | null) {
  const backlogs = [
    { slug: "flow-team", name: "Flow Backlog", teamId: null as string | null },
    ...ground.teams.map(({ slug, name, id }) => ({ slug, name, teamId: id as string | null })),
  ];
  return backlogs
    .filter(({ slug }) => asked === null || slug === asked)
    .map(({ name, teamId }) => ({ name, improvements: improvements.filter((one) => one.teamId === teamId) }))
    .filter((group) => group.improvements.length > 0);
}

function passing(show: string, text: string): (improvement: ImprovementRow) => boolean {
  const words = wordsTyped(text);
  return ({ number, title, owner, measure, effect, state }) =>
    state === show && holdsWords(`M-${number} ${title} ${owner ?? ""} ${measure} ${effect}`, words);
}
