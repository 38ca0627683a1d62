"use client";

import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { lazily } from "@/components/ui/lazily";
import {
  type EventAnswer,
  type Question,
  type RaisedKind,
  saysNothing,
  withArticle,
} from "@/lib/domain/events/answers";
import { RaisedChip } from "./raised-chip";
import type { Raising } from "./use-raise";

const DependencyDialog = lazily(
  dynamic(() => import("./raise-dependency-dialog").then((module) => module.RaiseDependencyDialog)),
);

type RaiseActsProps = {
  question: Question;
  answer: EventAnswer | undefined;
  /** As typed, which may be more than is saved. */
  text: string;
  subjectId: string;
  raising: Raising;
  /** The dialog for a Dependency is open. */
  isAsking: boolean;
  setIsAsking(isAsking: boolean): void;
  /** Makes it one, or asks first what that takes. */
  onBecome(kind: RaisedKind): void;
};

/** The buttons that make an answer something of a register; once it is one, what it became. */
export function RaiseActs(props: RaiseActsProps) {
  const { question, answer, text, subjectId, raising, isAsking, setIsAsking, onBecome } = props;
  if (answer?.raised) return <RaisedChip raised={answer.raised} />;
  if (question.becomes.length === 0 || saysNothing(text)) return null;
  return (
    <span className="flex flex-wrap gap-1.5">
      {question.becomes.map((kind) => (
        <Button
          key={kind}
          aria-keyshortcuts={keyOf(kind)}
          title={`Make it ${withArticle(kind)}`}
          pending={raising.pending}
          onClick={() => onBecome(kind)}
        >
          {kind} <Kbd keys={keyOf(kind)} className="pointer-coarse:hidden" />
        </Button>
      ))}
      {isAsking ? (
        <DependencyDialog subjectId={subjectId} text={text} raising={raising} onClose={() => setIsAsking(false)} />
      ) : null}
    </span>
  );
}

/** The key that makes a focused answer one of these: I, D or R. */
export const keyOf = (kind: RaisedKind): string => kind[0] ?? "";
