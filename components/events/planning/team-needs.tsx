"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { nameOf, teamName } from "@/components/dependencies/dependency-words";
import { useDependencies } from "@/components/dependencies/use-dependencies";
import { Badge } from "@/components/ui/badge";
import { isSettled, neededBy, planningWords, unansweredWords } from "@/lib/domain/dependencies/standing";
import { Opens } from "../room/opens";

/** What a team needs from others, and gives them, by this Flow Sprint. */
export function TeamNeeds({ sprint, teamId }: { sprint: number; teamId: string }) {
  const panel = usePanelAddress();
  const { data } = useDependencies();
  if (!data) return null;
  const own = neededBy(data.judged, sprint).filter(
    ({ neederTeamId, giverTeamId }) => neederTeamId === teamId || giverTeamId === teamId,
  );
  if (own.length === 0) return <p className="text-ink-2">It waits for no other team, and none for it.</p>;
  return (
    <ul className="flex flex-col gap-1">
      {own.map((dependency) => {
        const needs = dependency.neederTeamId === teamId;
        const isConflict = dependency.standing.kind === "conflict";
        const unanswered = unansweredWords(dependency, (id) => teamName(data.ground, id));
        return (
          <li key={dependency.id}>
            <Opens
              onOpen={() => panel.openDependency(dependency.number)}
              className="flex w-full items-center gap-2 py-0.5 text-left hover:underline"
            >
              <Badge tone={isConflict ? "bad" : isSettled(dependency) ? "ok" : "warn"}>
                {planningWords(dependency)}
              </Badge>
              <span className="min-w-0 flex-1 truncate">
                {needs
                  ? `needs ${teamName(data.ground, dependency.giverTeamId)}`
                  : `gives to ${teamName(data.ground, dependency.neederTeamId)}`}
                <span className="text-ink-2">
                  {unanswered ? `, ${unanswered}` : ""}:{" "}
                  {dependency.note.split("\n")[0] || nameOf(dependency, data.ground)}
                </span>
              </span>
            </Opens>
          </li>
        );
      })}
    </ul>
  );
}
