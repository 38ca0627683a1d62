"use client";

import type { GroundView } from "@/lib/domain/backlog/ground";
import { setInAddress } from "@/lib/client/address";
import { useView } from "@/lib/client/use-view";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { AnswersView } from "@/lib/domain/events/answers";
import { isRetrospective } from "@/lib/domain/events/contracts";
import { hasPhases, nextPhase, phaseNames } from "@/lib/domain/events/retro";
import { turnAct } from "@/lib/domain/events/turns";
import { inTurn, speakersIn } from "@/lib/domain/events/updates";
import { usePhase } from "../retro/use-phase";
import { useRoom } from "../room/use-room";
import { answersKey } from "./use-answers";
import { useTurns } from "./use-turns";

/** What leads before the agenda does, and what it does where its name doesn't say so. */
type NextTurn = { label: string; does?: string; give(): void };

/**
 * How who leads gives the turn on where teams or people speak in turn, and goes on to the next phase of
 * a retrospective at its last step, whatever of the room they look at. Null where there is neither.
 */
export function useNextTurn(): NextTurn | null {
  const { slug, key, room, mayLead, isRunning } = useRoom();
  const { kind, teamId } = room.event;
  const leads = mayLead && isRunning;
  // What the stage of each such room has read already.
  const { data: ground } = useView<GroundView>({ slug, view: "ground" }, null, {
    enabled: leads && kind === "scrum_of_scrums",
  });
  const { data: sprint } = useView<SprintView>({ slug, view: `events/${key}/team-plans` }, null, {
    enabled: leads && kind === "planning_2",
  });
  const { data: answered } = useView<AnswersView>(answersKey(slug, key), null, {
    enabled: leads && kind === "daily_scrum",
  });
  const told = new Set([...room.prepared, ...(answered?.answers ?? []).map(({ subjectId }) => subjectId)]);
  const teams = kind === "scrum_of_scrums" ? ground?.teams : kind === "planning_2" ? sprint?.teams : [];
  const speakers =
    kind === "daily_scrum" ? inTurn(speakersIn(room.people, teamId, told), told, room.stage) : (teams ?? []);
  const turns = useTurns(speakers.map(({ id }) => id));
  const lead = usePhase();
  const ahead = leads && isRetrospective(kind) && hasPhases(kind, room.clock.step) ? nextPhase(room.stage) : null;
  if (ahead) {
    const { phase, does } = ahead;
    return { label: `Next: ${phaseNames[phase]}`, does, give: () => lead(phase) };
  }
  const act = leads ? turnAct(speakers, room) : null;
  if (!act) return null;
  return {
    label: act.label,
    give() {
      // Whose words were opened by hand gives way to whose turn it is.
      setInAddress({ team: null, person: null });
      turns.give(act.to);
    },
  };
}
