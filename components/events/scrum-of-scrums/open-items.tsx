"use client";

import type { ReactNode } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useDependencies } from "@/components/dependencies/use-dependencies";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { dayWords } from "@/components/ui/day-words";
import { Skeleton } from "@/components/ui/skeleton";
import { TeamDot } from "@/components/ui/team-dot";
import { useServerNow } from "@/lib/client/server-clock";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { todayIn } from "@/lib/domain/calendar/dates";
import { type ImpedimentsView, daysOld } from "@/lib/domain/dependencies/impediments";
import { dependencyAbout, dependencyEnds, standingWords } from "@/lib/domain/dependencies/view";
import { dependenciesToSettle, impedimentsToSettle } from "@/lib/domain/events/open-items";
import { counted } from "@/lib/domain/words";
import type { Answers } from "../answers/use-answers";
import { LeadsTo, Opens } from "../room/opens";
import { useRoom } from "../room/use-room";

/**
 * What is open, save what was raised in the reports, which stands with them: the Flow Team's Impediments by age,
 * Dependencies without answer or in conflict. The action items are worked on beside the stage; a projector, which
 * has nothing beside it, shows them here.
 */
export function OpenItems({ ground, answers, isOpen }: { ground: GroundView; answers: Answers; isOpen: boolean }) {
  const { isProjector } = useRoom();
  const items = useOpenItems(ground, answers);
  if (!items) return <Skeleton className="h-8" />;
  const { count, beside, withinTeams, slug } = items;
  const rolling = count === 0 ? "nothing" : `${counted(count, "item")} ${count === 1 ? "rolls" : "roll"} over`;
  const more = beside === 0 ? "" : `${count === 0 ? " but" : ", beside"} ${counted(beside, "action item")}`;
  const head = (
    <>
      <h2 className="text-md">Open from before</h2>
      <span className="text-ink-2">
        {rolling}
        {more}
      </span>
    </>
  );
  const list = (
    <>
      {count > 0 ? (
        <ul className="flex flex-col border-t in-data-projector:grid in-data-projector:grid-cols-2 in-data-projector:gap-x-10">
          {items.rows}
        </ul>
      ) : null}
      {withinTeams > 0 ? (
        <p className="pt-2 text-sm text-ink-2">
          <LeadsTo
            href={`/flow-teams/${slug}/impediments`}
            className="underline underline-offset-2 in-data-projector:no-underline"
          >
            {counted(withinTeams, "more Impediment")}
          </LeadsTo>{" "}
          {withinTeams === 1 ? "is" : "are"} within the teams.
        </p>
      ) : null}
    </>
  );
  if (isProjector) {
    return (
      <section aria-label="Open from before">
        <div className="flex items-baseline gap-2 py-1">{head}</div>
        {isOpen ? list : null}
      </section>
    );
  }
  return (
    <details open={isOpen} className="group">
      <summary className="flex list-none items-baseline gap-2 py-1">
        {head}
        <span className="ml-auto text-sm text-ink-3 group-open:hidden">Show</span>
        <span className="ml-auto hidden text-sm text-ink-3 group-open:inline">Hide</span>
      </summary>
      {list}
    </details>
  );
}

/** The rows of what is open; undefined until it is known. */
function useOpenItems(ground: GroundView, { view }: Answers) {
  const { slug, room, isProjector } = useRoom();
  const { timeZone } = useHere();
  const panel = usePanelAddress();
  const now = new Date(useServerNow() ?? room.event.startsAt);
  const { data: dependencies } = useDependencies();
  const { data: impediments } = useView<ImpedimentsView>({ slug, view: "impediments" });
  if (!dependencies || !impediments) return undefined;
  const today = todayIn(timeZone, now);
  const actions = room.actions.filter(({ isNew, state }) => !isNew && state === "open");
  const raisedHere = new Set(view?.answers.flatMap(({ raised }) => (raised ? [raised.id] : [])));
  const { ofFlowTeam, withinTeams } = impedimentsToSettle(impediments.impediments, raisedHere);
  const open = dependenciesToSettle(dependencies.judged, raisedHere);
  const teamOf = (id: string | null) => ground.teams.find((team) => team.id === id);
  const nameOf = (id: string) => teamOf(id)?.name ?? "a team";
  const rows = [
    ...(isProjector ? actions : []).map(({ id, number, text, owner, dueOn }) => (
      <Item key={id} name={`A-${number}`} title={text} says={owner ?? "No owner"}>
        {dueOn ? (
          <Badge tone={dueOn < today ? "bad" : "neutral"}>
            {dueOn < today ? "was due" : "by"} {dayWords(dueOn, today)}
          </Badge>
        ) : (
          <Badge tone="warn">No date</Badge>
        )}
      </Item>
    )),
    ...ofFlowTeam.map(({ id, number, title, owner, teamId, createdAt }) => {
      const days = daysOld(createdAt, now);
      return (
        <Item
          key={id}
          name={`I-${number}`}
          title={title}
          hue={teamOf(teamId)?.hue}
          says={`${teamOf(teamId)?.name ?? "The Flow Team"}, ${owner ? `owned by ${owner}` : "owned by nobody yet"}`}
          onOpen={() => panel.openImpediment(number)}
        >
          <Badge tone={days >= 3 ? "bad" : "neutral"}>{days === 0 ? "since today" : counted(days, "day")}</Badge>
        </Item>
      );
    }),
    ...open.map((dependency) => {
      const { id, number, standing, createdAt, answeringTeamId } = dependency;
      const isConflict = standing.kind === "conflict";
      const days = daysOld(createdAt, now);
      const ends = dependencyEnds(dependency, nameOf);
      const says = isConflict ? ends : `${ends}, ${nameOf(answeringTeamId)} answers`;
      return (
        <Item
          key={id}
          name={`D-${number}`}
          title={dependencyAbout(dependency) || ends}
          hue={teamOf(dependency.neederTeamId)?.hue}
          says={says}
          onOpen={() => panel.openDependency(number)}
        >
          <Badge tone={isConflict ? "bad" : "warn"}>
            {isConflict
              ? standingWords(standing)
              : days === 0
                ? "no answer yet"
                : `no answer for ${counted(days, "day")}`}
          </Badge>
        </Item>
      );
    }),
  ];
  return { slug, rows, count: rows.length, beside: isProjector ? 0 : actions.length, withinTeams };
}

type ItemProps = {
  name: string;
  title: string;
  says: string;
  hue?: number | undefined;
  onOpen?: (() => void) | undefined;
  children: ReactNode;
};

function Item({ name, title, says, hue, onOpen, children }: ItemProps) {
  const row = (
    <>
      <span className="w-12 shrink-0 text-sm text-ink-3">{name}</span>
      <span className="min-w-40 flex-1">
        <span className="block wrap-anywhere">{title}</span>
        <span className="flex items-center gap-1.5 text-sm text-ink-2">
          {hue === undefined ? null : <TeamDot hue={hue} />}
          {says}
        </span>
      </span>
      <span className="ml-auto min-w-0 max-w-full">{children}</span>
    </>
  );
  const look = "flex w-full flex-wrap items-center gap-x-2 gap-y-1 border-b py-2 text-left";
  return (
    <li>
      {onOpen ? (
        <Opens onOpen={onOpen} className={`${look} h-full hover:bg-hover`}>
          {row}
        </Opens>
      ) : (
        <div className={`${look} h-full`}>{row}</div>
      )}
    </li>
  );
}
