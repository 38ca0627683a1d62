"use server";

import * as imports from "@/lib/server/backlog/import-commands";
import type { InputOf } from "@/lib/server/command";
import { perform } from "@/lib/server/session";

export async function chooseForImport(input: InputOf<typeof imports.chooseForImport>) {
  return perform(imports.chooseForImport, input);
}

export async function runImport(input: InputOf<typeof imports.runImport>) {
  return perform(imports.runImport, input);
}

export async function discardImport(input: InputOf<typeof imports.discardImport>) {
  return perform(imports.discardImport, input);
}
