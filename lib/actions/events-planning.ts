"use server";

import type { InputOf } from "@/lib/server/command";
import * as claims from "@/lib/server/events/claim-commands";
import * as objectives from "@/lib/server/events/objective-commands";
import { perform } from "@/lib/server/session";

export async function addObjective(input: InputOf<typeof objectives.addObjective>) {
  return perform(objectives.addObjective, input);
}

export async function editObjective(input: InputOf<typeof objectives.editObjective>) {
  return perform(objectives.editObjective, input);
}

export async function moveObjective(input: InputOf<typeof objectives.moveObjective>) {
  return perform(objectives.moveObjective, input);
}

export async function deleteObjective(input: InputOf<typeof objectives.deleteObjective>) {
  return perform(objectives.deleteObjective, input);
}

export async function claimEpic(input: InputOf<typeof claims.claimEpic>) {
  return perform(claims.claimEpic, input);
}

export async function changeClaim(input: InputOf<typeof claims.changeClaim>) {
  return perform(claims.changeClaim, input);
}

export async function withdrawClaim(input: InputOf<typeof claims.withdrawClaim>) {
  return perform(claims.withdrawClaim, input);
}
