import "server-only";
import { isFlowTeams } from "@/lib/domain/dependencies/impediments";
import type { CommandContext } from "@/lib/server/command";
import { partiesToDependency } from "@/lib/server/dependencies/dependency-facts";
import { holdersOf } from "@/lib/server/dependencies/register-facts";
import type { SpokenOf } from "./spoken-of";
import { tellWatchers } from "./watchers";

/**
 * Tells who has a part in an item what is said of it, though they never chose to watch it, and who watches it:
 * each once, and apart from what the item asks of them. `except` are those whom the comment names.
 */
export async function tellOfComment(
  context: CommandContext,
  flowTeamId: string,
  { kind, id, title }: SpokenOf,
  text: string,
  except: readonly string[],
): Promise<void> {
  const parties = await partiesTo(context, flowTeamId, { kind, id });
  await tellWatchers(context, flowTeamId, { kind, id, title }, text, { except, parties });
}

/** Who raised and owns the item; of a Dependency both teams' POs, of an Impediment that is the Flow Team's the CSM. */
async function partiesTo(
  { tx }: CommandContext,
  flowTeamId: string,
  { kind, id }: Pick<SpokenOf, "kind" | "id">,
): Promise<string[]> {
  const where = { id };
  switch (kind) {
    case "Epic":
      return holdersAmong(await tx.epic.findUniqueOrThrow({ where, select: { ownerId: true } }));
    case "Story":
      return holdersAmong(await tx.story.findUniqueOrThrow({ where, select: { ownerId: true } }));
    case "Dependency":
      return partiesToDependency(tx, await tx.dependency.findUniqueOrThrow({ where }));
    case "Risk":
      return holdersAmong(await tx.risk.findUniqueOrThrow({ where, select: { ownerId: true, raisedById: true } }));
    case "Impediment": {
      const impediment = await tx.impediment.findUniqueOrThrow({ where });
      const csms = isFlowTeams(impediment) ? await holdersOf(tx, flowTeamId, "csm") : [];
      return [...holdersAmong(impediment), ...csms];
    }
  }
}

function holdersAmong({
  ownerId,
  raisedById = null,
}: {
  ownerId: string | null;
  raisedById?: string | null;
}): string[] {
  return [ownerId, raisedById].filter((id) => id !== null);
}
