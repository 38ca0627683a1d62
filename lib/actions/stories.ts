"use server";

import * as stories from "@/lib/server/backlog/story-commands";
import * as moves from "@/lib/server/backlog/story-move-command";
import * as ranks from "@/lib/server/backlog/story-rank-commands";
import * as sprints from "@/lib/server/backlog/story-sprint-commands";
import type { InputOf } from "@/lib/server/command";
import { perform } from "@/lib/server/session";

export async function createStory(input: InputOf<typeof stories.createStory>) {
  return perform(stories.createStory, input);
}

export async function editStories(input: InputOf<typeof stories.editStories>) {
  return perform(stories.editStories, input);
}

export async function blockStory(input: InputOf<typeof stories.blockStory>) {
  return perform(stories.blockStory, input);
}

export async function unblockStory(input: InputOf<typeof stories.unblockStory>) {
  return perform(stories.unblockStory, input);
}

export async function deleteStories(input: InputOf<typeof stories.deleteStories>) {
  return perform(stories.deleteStories, input);
}

export async function restoreStories(input: InputOf<typeof stories.restoreStories>) {
  return perform(stories.restoreStories, input);
}

export async function rankStories(input: InputOf<typeof ranks.rankStories>) {
  return perform(ranks.rankStories, input);
}

export async function moveCard(input: InputOf<typeof moves.moveCard>) {
  return perform(moves.moveCard, input);
}

export async function commitStories(input: InputOf<typeof sprints.commitStories>) {
  return perform(sprints.commitStories, input);
}

export async function takeStoriesOut(input: InputOf<typeof sprints.takeStoriesOut>) {
  return perform(sprints.takeStoriesOut, input);
}
