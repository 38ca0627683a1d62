"use client";

import { useHere } from "@/components/flow-teams/here";
import { raiseFromAnswer } from "@/lib/actions/events-answers";
import { useCommand } from "@/lib/client/use-command";
import { type RaisedKind, raisedName, titleFrom } from "@/lib/domain/events/answers";
import type { Refusal } from "@/lib/domain/result";

type RaiseInput = Parameters<typeof raiseFromAnswer>[0]["raise"];

export type Raising = {
  /** Makes the answer an Impediment or a Risk, called as it begins. */
  raise(kind: Exclude<RaisedKind, "Dependency">, text: string, storyId?: string | null): void;
  /** The answer is about an Impediment the team has already. */
  take(impediment: { id: string; title: string }): void;
  /** Makes it a Dependency. True where it became one. */
  raiseDependency(input: Extract<RaiseInput, { kind: "Dependency" }>): Promise<boolean>;
  pending: boolean;
  /** Why it couldn't be raised: shown where it was asked for. */
  refusal: Refusal | null;
};

/** Makes an answer something of a register. `before` saves what is typed: what isn't saved can't be raised. */
export function useRaise(
  place: { eventKey: string; subjectId: string; question: number },
  before?: () => Promise<boolean>,
): Raising {
  const { flowTeamId } = useHere();
  const { eventKey, subjectId, question } = place;
  const command = useCommand(raiseFromAnswer, {
    isInline: true,
    done({ number }, { raise }) {
      const name = raisedName({ kind: raise.kind, number });
      if (raise.kind === "Dependency") return `${name} raised: the other team is asked`;
      return raise.kind === "Impediment" && raise.existingId ? `The answer is about ${name}` : `${name} raised`;
    },
  });

  async function run(raise: RaiseInput): Promise<boolean> {
    if (before && !(await before())) return false;
    const answer = await command.run({ flowTeamId, key: eventKey, subjectId, question, raise });
    return answer.ok;
  }

  return {
    raise(kind, text, storyId = null) {
      const title = titleFrom(text);
      if (title !== "" && !command.pending) {
        void run(kind === "Risk" ? { kind, title } : { kind, title, storyId });
      }
    },
    take({ id, title }) {
      if (!command.pending) void run({ kind: "Impediment", title, existingId: id });
    },
    raiseDependency: run,
    pending: command.pending,
    refusal: command.refusal,
  };
}
