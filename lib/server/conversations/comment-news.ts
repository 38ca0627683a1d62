import "server-only";
import { isFlowTeams } from "@/lib/domain/dependencies/impediments";
import type { CommandContext } from "@/lib/server/command";
import { tellOfDependency, titleOf } from "@/lib/server/dependencies/dependency-facts";
import { holdersOf } from "@/lib/server/dependencies/register-facts";
import type { SpokenOf } from "./spoken-of";
import { type Parties, tellParties } from "./watchers";

/**
 * Tells who has a part in an item what is said of it, though they never chose to watch it, and who watches it:
 * each once. `except` are those whom the comment names.
 */
export async function tellOfComment(
  context: CommandContext,
  flowTeamId: string,
  { kind, id, title }: SpokenOf,
  text: string,
  except: readonly string[],
): Promise<void> {
  const { tx } = context;
  if (kind === "Dependency") {
    const dependency = await tx.dependency.findUniqueOrThrow({ where: { id } });
    // Called as in all other news of it, which this joins.
    return tellOfDependency(context, dependency, { title: await titleOf(tx, dependency), text, except });
  }
  const parties = await partiesTo(context, flowTeamId, { kind, id });
  await tellParties(context, flowTeamId, { item: { kind, id, title }, text, except }, parties);
}

type Item = { kind: Exclude<SpokenOf["kind"], "Dependency">; id: string };

/** Who raised and owns the item; of an Impediment that is the Flow Team's, the CSM too. */
async function partiesTo({ tx }: CommandContext, flowTeamId: string, { kind, id }: Item): Promise<Parties> {
  const where = { id };
  switch (kind) {
    case "Epic":
      return owned(await tx.epic.findUniqueOrThrow({ where, select: { ownerId: true } }));
    case "Story":
      return owned(await tx.story.findUniqueOrThrow({ where, select: { ownerId: true } }));
    case "Risk":
      return owned(await tx.risk.findUniqueOrThrow({ where, select: { ownerId: true, raisedById: true } }));
    case "Impediment": {
      const impediment = await tx.impediment.findUniqueOrThrow({ where });
      const csms = isFlowTeams(impediment) ? await holdersOf(tx, flowTeamId, "csm") : [];
      return { kind: "impediment", ids: [...owned(impediment).ids, ...csms] };
    }
  }
}

/** Who has a part in an item that has no kind of news of its own: told as if they watched it. */
function owned({ ownerId, raisedById = null }: { ownerId: string | null; raisedById?: string | null }): Parties {
  return { kind: "watched", ids: [ownerId, raisedById].filter((id) => id !== null) };
}
