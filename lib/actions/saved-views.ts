"use server";

import * as views from "@/lib/server/backlog/saved-view-commands";
import type { InputOf } from "@/lib/server/command";
import { perform } from "@/lib/server/session";

export async function saveView(input: InputOf<typeof views.saveView>) {
  return perform(views.saveView, input);
}

export async function renameView(input: InputOf<typeof views.renameView>) {
  return perform(views.renameView, input);
}

export async function deleteView(input: InputOf<typeof views.deleteView>) {
  return perform(views.deleteView, input);
}

export async function restoreView(input: InputOf<typeof views.restoreView>) {
  return perform(views.restoreView, input);
}
