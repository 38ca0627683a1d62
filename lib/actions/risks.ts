"use server";

import type { InputOf } from "@/lib/server/command";
import * as impediments from "@/lib/server/dependencies/impediment-commands";
import * as risks from "@/lib/server/dependencies/risk-commands";
import { perform } from "@/lib/server/session";

export async function raiseRisk(input: InputOf<typeof risks.raiseRisk>) {
  return perform(risks.raiseRisk, input);
}

export async function editRisk(input: InputOf<typeof risks.editRisk>) {
  return perform(risks.editRisk, input);
}

export async function closeRisk(input: InputOf<typeof risks.closeRisk>) {
  return perform(risks.closeRisk, input);
}

export async function reopenRisk(input: InputOf<typeof risks.reopenRisk>) {
  return perform(risks.reopenRisk, input);
}

export async function deleteRisk(input: InputOf<typeof risks.deleteRisk>) {
  return perform(risks.deleteRisk, input);
}

export async function raiseImpediment(input: InputOf<typeof impediments.raiseImpediment>) {
  return perform(impediments.raiseImpediment, input);
}

export async function editImpediment(input: InputOf<typeof impediments.editImpediment>) {
  return perform(impediments.editImpediment, input);
}

export async function escalateImpediment(input: InputOf<typeof impediments.escalateImpediment>) {
  return perform(impediments.escalateImpediment, input);
}

export async function takeImpedimentBack(input: InputOf<typeof impediments.takeImpedimentBack>) {
  return perform(impediments.takeImpedimentBack, input);
}

export async function resolveImpediment(input: InputOf<typeof impediments.resolveImpediment>) {
  return perform(impediments.resolveImpediment, input);
}

export async function reopenImpediment(input: InputOf<typeof impediments.reopenImpediment>) {
  return perform(impediments.reopenImpediment, input);
}

export async function deleteImpediment(input: InputOf<typeof impediments.deleteImpediment>) {
  return perform(impediments.deleteImpediment, input);
}
