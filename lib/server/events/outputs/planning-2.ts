import "server-only";
import { isSettled } from "@/lib/domain/dependencies/standing";
import {
  type Reveal,
  averageOf,
  confidenceVoters,
  isConfident,
  sayConfidence,
  silentTeams,
} from "@/lib/domain/events/ballots";
import type { OutputFact } from "@/lib/domain/events/outputs";
import type { Tx } from "@/lib/server/db";
import type { OutputEvent, OutputLoader } from "./loader";
import { plannedDependencies } from "../planning-facts";
import { readRoomPeople } from "../room-people";
import { noEvent } from "./retrospectives";

/**
 * What Flow Sprint Planning 2 leaves: one Flow Sprint Goal, each Dependency needed by the sprint
 * accepted to come in time or mitigated (DEP-3), and a vote of each
 * team with a confidence of 3 or more.
 */
export const planning2Outputs: OutputLoader = {
  contexts: ["calendar", "dependencies", "backlog", "stories", "flow-teams"],
  async load(tx, event) {
    const { flowTeamId, sprintNumber, slug, key } = event;
    const room = `/flow-teams/${slug}/events/${key}`;
    const [sprint, dependencies, confidence] = await Promise.all([
      tx.flowSprint.findUnique({
        where: { flowTeamId_number: { flowTeamId, number: sprintNumber } },
        select: { goal: true },
      }),
      plannedDependencies(tx, flowTeamId, sprintNumber),
      confidenceFact(tx, event, room),
    ]);
    const open = dependencies.filter((dependency) => !isSettled(dependency));
    return {
      goal: {
        met: sprint?.goal ? 1 : 0,
        of: 1,
        missing: sprint?.goal ? [] : [{ label: "The Flow Sprint Goal isn't written", href: `${room}?step=3` }],
      },
      dependencies: {
        met: dependencies.length - open.length,
        of: dependencies.length,
        missing: open.map((dependency) => ({
          label: `${dependency.name}: ${dependency.unsettled}`,
          href: `${room}?step=2&dependency=${dependency.number}`,
        })),
      },
      confidence,
    };
  },
};

/** By the latest vote on confidence: of each team that has somebody to vote. Without one it isn't there. */
async function confidenceFact(tx: Tx, event: OutputEvent, room: string): Promise<OutputFact> {
  const ballot = await tx.ballot.findFirst({
    where: { eventId: event.id ?? noEvent, kind: "confidence" },
    orderBy: { openedAt: "desc" },
    select: { revealed: true },
  });
  const href = `${room}?step=3`;
  if (!ballot) return { met: 0, of: 1, missing: [{ label: "No vote on the confidence is held yet", href }] };
  const revealed = ballot.revealed as Reveal | null;
  if (revealed?.kind !== "confidence" || averageOf(revealed.all) === null) {
    return { met: 0, of: 1, missing: [{ label: "The confidence vote is hidden still", href }] };
  }
  const { asked, teams } = await votersOf(tx, event);
  const said = sayConfidence(revealed, asked);
  const missing = [
    ...(isConfident(revealed) ? [] : [{ label: `Confidence is ${said}: ask for another round`, href }]),
    ...silentTeams(revealed, teams).map(({ name }) => ({ label: `${name} hasn't voted: ask for another round`, href })),
  ];
  return { met: missing.length === 0 ? 1 : 0, of: 1, said, missing };
}

/** How many are asked for their confidence, guests included, and the teams that somebody of them is of. */
async function votersOf(tx: Tx, event: OutputEvent): Promise<{ asked: number; teams: { id: string; name: string }[] }> {
  const people = confidenceVoters(await readRoomPeople(tx, event));
  const teams = await tx.scrumTeam.findMany({
    where: { id: { in: people.flatMap(({ roles }) => roles.flatMap(({ teamId }) => teamId ?? [])) }, retiredAt: null },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return { asked: people.length, teams };
}
