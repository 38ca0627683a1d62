import { z } from "zod";
import type { Refusal } from "@/lib/domain/result";
import { refusalFor } from "@/lib/server/command";
import { runQueuedCommand } from "@/lib/server/queued-command";
import { isFromHere, readJson } from "@/lib/server/request";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

const body = z.object({ commandId: z.uuid(), input: z.unknown() });
const longest = 1024 * 1024;

/**
 * Runs a command by its stable name: for edits a tab has queued, since the ids of server actions
 * change with each build. Refusals of the command come with 200, as they do from an action.
 */
export async function POST(request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  try {
    if (!isFromHere(request)) return refused(fromElsewhere);
    const actor = await getActor();
    if (!actor) return refused(signInFirst);
    const queued = body.safeParse(await readJson(request, longest));
    if (!queued.success) return refused(notUnderstood);
    return Response.json(await runQueuedCommand(actor, (await params).name, queued.data));
  } catch (error) {
    return refused(refusalFor("queued command", error));
  }
}

/** A refusal as a command answers it, for a queue reads nothing else. */
function refused(refusal: Refusal): Response {
  return Response.json({ ok: false, refusal }, { status: refusalResponse(refusal).status });
}

const fromElsewhere: Refusal = {
  code: "not_found",
  message: "This address answers pages of this Flotilla alone.",
  wayOut: "Open Flotilla and do it there.",
};

const notUnderstood: Refusal = {
  code: "invalid",
  message: "This isn't an edit, or it's over 1 MB.",
  wayOut: "Reload the page and enter it again, in smaller parts if it's long.",
};
