"use server";

import * as absences from "@/lib/server/calendar/absence-commands";
import * as capacity from "@/lib/server/calendar/capacity-commands";
import * as close from "@/lib/server/calendar/sprint-life-close";
import * as life from "@/lib/server/calendar/sprint-life-commands";
import type { InputOf } from "@/lib/server/command";
import * as overrides from "@/lib/server/flow-teams/override-commands";
import { perform } from "@/lib/server/session";

export async function editSprintGoal(input: InputOf<typeof life.editSprintGoal>) {
  return perform(life.editSprintGoal, input);
}

export async function editTeamGoal(input: InputOf<typeof life.editTeamGoal>) {
  return perform(life.editTeamGoal, input);
}

export async function startSprint(input: InputOf<typeof life.startSprint>) {
  return perform(life.startSprint, input);
}

export async function closeSprint(input: InputOf<typeof close.closeSprint>) {
  return perform(close.closeSprint, input);
}

export async function overrideGate(input: InputOf<typeof overrides.overrideGate>) {
  return perform(overrides.overrideGate, input);
}

export async function addAbsence(input: InputOf<typeof absences.addAbsence>) {
  return perform(absences.addAbsence, input);
}

export async function editAbsence(input: InputOf<typeof absences.editAbsence>) {
  return perform(absences.editAbsence, input);
}

export async function removeAbsence(input: InputOf<typeof absences.removeAbsence>) {
  return perform(absences.removeAbsence, input);
}

export async function editCapacityBasis(input: InputOf<typeof capacity.editCapacityBasis>) {
  return perform(capacity.editCapacityBasis, input);
}
