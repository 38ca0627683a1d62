import "server-only";
import type { Actor } from "@/lib/domain/access";
import { type Answer, type Result, notFound, ok, refuse } from "@/lib/domain/result";
import type { Tx } from "./db";
import { findCommand } from "./registry";

/**
 * Runs a command that a screen has queued while the server was away. The screen gives the run its
 * id: one whose answer was lost is answered again instead of done again.
 */
export async function runQueuedCommand(
  actor: Actor,
  name: string,
  queued: { commandId: string; input: unknown },
): Promise<Answer<unknown>> {
  const command = findCommand(name);
  if (!command) return notFound("command");
  let isDone = false;
  const guard = async (tx: Tx): Promise<Result<null>> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${queued.commandId}, 0))`;
    const former = await tx.auditEntry.findFirst({
      where: { commandId: queued.commandId },
      select: { actorId: true, command: true },
    });
    // A secret run is kept without its actor; nobody else was told its id.
    isDone = former !== null && (former.actorId ?? actor.personId) === actor.personId && former.command === name;
    return former ? notFound("change") : ok(null);
  };
  const answer = await command.run(actor, queued.input, { commandId: queued.commandId, guard });
  if (isDone) return { ok: true, value: null, commandId: queued.commandId, undoable: false };
  return answer.ok ? answer : refuse(answer.refusal);
}
