import "server-only";
import { outputsOf } from "@/lib/domain/events/outputs";
import { participantsOf } from "@/lib/domain/events/participants";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import type { ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { type TeamPlanningRow, type TeamPlanningsView, teamPlanningOutputs } from "@/lib/domain/events/team-planning";
import type { Revisions } from "@/lib/domain/live";
import { keptCapacitiesJson } from "@/lib/server/calendar/capacity-views";
import { db } from "@/lib/server/db";
import { clockOf } from "./event-state";
import { type ScheduleFacts, loadScheduleGround, teamOf } from "./schedule-facts";
import { readCapacities, readTeamPlans } from "./team-plan-queries";

/**
 * JSON of the TeamPlanningsView of a Flow Sprint: a fixed number of statements, however many teams
 * there are. Null where the calendar has no such Flow Sprint.
 */
export async function teamPlanningsJson(
  flowTeamId: string,
  sprintNumber: number,
  slug: string,
  at?: Revisions,
): Promise<string | null> {
  const ground = await loadScheduleGround(db(), flowTeamId, [sprintNumber]);
  const sprint = ground.sprints.find(({ number }) => number === sprintNumber);
  if (!sprint) return null;
  const events = scheduleSprint(ground, sprintNumber).filter(({ kind }) => kind === "team_planning");
  const ids = events.map(({ id }) => id).filter((id) => id !== null);
  const [plans, capacities, rooms] = await Promise.all([
    readTeamPlans(db(), { flowTeamId, sprintNumber }),
    keptCapacitiesJson(flowTeamId, at).then((computed) => readCapacities(db(), { flowTeamId, sprintNumber }, computed)),
    readRooms(ids),
  ]);
  const rowOf = (event: ScheduledEvent): TeamPlanningRow[] => {
    const team = teamOf(ground, event.teamId);
    const capacity = team && capacities.get(team.id);
    if (!team || !capacity) return [];
    const { committed, goal } = plans.find(({ teamId }) => teamId === team.id) ?? nothingPlanned;
    const room = rooms.get(event.id ?? "");
    const facts = teamPlanningOutputs({ committed, goal }, `/flow-teams/${slug}/events/${event.key}?step=2`);
    const { key, state, startsAt, endsAt } = event;
    return [
      {
        teamId: team.id,
        name: team.name,
        hue: team.hue,
        key,
        state,
        startsAt,
        endsAt,
        calledOffWhy: room?.calledOffWhy ?? "",
        openedAt: room?.openedAt?.getTime() ?? null,
        closedAt: room?.closedAt?.getTime() ?? null,
        clock: room?.openedAt ? clockOf(room) : null,
        facilitator: room?.facilitator ?? null,
        came: room?.came ?? [],
        expected: participantsOf(ground, event).length,
        committed,
        capacity,
        goal,
        outputs: outputsOf("team_planning", facts, room?.nones ?? []),
      },
    ];
  };
  const view: TeamPlanningsView = {
    sprint,
    before: neighbour(ground, sprintNumber - 1),
    after: neighbour(ground, sprintNumber + 1),
    teams: events.flatMap(rowOf).sort((one, other) => one.name.localeCompare(other.name, "en")),
  };
  return JSON.stringify(view);
}

const nothingPlanned = { committed: { stories: 0, points: 0 }, goal: "" };

function neighbour({ sprints }: ScheduleFacts, number: number): number | null {
  return sprints.some((sprint) => sprint.number === number) ? number : null;
}

type RoomFacts = {
  id: string;
  calledOffWhy: string;
  openedAt: Date | null;
  closedAt: Date | null;
  step: number;
  runningSince: Date | null;
  steps: { seconds: number; used: number }[];
  facilitator: string | null;
  came: { id: string; name: string }[];
  /** Outputs said to be none. */
  nones: string[];
};

async function readRooms(ids: readonly string[]): Promise<Map<string, RoomFacts>> {
  const rows = await db().$queryRaw<RoomFacts[]>`
    SELECT e.id, e."calledOffWhy", e."openedAt", e."closedAt", e.step, e."runningSince", e.steps, p.name AS facilitator,
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.name, c.id), '[]')
        FROM "Attendance" a JOIN "Person" c ON c.id = a."personId" WHERE a."eventId" = e.id) AS came,
      ARRAY(SELECT n.about FROM "EventNote" n WHERE n."eventId" = e.id AND n.kind = 'none' AND n."deletedAt" IS NULL) AS nones
    FROM "FlowSprintEvent" e LEFT JOIN "Person" p ON p.id = e."facilitatorId"
    WHERE e.id = ANY(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
