"use server";

import * as commands from "@/lib/server/backlog/commands";
import * as epicParts from "@/lib/server/backlog/epic-part-commands";
import * as insights from "@/lib/server/backlog/insight-commands";
import { perform } from "@/lib/server/session";

export async function createEpic(input: unknown) {
  return perform(commands.createEpic, input);
}

export async function editEpic(input: unknown) {
  return perform(commands.editEpic, input);
}

export async function editEpics(input: unknown) {
  return perform(commands.editEpics, input);
}

export async function rankEpic(input: unknown) {
  return perform(commands.rankEpic, input);
}

export async function judgeFeasibility(input: unknown) {
  return perform(commands.judgeFeasibility, input);
}

export async function deleteEpic(input: unknown) {
  return perform(commands.deleteEpic, input);
}

export async function restoreEpic(input: unknown) {
  return perform(commands.restoreEpic, input);
}

export async function addEpicLink(input: unknown) {
  return perform(epicParts.addEpicLink, input);
}

export async function removeEpicLink(input: unknown) {
  return perform(epicParts.removeEpicLink, input);
}

export async function addTechnicalNote(input: unknown) {
  return perform(epicParts.addTechnicalNote, input);
}

export async function editTechnicalNote(input: unknown) {
  return perform(epicParts.editTechnicalNote, input);
}

export async function removeTechnicalNote(input: unknown) {
  return perform(epicParts.removeTechnicalNote, input);
}

export async function restoreTechnicalNote(input: unknown) {
  return perform(epicParts.restoreTechnicalNote, input);
}

export async function addInsight(input: unknown) {
  return perform(insights.addInsight, input);
}

export async function editInsight(input: unknown) {
  return perform(insights.editInsight, input);
}

export async function tieInsight(input: unknown) {
  return perform(insights.tieInsight, input);
}

export async function untieInsight(input: unknown) {
  return perform(insights.untieInsight, input);
}

export async function removeInsight(input: unknown) {
  return perform(insights.removeInsight, input);
}

export async function restoreInsight(input: unknown) {
  return perform(insights.restoreInsight, input);
}
