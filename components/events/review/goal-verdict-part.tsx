"use client";

import { useState } from "react";
import { useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { judgeGoal } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import { type GoalVerdict, type ReviewRecap, goalVerdictWords, goalVerdicts } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";
import { GoalStanding } from "./goal-standing";

/** The Flow Sprint Goal and whether it was reached, said by the CSM or the CPO. */
export function GoalVerdictPart({ recap }: { recap: ReviewRecap }) {
  const { verdict } = recap;
  const { isRunning, isProjector } = useRoom();
  const mayJudge = useMay("confirm the flow sprint goal") && isRunning && !isProjector;
  const [isJudging, setJudging] = useState(false);
  return (
    <section aria-label="Flow Sprint Goal" className="border-l-3 border-accent pl-3">
      <GoalStanding {...recap} withText={!isJudging} />
      {isJudging ? (
        <VerdictForm verdict={verdict} onClose={() => setJudging(false)} />
      ) : mayJudge ? (
        <Button className="mt-2" onClick={() => setJudging(true)}>
          {verdict ? "Say it anew" : "Was it reached?"}
        </Button>
      ) : null}
    </section>
  );
}

function VerdictForm({ verdict, onClose }: { verdict: GoalVerdict | null; onClose(): void }) {
  const { flowTeamId, key } = useRoom();
  const [is, setIs] = useState<GoalVerdict["is"]>(verdict?.is ?? "reached");
  const [text, setText] = useState(verdict?.text ?? "");
  const command = useCommand(judgeGoal, { isInline: true, onDone: onClose });
  return (
    <form
      className="mt-2 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void command.run({ flowTeamId, key, is, text });
      }}
    >
      <Segmented
        label="The goal was"
        value={is}
        onChange={setIs}
        options={goalVerdicts.map((value) => ({ value, label: goalVerdictWords[value] }))}
        className="self-start"
      />
      <Field label="Comment">
        <TextArea rows={2} value={text} maxLength={500} onChange={({ target }) => setText(target.value)} />
      </Field>
      <RefusalNotice refusal={command.refusal} />
      <FormFoot submitLabel="Save" pending={command.pending} onCancel={onClose} />
    </form>
  );
}
