"use client";

import { ArrowRight } from "lucide-react";
import { useCommands } from "@/components/frame/commands";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { hadTurn, turnSeconds } from "@/lib/domain/events/turns";
import type { Answers } from "../answers/use-answers";
import { useMayAnswer } from "../answers/use-may-answer";
import { useTurns } from "../answers/use-turns";
import { useRoom } from "../room/use-room";
import { OpenItems } from "./open-items";
import { ParkingPlace } from "./parking-place";
import { Readiness } from "./readiness";
import { ReportRow } from "./report-row";
import { useShownTeam } from "./use-shown-team";

/** The Five Questions, team by team; what is open from before goes first. */
export function Reports({ ground, answers }: { ground: GroundView; answers: Answers }) {
  const { room, isRunning, isProjector } = useRoom();
  const { teams } = ground;
  const turns = useTurns(teams.map(({ id }) => id));
  const mayWrite = useMayAnswer();
  const own = teams.find(({ id }) => mayWrite(id))?.id ?? null;
  const following = isRunning && turns.current ? turns.current : isProjector ? null : own;
  const { shown, isChosen, show } = useShownTeam(teams, following);
  const turnTakes = turnSeconds(room.clock.steps[0]?.seconds ?? 0, teams.length);
  const reported = hadTurn(
    teams.map(({ id }) => id),
    room.stage,
  ).length;
  const hasBegun = turns.current !== null || turns.done.size > 0;
  const speaking = teams.find(({ id }) => id === turns.current);
  // Who is still writing isn't interrupted by the turn of another team.
  const isWriting = own !== null && !isProjector && !isChosen && !room.prepared.includes(own);
  const listed = isProjector && speaking ? [speaking] : teams;
  return (
    <>
      {isProjector && speaking ? null : (
        <>
          <Readiness teams={teams} remindedAt={answers.view?.remindedAt ?? null} />
          <OpenItems key={String(hasBegun)} ground={ground} isOpen={!hasBegun} />
        </>
      )}
      <section aria-label="Reports" className="flex flex-col gap-2">
        <div className="flex min-h-control flex-wrap items-center justify-between gap-2">
          <h2 className="text-md" aria-live="polite">
            {speaking ? `${speaking.name} reports` : "Team by team"}
            {hasBegun ? (
              <span className="font-normal text-ink-2">
                {" "}
                · {reported} of {teams.length} have
              </span>
            ) : null}
          </h2>
          <span className="flex gap-2">
            {isChosen && turns.current && shown !== turns.current ? (
              <Button variant="quiet" onClick={() => show(null)}>
                Back to {speaking?.name}
              </Button>
            ) : null}
            <NextTeam teams={teams} turns={turns} onGive={() => show(null)} />
          </span>
        </div>
        <ol aria-label="Teams" className="flex flex-col gap-2">
          {listed.map((team) => (
            <ReportRow
              key={team.id}
              team={team}
              answers={answers}
              isOpen={shown === team.id || (isWriting && team.id === own)}
              hasKeys={shown === team.id}
              hasTurn={isRunning && turns.current === team.id}
              hadTurn={isRunning && turns.done.has(team.id)}
              turnTakes={turnTakes}
              onToggle={() => show(shown === team.id ? "none" : team.id === following ? null : team.slug)}
            />
          ))}
        </ol>
      </section>
      {isProjector ? null : <ParkingPlace teams={teams} about={turns.current} />}
    </>
  );
}

type NextTeamProps = { teams: GroundView["teams"]; turns: ReturnType<typeof useTurns>; onGive(): void };

/** Gives the turn to the next team: for who leads, by a press or the key N. */
function NextTeam({ teams, turns, onGive }: NextTeamProps) {
  const { mayLead, isRunning, isProjector } = useRoom();
  const isLed = mayLead && isRunning && !isProjector;
  const next = teams.find(({ id }) => id === turns.next);
  const isOver = !next && turns.current !== null;
  const give = () => {
    onGive();
    turns.give(next?.id ?? null);
  };
  const label = next ? `${turns.current ? "Next" : "Begin with"}: ${next.name}` : "All have reported";
  const may = isLed && (next !== undefined || isOver);
  useCommands(may ? [{ id: "events.nextTurn", label, keys: "n", group: "Scrum of Scrums", run: give }] : []);
  if (!may) return null;
  return (
    <Button onClick={give}>
      {label} <ArrowRight /> <Kbd keys="N" className="pointer-coarse:hidden" />
    </Button>
  );
}
