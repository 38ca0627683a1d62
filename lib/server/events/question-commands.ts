import "server-only";
import { mergeEdits } from "@/lib/domain/edit";
import { usualWordings } from "@/lib/domain/events/answers";
import { RewordQuestions } from "@/lib/domain/events/answer-schema";
import { ok } from "@/lib/domain/result";
import { command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";

/**
 * Rewords the Five Questions of a Flow Team's Scrum of Scrums. What an answer becomes goes by a
 * question's place, whatever it is worded. The CSM.
 */
export const rewordQuestions = command({
  name: "events.rewordQuestions",
  input: RewordQuestions,
  async run({ tx, actor, record, changed }, { flowTeamId, questions }) {
    const entered = await enterToChange(tx, actor, flowTeamId, "Flow Team");
    if (!entered.ok) return entered;
    const allowed = requireCapability(actor, "reword the five questions", { flowTeamId });
    if (!allowed.ok) return allowed;
    const { fiveQuestions, name } = await tx.flowTeam.findUniqueOrThrow({
      where: { id: flowTeamId },
      select: { fiveQuestions: true, name: true },
    });
    const current = usualWordings.map((usual, at) => fiveQuestions[at] || usual);
    const to = usualWordings.map((usual, at) => questions.to[at] || usual);
    const merged = mergeEdits({ questions: current }, { questions: { seen: questions.seen as string[], to } });
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (!after.questions) return ok(null);
    // What is worded as usual stays so when the usual wording gets better.
    const kept = after.questions.map((text, at) => (text === usualWordings[at] ? "" : text));
    await tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { fiveQuestions: kept.some(Boolean) ? kept : [] },
    });
    record({
      flowTeamId,
      item: { kind: "Flow Team", id: flowTeamId, title: name },
      before,
      after,
      undo: {
        command: "events.rewordQuestions",
        input: { flowTeamId, questions: { seen: after.questions, to: before.questions } },
      },
    });
    changed({ flowTeamId, context: "events", id: flowTeamId });
    return ok(null);
  },
});
