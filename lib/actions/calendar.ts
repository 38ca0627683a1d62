"use server";

import * as cadence from "@/lib/server/calendar/cadence-commands";
import * as commands from "@/lib/server/calendar/commands";
import type { InputOf } from "@/lib/server/command";
import { perform } from "@/lib/server/session";

export async function setCalendar(input: InputOf<typeof commands.setCalendar>) {
  return perform(commands.setCalendar, input);
}

export async function addPause(input: InputOf<typeof commands.addPause>) {
  return perform(commands.addPause, input);
}

export async function removePause(input: InputOf<typeof commands.removePause>) {
  return perform(commands.removePause, input);
}

export async function changeCadence(input: InputOf<typeof cadence.changeCadence>) {
  return perform(cadence.changeCadence, input);
}

export async function proposeCadence(input: InputOf<typeof cadence.proposeCadence>) {
  return perform(cadence.proposeCadence, input);
}

export async function agreeToCadence(input: InputOf<typeof cadence.agreeToCadence>) {
  return perform(cadence.agreeToCadence, input);
}
