import "server-only";
import { isSettled } from "@/lib/domain/dependencies/standing";
import { type Reveal, averageOf, isConfident, sayAverage, votesIn } from "@/lib/domain/events/ballots";
import type { OutputFact } from "@/lib/domain/events/outputs";
import { counted } from "@/lib/domain/words";
import type { Tx } from "@/lib/server/db";
import type { OutputLoader } from "./loader";
import { plannedDependencies } from "../planning-facts";
import { noEvent } from "./retrospectives";

/**
 * What Flow Sprint Planning 2 leaves: one Flow Sprint Goal, each Dependency needed by the sprint
 * accepted or mitigated (DEP-3), and a confidence of 3 or more.
 */
export const planning2Outputs: OutputLoader = {
  contexts: ["calendar", "dependencies", "backlog", "stories"],
  async load(tx, event) {
    const { flowTeamId, sprintNumber, slug, key } = event;
    const room = `/flow-teams/${slug}/events/${key}`;
    const [sprint, dependencies, confidence] = await Promise.all([
      tx.flowSprint.findUnique({
        where: { flowTeamId_number: { flowTeamId, number: sprintNumber } },
        select: { goal: true },
      }),
      plannedDependencies(tx, flowTeamId, sprintNumber),
      confidenceFact(tx, event.id ?? noEvent, room),
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
        missing: open.map(({ name, number }) => ({
          label: `${name}: not answered`,
          href: `${room}?step=2&dependency=${number}`,
        })),
      },
      confidence,
    };
  },
};

/** By the latest vote on confidence; without one there is none to speak of. */
async function confidenceFact(tx: Tx, eventId: string, room: string): Promise<OutputFact> {
  const ballot = await tx.ballot.findFirst({
    where: { eventId, kind: "confidence" },
    orderBy: { openedAt: "desc" },
    select: { state: true, revealed: true },
  });
  if (!ballot) return { met: 0, of: 0, missing: [] };
  const revealed = ballot.revealed as Reveal | null;
  const average = revealed?.kind === "confidence" ? averageOf(revealed.all) : null;
  if (revealed?.kind !== "confidence" || average === null) {
    return { met: 0, of: 1, missing: [{ label: "The confidence vote is hidden still", href: `${room}?step=3` }] };
  }
  const said = `${sayAverage(average)} of 5, ${counted(votesIn(revealed.all), "vote")}`;
  if (isConfident(revealed)) return { met: 1, of: 1, missing: [], said };
  return {
    met: 0,
    of: 1,
    said,
    missing: [{ label: `Confidence is ${said}: ask for another round`, href: `${room}?step=3` }],
  };
}
