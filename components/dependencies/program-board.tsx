"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { dayWords } from "@/components/ui/day-words";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { TeamDot } from "@/components/ui/team-dot";
import { setInAddress } from "@/lib/client/address";
import type { GroundView, SprintOnGround } from "@/lib/domain/backlog/ground";
import { type BoardCard, programBoard } from "@/lib/domain/dependencies/program-board";
import { itemName } from "@/lib/domain/dependencies/rules";
import type { Judged } from "@/lib/domain/dependencies/view";
import { counted } from "@/lib/domain/words";
import { BoardStrings } from "./board-strings";
import { ClearFilters } from "./clear-filters";
import { useDependenciesAddress } from "./use-dependencies-address";

/** How many Flow Sprints the board shows side by side. */
const sprintsInSight = 6;

/**
 * The program board: teams by Flow Sprints, with what Dependencies tie together. Strings of
 * conflicts are lit; the others are while a card has the pointer or the focus. The list says the
 * same in words.
 */
export function ProgramBoardForm({ judged, ground }: { judged: readonly Judged[]; ground: GroundView }) {
  const { address } = useDependenciesAddress();
  const sprints = sprintsFrom(ground.sprints, address.from);
  const board = useMemo(
    () =>
      programBoard(
        judged,
        sprints.map(({ number }) => number),
      ),
    [judged, sprints],
  );
  const [lit, setLit] = useState<string | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const teams = ground.teams.filter(({ id }) => board.cards.some((card) => card.teamId === id));
  const hasLoose = board.cards.some(({ sprint }) => sprint === null);
  const first = sprints[0]?.number ?? 1;
  const last = sprints.at(-1)?.number ?? 1;
  useCurrentInSight(area, first, address.from === null);
  const tied = lit === null ? null : tiedTo(lit, board.strings);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 px-4.5 py-2 text-sm text-ink-2 max-md:px-2 max-md:py-0">
        <IconButton
          label="Earlier Flow Sprints"
          icon={<ChevronLeft />}
          disabled={first <= (ground.sprints[0]?.number ?? 1)}
          onClick={() => setInAddress({ from: String(Math.max(1, first - 3)) })}
        />
        <span className="whitespace-nowrap tabular-nums">
          S{first} to S{last}
        </span>
        <IconButton
          label="Later Flow Sprints"
          icon={<ChevronRight />}
          disabled={last >= (ground.sprints.at(-1)?.number ?? 1)}
          onClick={() => setInAddress({ from: String(first + 3) })}
        />
        <span className="min-w-0 md:ml-2 max-md:truncate">
          {counted(board.strings.filter(({ isConflict }) => isConflict).length, "conflict")} in sight
          {board.beyond > 0 ? (
            <span className="max-md:sr-only">, {counted(board.beyond, "Dependency", "Dependencies")} beyond it</span>
          ) : null}
        </span>
        <span className="ml-auto text-ink-3 max-md:hidden">From what needs to what gives</span>
      </div>
      {board.cards.length === 0 ? (
        <EmptyState title="No open Dependency in these Flow Sprints" action={<ClearFilters />}>
          Go to other sprints with the arrows, or clear the filters.
        </EmptyState>
      ) : (
        <div className="min-h-0 flex-1 overflow-auto border-t">
          {/* A string arrives from the right: the last column keeps room for its arrow. */}
          <div ref={area} className="relative w-max min-w-full pr-4">
            <table
              aria-label="Program board: teams by Flow Sprints"
              className="w-full border-separate border-spacing-0"
            >
              <thead>
                <tr>
                  <th scope="col" className={`${headLook} left-0 z-30 w-40 min-w-40 max-md:w-24 max-md:min-w-24`}>
                    Team
                  </th>
                  {sprints.map((sprint) => (
                    <th
                      key={sprint.number}
                      scope="col"
                      data-now={sprint.state === "running" || undefined}
                      className={`${headLook} w-44 min-w-44 border-l`}
                    >
                      <SprintHead sprint={sprint} />
                    </th>
                  ))}
                  {hasLoose ? (
                    <th scope="col" className={`${headLook} w-44 min-w-44 border-l`}>
                      No sprint yet
                    </th>
                  ) : null}
                </tr>
              </thead>
              <tbody>
                {teams.map((team) => (
                  <tr key={team.id}>
                    <th
                      scope="row"
                      className="sticky left-0 z-20 border-b bg-surface px-3 py-3 text-left align-top font-medium max-md:px-2"
                    >
                      <span className="flex items-center gap-1.5">
                        <TeamDot hue={team.hue} /> <span className="min-w-0 wrap-anywhere">{team.name}</span>
                      </span>
                    </th>
                    {[...sprints.map(({ number }) => number), ...(hasLoose ? [null] : [])].map((sprint) => (
                      <td
                        key={sprint ?? "none"}
                        className="border-b border-l p-2 align-top data-now:bg-sunken"
                        data-now={ground.sprints.some((s) => s.number === sprint && s.state === "running") || undefined}
                      >
                        <div className="flex w-full min-w-40 flex-col gap-2">
                          {board.cards
                            .filter((card) => card.teamId === team.id && card.sprint === sprint)
                            .map((card) => (
                              <Card
                                key={card.id}
                                card={card}
                                isDim={tied !== null && !tied.has(card.id)}
                                onLit={setLit}
                              />
                            ))}
                        </div>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <BoardStrings area={area} strings={board.strings} lit={lit} cards={board.cards} />
          </div>
        </div>
      )}
    </div>
  );
}

const headLook = "sticky top-0 z-20 border-b bg-surface px-3 py-2 text-left text-sm font-medium text-ink-2";

/** A window of sprints from `from` on; without one, from the one before the running on. */
function sprintsFrom(sprints: readonly SprintOnGround[], from: number | null): SprintOnGround[] {
  const running = sprints.find(({ state }) => state === "running") ?? sprints.find(({ state }) => state === "planned");
  const latest = (sprints.at(-1)?.number ?? 1) - sprintsInSight + 1;
  const first = Math.max(1, Math.min(from ?? (running?.number ?? 1) - 1, latest));
  return sprints.filter(({ number }) => number >= first && number < first + sprintsInSight);
}

/**
 * Begins at the running Flow Sprint where the one before it leaves no room for it, as on a phone; at the first
 * where another window was asked for.
 */
function useCurrentInSight(area: RefObject<HTMLDivElement | null>, first: number, isUsual: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each window of sprints begins anew
  useLayoutEffect(() => {
    const scroller = area.current?.parentElement;
    if (!scroller) return;
    const now = isUsual ? area.current?.querySelector<HTMLElement>("th[data-now]") : null;
    const isCut = now ? now.offsetLeft + now.offsetWidth > scroller.clientWidth : false;
    const team = area.current?.querySelector<HTMLElement>("th");
    scroller.scrollLeft = now && isCut ? now.offsetLeft - (team?.offsetWidth ?? 0) : 0;
  }, [area, first, isUsual]);
}

/** A card and those its strings lead to. */
function tiedTo(cardId: string, strings: readonly { from: string; to: string }[]): ReadonlySet<string> {
  const tied = new Set([cardId]);
  for (const { from, to } of strings) {
    if (from === cardId) tied.add(to);
    if (to === cardId) tied.add(from);
  }
  return tied;
}

function SprintHead({ sprint }: { sprint: SprintOnGround }) {
  const isRunning = sprint.state === "running";
  return (
    <span className={isRunning ? "text-accent-ink" : undefined}>
      S{sprint.number} · {dayWords(sprint.startsOn)}
      {isRunning ? <span className="sr-only"> runs now</span> : null}
    </span>
  );
}

type CardProps = { card: BoardCard; isDim: boolean; onLit(cardId: string | null): void };

/** An item where it is needed or given, with a button for each of its Dependencies. */
function Card({ card, isDim, onLit }: CardProps) {
  const { openDependency, openEpic, openStory } = usePanelAddress();
  const { item, needs, gives } = card;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only lights its strings; the buttons in it take the focus
    <div
      data-card={card.id}
      data-dim={isDim || undefined}
      className="relative z-10 rounded border bg-raised p-2 text-sm transition-opacity data-dim:opacity-45"
      onPointerEnter={() => onLit(card.id)}
      onPointerLeave={() => onLit(null)}
      onFocus={() => onLit(card.id)}
      onBlur={() => onLit(null)}
    >
      {item ? (
        <button
          type="button"
          className="line-clamp-2 text-left font-medium hover:underline"
          onClick={() => (item.kind === "Story" ? openStory(item.number) : openEpic(item.number))}
        >
          <span className="font-normal text-ink-3">{itemName(item)}</span> {item.title}
        </button>
      ) : (
        <span className="line-clamp-2 text-ink-2">{(needs[0] ?? gives[0])?.note || "The team alone"}</span>
      )}
      <div className="mt-1.5 flex flex-wrap gap-1">
        {[...needs.map((one) => ["needs", one] as const), ...gives.map((one) => ["gives", one] as const)].map(
          ([verb, dependency]) => (
            <button
              key={`${verb} ${dependency.id}`}
              type="button"
              data-conflict={dependency.standing.kind === "conflict" || undefined}
              aria-label={`${verb} D-${dependency.number}${dependency.standing.kind === "conflict" ? ", in conflict" : ""}`}
              className="inline-flex h-6 items-center rounded-full bg-sunken px-2 font-medium text-ink-2 hover:text-ink data-conflict:bg-bad-soft data-conflict:text-bad-ink pointer-coarse:h-9"
              onClick={() => openDependency(dependency.number)}
            >
              {verb} D-{dependency.number}
            </button>
          ),
        )}
      </div>
    </div>
  );
}
