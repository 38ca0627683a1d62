"use server";

import * as own from "@/lib/server/accounts/commands";
import * as leaver from "@/lib/server/accounts/leaver-commands";
import * as links from "@/lib/server/accounts/link-commands";
import * as people from "@/lib/server/accounts/people-commands";
import { reanchorDemo as reanchor } from "@/lib/server/accounts/reanchor-demo";
import { thisVisitor } from "@/lib/server/accounts/visitor";
import { answerFor, getSignInId, perform } from "@/lib/server/session";

export async function acceptInvitation(input: unknown) {
  return links.acceptInvitation(input, await thisVisitor());
}

export async function becomeAdministrator(input: unknown) {
  return links.becomeAdministrator(input, await thisVisitor());
}

export async function forgotPassword(input: unknown) {
  return links.forgotPassword(input, await thisVisitor());
}

export async function resetPassword(input: unknown) {
  return links.resetPassword(input, await thisVisitor());
}

export async function renameMyself(input: unknown) {
  return perform(own.renameMyself, input);
}

export async function changePassword(input: unknown) {
  return answerFor("change password", async (actor) => own.changePassword(actor, input, await getSignInId()));
}

export async function revokeSignIn(input: unknown) {
  return perform(own.revokeSignIn, input);
}

export async function signOutEverywhere() {
  return perform(own.signOutEverywhere, {});
}

export async function inviteToInstallation(input: unknown) {
  return perform(people.inviteToInstallation, input);
}

export async function renewInvitation(input: unknown) {
  return perform(people.renewInvitation, input);
}

export async function makeResetLink(input: unknown) {
  return perform(people.makeResetLink, input);
}

export async function setAdministrator(input: unknown) {
  return perform(people.setAdministrator, input);
}

export async function deactivatePerson(input: unknown) {
  return perform(leaver.deactivatePerson, input);
}

export async function reactivatePerson(input: unknown) {
  return perform(people.reactivatePerson, input);
}

export async function reanchorDemo() {
  return perform(reanchor, {});
}
