import "server-only";
import type { EventKind } from "@/lib/domain/events/contracts";
import { roomOf } from "@/lib/domain/live";
import type { CommandContext } from "@/lib/server/command";

/**
 * Says to the rooms that show the action items of a kind that these changed: all of the kind (and
 * team) that aren't closed, and to Today.
 */
export async function tellRooms(
  { tx, changed }: CommandContext,
  flowTeamId: string,
  { kind, teamId }: { kind: EventKind; teamId: string | null },
): Promise<void> {
  const rooms = await tx.flowSprintEvent.findMany({
    where: { flowTeamId, kind, teamId, state: { in: ["scheduled", "running"] } },
    select: { key: true },
  });
  for (const { key } of rooms) changed({ flowTeamId, context: roomOf(key) });
  changed({ flowTeamId, context: "today" });
}
