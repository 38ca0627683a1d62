import "server-only";
import type { OutputFact } from "@/lib/domain/events/outputs";
import { counted } from "@/lib/domain/words";
import type { Tx } from "@/lib/server/db";
import type { OutputEvent, OutputLoader } from "./loader";
import { openRisks, plannedDependencies, plannedObjectives, riskFact } from "../planning-facts";

/**
 * What Flow Sprint Planning 1 leaves: each objective with a claimed Epic, the claims, and that each
 * Dependency needed by the sprint has a giver (DEP-3) and each open Risk its owner and class (RISK-1).
 */
export const planning1Outputs: OutputLoader = {
  contexts: ["claims", "dependencies", "backlog", "stories", "flow-teams"],
  async load(tx, event) {
    const { flowTeamId, sprintNumber, slug, key } = event;
    const room = `/flow-teams/${slug}/events/${key}`;
    const [{ objectives, claims }, dependencies, risks] = await Promise.all([
      claimFacts(tx, event, room),
      plannedDependencies(tx, flowTeamId, sprintNumber),
      openRisks(tx, flowTeamId),
    ]);
    const givers = dependencies.filter(({ standing, giverIsLive }) => standing.kind !== "satisfied" && !giverIsLive);
    return {
      objectives,
      claims,
      givers: {
        met: dependencies.length - givers.length,
        of: dependencies.length,
        missing: givers.map(({ name, number }) => ({
          label: `${name}: its giver team is retired`,
          href: `${room}?step=2&dependency=${number}`,
        })),
      },
      risks: riskFact(risks, ({ number }) => `${room}?step=3&risk=${number}`),
    };
  },
};

async function claimFacts(
  tx: Tx,
  { flowTeamId, sprintNumber }: OutputEvent,
  room: string,
): Promise<{ objectives: OutputFact; claims: OutputFact }> {
  const [objectives, claims] = await Promise.all([
    plannedObjectives(tx, flowTeamId, sprintNumber),
    tx.claim.findMany({ where: { flowTeamId, sprintNumber }, select: { epicId: true } }),
  ]);
  const claimed = new Set(claims.map(({ epicId }) => epicId));
  const untaken = objectives.filter(({ isTakenUp }) => !isTakenUp);
  return {
    objectives: {
      met: objectives.length - untaken.length,
      of: objectives.length,
      missing: untaken.map(({ text }) => ({ label: `Nobody has taken up “${text}”`, href: `${room}?step=2` })),
    },
    claims: {
      met: claimed.size,
      of: claimed.size,
      missing: [],
      ...(claims.length > 0 && { said: counted(claimed.size, "Epic") }),
    },
  };
}
