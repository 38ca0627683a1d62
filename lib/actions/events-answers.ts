"use server";

import type { InputOf } from "@/lib/server/command";
import * as answers from "@/lib/server/events/answer-commands";
import * as questions from "@/lib/server/events/question-commands";
import * as raising from "@/lib/server/events/raise-commands";
import * as reminding from "@/lib/server/events/remind-commands";
import { perform } from "@/lib/server/session";

export async function saveAnswer(input: InputOf<typeof answers.saveAnswer>) {
  return perform(answers.saveAnswer, input);
}

export async function sayPrepared(input: InputOf<typeof answers.sayPrepared>) {
  return perform(answers.sayPrepared, input);
}

export async function notPrepared(input: InputOf<typeof answers.notPrepared>) {
  return perform(answers.notPrepared, input);
}

export async function raiseFromAnswer(input: InputOf<typeof raising.raiseFromAnswer>) {
  return perform(raising.raiseFromAnswer, input);
}

export async function remindUnprepared(input: InputOf<typeof reminding.remindUnprepared>) {
  return perform(reminding.remindUnprepared, input);
}

export async function rewordQuestions(input: InputOf<typeof questions.rewordQuestions>) {
  return perform(questions.rewordQuestions, input);
}
