"use client";

import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { setProductGoal } from "@/lib/actions/roadmap";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { todayIn } from "@/lib/domain/calendar/dates";
import type { GoalsView, RoadmapView } from "@/lib/domain/roadmap/view";

type GoalDialogProps = { goal: RoadmapView["goal"]; onClose(): void };

/** The Product Goal's measure, its history and, for the CPO, a new wording. */
export function GoalDialog({ goal, onClose }: GoalDialogProps) {
  const isCpo = useMay("own the product");
  return (
    <Dialog title="Product Goal" open onOpenChange={(open) => !open && onClose()}>
      <div className="flex flex-col gap-5">
        {isCpo ? <GoalForm key={goal?.id} goal={goal} onClose={onClose} /> : null}
        {goal ? <Wordings /> : null}
      </div>
    </Dialog>
  );
}

function GoalForm({ goal, onClose }: { goal: RoadmapView["goal"]; onClose(): void }) {
  const { flowTeamId } = useHere();
  const [text, setText] = useState(goal?.text ?? "");
  const [measure, setMeasure] = useState(goal?.measure ?? "");
  const [seenId] = useState(goal?.id ?? null);
  const command = useCommand(setProductGoal, {
    isInline: true,
    done: () => "Product Goal set",
    onDone: onClose,
  });
  const theirs = command.refusal?.code === "stale" ? (goal?.id ?? null) : null;
  const save = (over: string | null) => void command.run({ flowTeamId, seenId: over, text, measure });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(seenId);
      }}
    >
      <Field label="What the product shall reach" error={command.refusal?.fields?.text} required>
        <TextArea value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Field label="Measured by" hint="A figure and a date that say when it's reached.">
        <TextField value={measure} maxLength={500} onChange={(event) => setMeasure(event.target.value)} />
      </Field>
      <RefusalNotice
        refusal={command.refusal}
        shownFields={["text"]}
        actions={
          theirs ? (
            <>
              <Button onClick={onClose}>Keep theirs</Button>
              <Button variant="primary" onClick={() => save(theirs)}>
                Save mine
              </Button>
            </>
          ) : null
        }
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={command.pending}>
          {goal ? "Give it this wording" : "Set the Product Goal"}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Wordings() {
  const { slug, timeZone } = useHere();
  const { data } = useView<GoalsView>({ slug, view: "goals" });
  if (!data) return <Skeleton className="h-24" />;
  const day = (instant: string) => dayWords(todayIn(timeZone, new Date(instant)), todayIn(timeZone, new Date()));
  return (
    <section>
      <h3 className="mb-2 font-medium text-ink-2">Its wordings</h3>
      <ol className="flex flex-col gap-3">
        {data.goals.map((goal) => (
          <li key={goal.id} className={goal.endedAt ? "text-ink-2" : undefined}>
            <p className="wrap-anywhere">{goal.text}</p>
            {goal.measure ? <p className="text-sm text-ink-2">{goal.measure}</p> : null}
            <p className="text-sm text-ink-3">
              {goal.endedAt ? `${day(goal.since)} to ${day(goal.endedAt)}` : `Since ${day(goal.since)}`}
              {goal.setBy ? ` · ${goal.setBy}` : null}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
