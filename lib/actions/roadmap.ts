"use server";

import * as commands from "@/lib/server/roadmap/commands";
import * as versions from "@/lib/server/roadmap/version-commands";
import * as drafts from "@/lib/server/roadmap/draft-commands";
import * as shareLinks from "@/lib/server/roadmap/share-link-commands";
import { perform } from "@/lib/server/session";

export async function setProductGoal(input: unknown) {
  return perform(commands.setProductGoal, input);
}

export async function editMilestone(input: unknown) {
  return perform(commands.editMilestone, input);
}

export async function commitMilestone(input: unknown) {
  return perform(commands.commitMilestone, input);
}

export async function uncommitMilestone(input: unknown) {
  return perform(commands.uncommitMilestone, input);
}

export async function setCapacity(input: unknown) {
  return perform(commands.setCapacity, input);
}

export async function saveVersion(input: unknown) {
  return perform(versions.saveVersion, input);
}

export async function deleteVersion(input: unknown) {
  return perform(versions.deleteVersion, input);
}

export async function restoreVersion(input: unknown) {
  return perform(versions.restoreVersion, input);
}

export async function openDraft(input: unknown) {
  return perform(drafts.openDraft, input);
}

export async function moveInDraft(input: unknown) {
  return perform(drafts.moveInDraft, input);
}

export async function forgetInDraft(input: unknown) {
  return perform(drafts.forgetInDraft, input);
}

export async function applyDraft(input: unknown) {
  return perform(drafts.applyDraft, input);
}

export async function dropDraft(input: unknown) {
  return perform(drafts.dropDraft, input);
}

export async function reopenDraft(input: unknown) {
  return perform(drafts.reopenDraft, input);
}

export async function createShareLink(input: unknown) {
  return perform(shareLinks.createShareLink, input);
}

export async function revokeShareLink(input: unknown) {
  return perform(shareLinks.revokeShareLink, input);
}
