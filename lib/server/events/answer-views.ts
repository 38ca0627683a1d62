import "server-only";
import type { AnswersView, QuestionsView } from "@/lib/domain/events/answers";
import type { YesterdayView } from "@/lib/domain/events/yesterday";
import { roomOf, storiesOf, tableOf } from "@/lib/domain/live";
import type { View } from "@/lib/server/view";
import { answersViewJson, questionsViewJson } from "./answer-queries";
import { ofTableOf } from "./views";
import { yesterdayViewJson } from "./yesterday-queries";

/** What was answered beforehand and in a room, and what became of it. */
export function answersView(key: string): View<AnswersView> {
  // The wordings of the questions are a matter of "events", what answers became of "dependencies".
  const contexts = ["events", "dependencies", roomOf(key), tableOf(key)] as const;
  return ofTableOf(["daily_scrum", "scrum_of_scrums"], key, "answers", contexts, (flowTeamId) =>
    answersViewJson(flowTeamId, key),
  );
}

/** What the board of a Daily Scrum's team knows of its last working day. */
export function yesterdayView(key: string, teamId: string): View<YesterdayView> {
  const contexts = ["calendar", roomOf(key), storiesOf(teamId)] as const;
  return ofTableOf(["daily_scrum"], key, `yesterday of ${teamId}`, contexts, (flowTeamId) =>
    yesterdayViewJson(flowTeamId, key, teamId),
  );
}

/** How a Flow Team words the Five Questions, for Members. */
export const questionsView: View<QuestionsView> = {
  name: "five questions",
  capability: "contribute",
  contexts: ["events"],
  load: questionsViewJson,
};
