"use client";

import { Button } from "@/components/ui/button";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { hadTurn, turnSeconds, turnsOf } from "@/lib/domain/events/turns";
import type { Answers } from "../answers/use-answers";
import { useMayAnswer } from "../answers/use-may-answer";
import { useRoom } from "../room/use-room";
import { OpenItems } from "./open-items";
import { ParkingPlace } from "./parking-place";
import { Readiness } from "./readiness";
import { ReportRow } from "./report-row";
import { useShownTeam } from "./use-shown-team";

/** The Five Questions, team by team; what is open from before goes first, folded for who prepares. */
export function Reports({ ground, answers }: { ground: GroundView; answers: Answers }) {
  const { room, isRunning, isProjector } = useRoom();
  const { teams } = ground;
  const order = teams.map(({ id }) => id);
  const turns = turnsOf(order, room.stage);
  const mayWrite = useMayAnswer();
  const own = teams.find(({ id }) => mayWrite(id))?.id ?? null;
  const following = isRunning && turns.current ? turns.current : isProjector ? null : own;
  const { shown, isChosen, show } = useShownTeam(teams, following);
  const turnTakes = turnSeconds(room.clock.steps[0]?.seconds ?? 0, teams.length);
  const reported = hadTurn(order, room.stage).length;
  const hasBegun = turns.current !== null || turns.done.size > 0;
  const speaking = teams.find(({ id }) => id === turns.current);
  // Who is still writing isn't interrupted by the turn of another team.
  const isWriting = own !== null && !isProjector && !isChosen && !room.prepared.includes(own);
  // Who prepares looks for their own report first; what is open is talked through in the room.
  const isPreparing = own !== null && room.openedAt === null;
  const isFolded = hasBegun || isPreparing;
  const inOrder = isPreparing
    ? [...teams].sort((one, two) => Number(mayWrite(two.id)) - Number(mayWrite(one.id)))
    : teams;
  const listed = isProjector && speaking ? [speaking] : inOrder;
  return (
    <>
      {isProjector && speaking ? null : (
        <>
          <Readiness teams={teams} remindedAt={answers.view?.remindedAt ?? null} />
          <OpenItems key={String(isFolded)} ground={ground} answers={answers} isOpen={!isFolded} />
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
          {isChosen && turns.current && shown !== turns.current ? (
            <Button variant="quiet" onClick={() => show(null)}>
              Back to {speaking?.name}
            </Button>
          ) : null}
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
