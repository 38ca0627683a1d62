"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { TeamDot } from "@/components/ui/team-dot";
import { setInAddress } from "@/lib/client/address";
import type { GroundView, TeamOnGround } from "@/lib/domain/backlog/ground";
import { teamMatrix } from "@/lib/domain/dependencies/program-board";
import type { Judged } from "@/lib/domain/dependencies/view";
import { ClearFilters } from "./clear-filters";

/** How many open Dependencies run from team to team, and how many of them are late; each opens the list of its own. */
export function DependencyMatrix({ judged, ground }: { judged: readonly Judged[]; ground: GroundView }) {
  const cell = teamMatrix(judged);
  const needers = ground.teams.filter((needer) => ground.teams.some((giver) => cell(needer.id, giver.id)));
  const givers = ground.teams.filter((giver) => ground.teams.some((needer) => cell(needer.id, giver.id)));
  if (needers.length === 0) {
    return (
      <EmptyState title="No open Dependency passes the filters" action={<ClearFilters />}>
        Clear them to see all teams.
      </EmptyState>
    );
  }
  return (
    <div className="relative min-h-0 flex-1 overflow-auto">
      <table aria-label="Open Dependencies by team" className="border-separate border-spacing-0">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 border-r border-b bg-surface px-4.5 py-2 text-left align-bottom text-sm font-medium text-ink-3"
            >
              Needs ↓ from →
            </th>
            {givers.map((team) => (
              <th
                key={team.id}
                scope="col"
                className="sticky top-0 z-10 w-24 min-w-24 border-b bg-surface px-2 py-2 text-center align-bottom text-sm font-medium"
              >
                <TeamDot hue={team.hue} /> <span className="block wrap-anywhere">{team.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {needers.map((needer) => (
            <tr key={needer.id}>
              <th
                scope="row"
                className="sticky left-0 z-10 border-r border-b bg-surface px-4.5 py-2 text-left font-medium whitespace-nowrap max-md:max-w-36 max-md:truncate"
              >
                <span className="mr-1.5">
                  <TeamDot hue={needer.hue} />
                </span>
                {needer.name}
              </th>
              {givers.map((giver) => {
                const found = cell(needer.id, giver.id);
                return (
                  <td
                    key={giver.id}
                    className="border-b p-1 text-center data-own:bg-sunken"
                    data-own={needer.id === giver.id || undefined}
                  >
                    {found ? (
                      <span className="inline-flex items-center justify-center gap-1">
                        {found.conflicts < found.open ? (
                          <Count needer={needer} giver={giver} count={found.open} />
                        ) : null}
                        {found.conflicts > 0 ? (
                          <Count needer={needer} giver={giver} count={found.conflicts} isLate />
                        ) : null}
                      </span>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CountProps = { needer: TeamOnGround; giver: TeamOnGround; count: number; isLate?: boolean };

/** Opens the list of exactly those it counts. */
function Count({ needer, giver, count, isLate = false }: CountProps) {
  const opens = { form: "list", show: isLate ? "conflict" : null, needer: needer.slug, giver: giver.slug, team: null };
  return (
    <button
      type="button"
      data-conflict={isLate || undefined}
      className="inline-flex h-9 min-w-9 items-center justify-center rounded bg-sunken px-2 font-medium whitespace-nowrap tabular-nums hover:bg-hover data-conflict:bg-bad-soft data-conflict:text-bad-ink pointer-coarse:h-control pointer-coarse:min-w-control"
      onClick={() => setInAddress(opens)}
    >
      <span className="sr-only">
        {needer.name} needs from {giver.name}:{" "}
      </span>
      {isLate ? `${count} late` : count}
    </button>
  );
}
