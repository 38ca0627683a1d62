"use server";

import { thisVisitor } from "@/lib/server/accounts/visitor";
import type { InputOf } from "@/lib/server/command";
import * as demos from "@/lib/server/events/demo-commands";
import * as links from "@/lib/server/events/event-link-commands";
import * as feedback from "@/lib/server/events/feedback-commands";
import * as validation from "@/lib/server/events/validation-commands";
import * as visitors from "@/lib/server/events/visitor-commands";
import { perform } from "@/lib/server/session";

export async function addDemos(input: InputOf<typeof demos.addDemos>) {
  return perform(demos.addDemos, input);
}

export async function removeDemo(input: InputOf<typeof demos.removeDemo>) {
  return perform(demos.removeDemo, input);
}

export async function rankDemo(input: InputOf<typeof demos.rankDemo>) {
  return perform(demos.rankDemo, input);
}

export async function presentDemo(input: InputOf<typeof demos.presentDemo>) {
  return perform(demos.presentDemo, input);
}

export async function showDemo(input: InputOf<typeof demos.showDemo>) {
  return perform(demos.showDemo, input);
}

export async function giveFeedback(input: InputOf<typeof feedback.giveFeedback>) {
  return perform(feedback.giveFeedback, input);
}

export async function react(input: InputOf<typeof feedback.react>) {
  return perform(feedback.react, input);
}

export async function turnFeedback(input: InputOf<typeof feedback.turnFeedback>) {
  return perform(feedback.turnFeedback, input);
}

export async function declineFeedback(input: InputOf<typeof feedback.declineFeedback>) {
  return perform(feedback.declineFeedback, input);
}

export async function validateEpic(input: InputOf<typeof validation.validateEpic>) {
  return perform(validation.validateEpic, input);
}

export async function holdEpicBack(input: InputOf<typeof validation.holdEpicBack>) {
  return perform(validation.holdEpicBack, input);
}

export async function judgeGoal(input: InputOf<typeof validation.judgeGoal>) {
  return perform(validation.judgeGoal, input);
}

export async function createEventLink(input: InputOf<typeof links.createEventLink>) {
  return perform(links.createEventLink, input);
}

export async function revokeEventLink(input: InputOf<typeof links.revokeEventLink>) {
  return perform(links.revokeEventLink, input);
}

export async function joinByLink(input: unknown) {
  return visitors.joinByLink(input, await thisVisitor());
}

export async function giveFeedbackByLink(input: unknown) {
  return visitors.giveFeedbackByLink(input);
}

export async function reactByLink(input: unknown) {
  return visitors.reactByLink(input);
}
