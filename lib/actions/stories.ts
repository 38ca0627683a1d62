"use server";

import * as definitions from "@/lib/server/backlog/definition-commands";
import * as epicSplits from "@/lib/server/backlog/epic-split-commands";
import * as stories from "@/lib/server/backlog/story-commands";
import * as criteria from "@/lib/server/backlog/story-criterion-commands";
import * as growth from "@/lib/server/backlog/story-growth-commands";
import * as moves from "@/lib/server/backlog/story-move-command";
import * as ranks from "@/lib/server/backlog/story-rank-commands";
import * as splits from "@/lib/server/backlog/story-split-commands";
import * as sprints from "@/lib/server/backlog/story-sprint-commands";
import * as tasks from "@/lib/server/backlog/story-task-commands";
import * as templates from "@/lib/server/backlog/story-template-commands";
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

export async function addCriterion(input: InputOf<typeof criteria.addCriterion>) {
  return perform(criteria.addCriterion, input);
}

export async function editCriterion(input: InputOf<typeof criteria.editCriterion>) {
  return perform(criteria.editCriterion, input);
}

export async function setCriterionState(input: InputOf<typeof criteria.setCriterionState>) {
  return perform(criteria.setCriterionState, input);
}

export async function rankCriterion(input: InputOf<typeof criteria.rankCriterion>) {
  return perform(criteria.rankCriterion, input);
}

export async function removeCriterion(input: InputOf<typeof criteria.removeCriterion>) {
  return perform(criteria.removeCriterion, input);
}

export async function addTask(input: InputOf<typeof tasks.addTask>) {
  return perform(tasks.addTask, input);
}

export async function editTask(input: InputOf<typeof tasks.editTask>) {
  return perform(tasks.editTask, input);
}

export async function setTaskStatus(input: InputOf<typeof tasks.setTaskStatus>) {
  return perform(tasks.setTaskStatus, input);
}

export async function rankTask(input: InputOf<typeof tasks.rankTask>) {
  return perform(tasks.rankTask, input);
}

export async function removeTask(input: InputOf<typeof tasks.removeTask>) {
  return perform(tasks.removeTask, input);
}

export async function addDefinition(input: InputOf<typeof definitions.addDefinition>) {
  return perform(definitions.addDefinition, input);
}

export async function editDefinition(input: InputOf<typeof definitions.editDefinition>) {
  return perform(definitions.editDefinition, input);
}

export async function rankDefinition(input: InputOf<typeof definitions.rankDefinition>) {
  return perform(definitions.rankDefinition, input);
}

export async function removeDefinition(input: InputOf<typeof definitions.removeDefinition>) {
  return perform(definitions.removeDefinition, input);
}

export async function checkDefinition(input: InputOf<typeof definitions.checkDefinition>) {
  return perform(definitions.checkDefinition, input);
}

export async function addTemplate(input: InputOf<typeof templates.addTemplate>) {
  return perform(templates.addTemplate, input);
}

export async function editTemplate(input: InputOf<typeof templates.editTemplate>) {
  return perform(templates.editTemplate, input);
}

export async function removeTemplate(input: InputOf<typeof templates.removeTemplate>) {
  return perform(templates.removeTemplate, input);
}

export async function splitStory(input: InputOf<typeof splits.splitStory>) {
  return perform(splits.splitStory, input);
}

export async function splitEpic(input: InputOf<typeof epicSplits.splitEpic>) {
  return perform(epicSplits.splitEpic, input);
}

export async function turnStoryIntoEpic(input: InputOf<typeof growth.turnStoryIntoEpic>) {
  return perform(growth.turnStoryIntoEpic, input);
}
