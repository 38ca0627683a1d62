"use server";

import * as commands from "@/lib/server/roadmap/commands";
import * as versions from "@/lib/server/roadmap/version-commands";
import * as drafts from "@/lib/server/roadmap/draft-commands";
import * as shareLinks from "@/lib/server/roadmap/share-link-commands";
import type { InputOf } from "@/lib/server/command";
import { perform } from "@/lib/server/session";

export async function setProductGoal(input: InputOf<typeof commands.setProductGoal>) {
  return perform(commands.setProductGoal, input);
}

export async function editMilestone(input: InputOf<typeof commands.editMilestone>) {
  return perform(commands.editMilestone, input);
}

export async function commitMilestone(input: InputOf<typeof commands.commitMilestone>) {
  return perform(commands.commitMilestone, input);
}

export async function uncommitMilestone(input: InputOf<typeof commands.uncommitMilestone>) {
  return perform(commands.uncommitMilestone, input);
}

export async function setCapacity(input: InputOf<typeof commands.setCapacity>) {
  return perform(commands.setCapacity, input);
}

export async function saveVersion(input: InputOf<typeof versions.saveVersion>) {
  return perform(versions.saveVersion, input);
}

export async function deleteVersion(input: InputOf<typeof versions.deleteVersion>) {
  return perform(versions.deleteVersion, input);
}

export async function restoreVersion(input: InputOf<typeof versions.restoreVersion>) {
  return perform(versions.restoreVersion, input);
}

export async function openDraft(input: InputOf<typeof drafts.openDraft>) {
  return perform(drafts.openDraft, input);
}

export async function moveInDraft(input: InputOf<typeof drafts.moveInDraft>) {
  return perform(drafts.moveInDraft, input);
}

export async function forgetInDraft(input: InputOf<typeof drafts.forgetInDraft>) {
  return perform(drafts.forgetInDraft, input);
}

export async function applyDraft(input: InputOf<typeof drafts.applyDraft>) {
  return perform(drafts.applyDraft, input);
}

export async function dropDraft(input: InputOf<typeof drafts.dropDraft>) {
  return perform(drafts.dropDraft, input);
}

export async function reopenDraft(input: InputOf<typeof drafts.reopenDraft>) {
  return perform(drafts.reopenDraft, input);
}

export async function createShareLink(input: InputOf<typeof shareLinks.createShareLink>) {
  return perform(shareLinks.createShareLink, input);
}

export async function revokeShareLink(input: InputOf<typeof shareLinks.revokeShareLink>) {
  return perform(shareLinks.revokeShareLink, input);
}
