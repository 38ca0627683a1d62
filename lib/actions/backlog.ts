"use server";

import * as commands from "@/lib/server/backlog/commands";
import * as epicParts from "@/lib/server/backlog/epic-part-commands";
import * as insights from "@/lib/server/backlog/insight-commands";
import type { InputOf } from "@/lib/server/command";
import { perform } from "@/lib/server/session";

export async function createEpic(input: InputOf<typeof commands.createEpic>) {
  return perform(commands.createEpic, input);
}

export async function editEpic(input: InputOf<typeof commands.editEpic>) {
  return perform(commands.editEpic, input);
}

export async function editEpics(input: InputOf<typeof commands.editEpics>) {
  return perform(commands.editEpics, input);
}

export async function rankEpic(input: InputOf<typeof commands.rankEpic>) {
  return perform(commands.rankEpic, input);
}

export async function judgeFeasibility(input: InputOf<typeof commands.judgeFeasibility>) {
  return perform(commands.judgeFeasibility, input);
}

export async function deleteEpic(input: InputOf<typeof commands.deleteEpic>) {
  return perform(commands.deleteEpic, input);
}

export async function restoreEpic(input: InputOf<typeof commands.restoreEpic>) {
  return perform(commands.restoreEpic, input);
}

export async function addEpicLink(input: InputOf<typeof epicParts.addEpicLink>) {
  return perform(epicParts.addEpicLink, input);
}

export async function removeEpicLink(input: InputOf<typeof epicParts.removeEpicLink>) {
  return perform(epicParts.removeEpicLink, input);
}

export async function addTechnicalNote(input: InputOf<typeof epicParts.addTechnicalNote>) {
  return perform(epicParts.addTechnicalNote, input);
}

export async function editTechnicalNote(input: InputOf<typeof epicParts.editTechnicalNote>) {
  return perform(epicParts.editTechnicalNote, input);
}

export async function removeTechnicalNote(input: InputOf<typeof epicParts.removeTechnicalNote>) {
  return perform(epicParts.removeTechnicalNote, input);
}

export async function restoreTechnicalNote(input: InputOf<typeof epicParts.restoreTechnicalNote>) {
  return perform(epicParts.restoreTechnicalNote, input);
}

export async function addInsight(input: InputOf<typeof insights.addInsight>) {
  return perform(insights.addInsight, input);
}

export async function editInsight(input: InputOf<typeof insights.editInsight>) {
  return perform(insights.editInsight, input);
}

export async function tieInsight(input: InputOf<typeof insights.tieInsight>) {
  return perform(insights.tieInsight, input);
}

export async function untieInsight(input: InputOf<typeof insights.untieInsight>) {
  return perform(insights.untieInsight, input);
}

export async function removeInsight(input: InputOf<typeof insights.removeInsight>) {
  return perform(insights.removeInsight, input);
}

export async function restoreInsight(input: InputOf<typeof insights.restoreInsight>) {
  return perform(insights.restoreInsight, input);
}
