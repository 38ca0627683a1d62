"use server";

import type { InputOf } from "@/lib/server/command";
import * as actions from "@/lib/server/events/action-commands";
import * as closing from "@/lib/server/events/close-commands";
import * as notes from "@/lib/server/events/note-commands";
import * as phases from "@/lib/server/events/phase-commands";
import * as room from "@/lib/server/events/room-commands";
import { perform } from "@/lib/server/session";

export async function openEvent(input: InputOf<typeof room.openEvent>) {
  return perform(room.openEvent, input);
}

export async function shutEvent(input: InputOf<typeof room.shutEvent>) {
  return perform(room.shutEvent, input);
}

export async function pauseEvent(input: InputOf<typeof room.pauseEvent>) {
  return perform(room.pauseEvent, input);
}

export async function resumeEvent(input: InputOf<typeof room.resumeEvent>) {
  return perform(room.resumeEvent, input);
}

export async function goToStep(input: InputOf<typeof room.goToStep>) {
  return perform(room.goToStep, input);
}

export async function extendStep(input: InputOf<typeof room.extendStep>) {
  return perform(room.extendStep, input);
}

export async function handOverFacilitation(input: InputOf<typeof room.handOverFacilitation>) {
  return perform(room.handOverFacilitation, input);
}

export async function takeFacilitation(input: InputOf<typeof room.takeFacilitation>) {
  return perform(room.takeFacilitation, input);
}

export async function attendEvent(input: InputOf<typeof room.attendEvent>) {
  return perform(room.attendEvent, input);
}

export async function sayReady(input: InputOf<typeof room.sayReady>) {
  return perform(room.sayReady, input);
}

export async function takeTurn(input: InputOf<typeof room.takeTurn>) {
  return perform(room.takeTurn, input);
}

export async function setPhase(input: InputOf<typeof phases.setPhase>) {
  return perform(phases.setPhase, input);
}

export async function addNote(input: InputOf<typeof notes.addNote>) {
  return perform(notes.addNote, input);
}

export async function removeNote(input: InputOf<typeof notes.removeNote>) {
  return perform(notes.removeNote, input);
}

export async function settleNote(input: InputOf<typeof notes.settleNote>) {
  return perform(notes.settleNote, input);
}

export async function sayNone(input: InputOf<typeof notes.sayNone>) {
  return perform(notes.sayNone, input);
}

export async function addAddendum(input: InputOf<typeof notes.addAddendum>) {
  return perform(notes.addAddendum, input);
}

export async function addAction(input: InputOf<typeof actions.addAction>) {
  return perform(actions.addAction, input);
}

export async function editAction(input: InputOf<typeof actions.editAction>) {
  return perform(actions.editAction, input);
}

export async function deleteAction(input: InputOf<typeof actions.deleteAction>) {
  return perform(actions.deleteAction, input);
}

export async function closeEvent(input: InputOf<typeof closing.closeEvent>) {
  return perform(closing.closeEvent, input);
}
