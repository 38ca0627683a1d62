"use server";

import * as commands from "@/lib/server/dependencies/commands";
import { perform } from "@/lib/server/session";

export async function raiseDependency(input: unknown) {
  return perform(commands.raiseDependency, input);
}

export async function editDependency(input: unknown) {
  return perform(commands.editDependency, input);
}

export async function withdrawDependency(input: unknown) {
  return perform(commands.withdrawDependency, input);
}

export async function restoreDependency(input: unknown) {
  return perform(commands.restoreDependency, input);
}
