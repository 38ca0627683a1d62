"use server";

import { perform, requireActor } from "@/lib/server/session";
import * as history from "@/lib/server/undo";

export async function undoRun(input: { commandId: string }) {
  return perform(history.undo, input);
}

export async function findLastUndoable(slug: string) {
  return history.findLastUndoable(await requireActor(), slug, new Date());
}
