"use server";

import type { InputOf } from "@/lib/server/command";
import * as commands from "@/lib/server/flow-teams/commands";
import * as people from "@/lib/server/flow-teams/people-commands";
import * as roles from "@/lib/server/flow-teams/role-commands";
import * as teams from "@/lib/server/flow-teams/team-commands";
import { perform } from "@/lib/server/session";

export async function formFlowTeam(input: InputOf<typeof commands.formFlowTeam>) {
  return perform(commands.formFlowTeam, input);
}

export async function renameFlowTeam(input: InputOf<typeof commands.renameFlowTeam>) {
  return perform(commands.renameFlowTeam, input);
}

export async function launchFlowTeam(input: InputOf<typeof commands.launchFlowTeam>) {
  return perform(commands.launchFlowTeam, input);
}

export async function retireFlowTeam(input: InputOf<typeof commands.retireFlowTeam>) {
  return perform(commands.retireFlowTeam, input);
}

export async function addScrumTeam(input: InputOf<typeof teams.addScrumTeam>) {
  return perform(teams.addScrumTeam, input);
}

export async function renameScrumTeam(input: InputOf<typeof teams.renameScrumTeam>) {
  return perform(teams.renameScrumTeam, input);
}

export async function retireScrumTeam(input: InputOf<typeof teams.retireScrumTeam>) {
  return perform(teams.retireScrumTeam, input);
}

export async function setUsualCapacity(input: InputOf<typeof teams.setUsualCapacity>) {
  return perform(teams.setUsualCapacity, input);
}

export async function addMember(input: InputOf<typeof people.addMember>) {
  return perform(people.addMember, input);
}

export async function addMembers(input: InputOf<typeof people.addMembers>) {
  return perform(people.addMembers, input);
}

export async function inviteStakeholder(input: InputOf<typeof people.inviteStakeholder>) {
  return perform(people.inviteStakeholder, input);
}

export async function changeSkills(input: InputOf<typeof people.changeSkills>) {
  return perform(people.changeSkills, input);
}

export async function giveRole(input: InputOf<typeof roles.giveRole>) {
  return perform(roles.giveRole, input);
}

export async function endRole(input: InputOf<typeof roles.endRole>) {
  return perform(roles.endRole, input);
}

export async function moveDeveloper(input: InputOf<typeof roles.moveDeveloper>) {
  return perform(roles.moveDeveloper, input);
}

export async function handOverRole(input: InputOf<typeof roles.handOverRole>) {
  return perform(roles.handOverRole, input);
}
