"use server";

import type { InputOf } from "@/lib/server/command";
import * as ballots from "@/lib/server/events/ballot-commands";
import { perform } from "@/lib/server/session";

export async function openBallot(input: InputOf<typeof ballots.openBallot>) {
  return perform(ballots.openBallot, input);
}

export async function castVote(input: InputOf<typeof ballots.castVote>) {
  return perform(ballots.castVote, input);
}

export async function revealBallot(input: InputOf<typeof ballots.revealBallot>) {
  return perform(ballots.revealBallot, input);
}

export async function anotherRound(input: InputOf<typeof ballots.anotherRound>) {
  return perform(ballots.anotherRound, input);
}

export async function withdrawBallot(input: InputOf<typeof ballots.withdrawBallot>) {
  return perform(ballots.withdrawBallot, input);
}

export async function settleBallot(input: InputOf<typeof ballots.settleBallot>) {
  return perform(ballots.settleBallot, input);
}
