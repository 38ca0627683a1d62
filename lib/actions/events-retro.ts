"use server";

import type { InputOf } from "@/lib/server/command";
import * as improvements from "@/lib/server/events/improvement-commands";
import * as phases from "@/lib/server/events/phase-commands";
import * as retro from "@/lib/server/events/retro-commands";
import { perform } from "@/lib/server/session";

export async function voteAgain(input: InputOf<typeof phases.voteAgain>) {
  return perform(phases.voteAgain, input);
}

export async function writeCard(input: InputOf<typeof retro.writeCard>) {
  return perform(retro.writeCard, input);
}

export async function editCard(input: InputOf<typeof retro.editCard>) {
  return perform(retro.editCard, input);
}

export async function removeCard(input: InputOf<typeof retro.removeCard>) {
  return perform(retro.removeCard, input);
}

export async function restoreCard(input: InputOf<typeof retro.restoreCard>) {
  return perform(retro.restoreCard, input);
}

export async function groupCards(input: InputOf<typeof retro.groupCards>) {
  return perform(retro.groupCards, input);
}

export async function ungroupCards(input: InputOf<typeof retro.ungroupCards>) {
  return perform(retro.ungroupCards, input);
}

export async function giveDots(input: InputOf<typeof retro.giveDots>) {
  return perform(retro.giveDots, input);
}

export async function placeDot(input: InputOf<typeof retro.placeDot>) {
  return perform(retro.placeDot, input);
}

export async function takeDot(input: InputOf<typeof retro.takeDot>) {
  return perform(retro.takeDot, input);
}

export async function addImprovement(input: InputOf<typeof improvements.addImprovement>) {
  return perform(improvements.addImprovement, input);
}

export async function editImprovement(input: InputOf<typeof improvements.editImprovement>) {
  return perform(improvements.editImprovement, input);
}

export async function reorderImprovement(input: InputOf<typeof improvements.reorderImprovement>) {
  return perform(improvements.reorderImprovement, input);
}

export async function settleImprovement(input: InputOf<typeof improvements.settleImprovement>) {
  return perform(improvements.settleImprovement, input);
}

export async function deleteImprovement(input: InputOf<typeof improvements.deleteImprovement>) {
  return perform(improvements.deleteImprovement, input);
}

export async function restoreImprovement(input: InputOf<typeof improvements.restoreImprovement>) {
  return perform(improvements.restoreImprovement, input);
}
