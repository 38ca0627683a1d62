"use client";

import { useState } from "react";
import { EditRefusal } from "@/components/backlog/conflict-choice";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { rewordQuestions } from "@/lib/actions/events-answers";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import {
  type Question,
  type QuestionsView,
  questionsOf,
  usualWordings,
  withArticle,
} from "@/lib/domain/events/answers";
import { eitherOf } from "@/lib/domain/words";

/** The Five Questions of the Scrum of Scrums in the Flow Team's own words: for the CSM to change, for all to read. */
export function QuestionsSection() {
  const { slug } = useHere();
  const { data } = useView<QuestionsView>({ slug, view: "five-questions" });
  return (
    <section id="five-questions" aria-label="The Five Questions" className="flex flex-col gap-3">
      <div>
        <h2 className="text-md font-semibold">The Five Questions</h2>
        <p className="text-ink-2">
          What each team answers for the Scrum of Scrums. What an answer becomes stays the same, whatever the words.
        </p>
      </div>
      {data ? <Wordings key={data.wordings.join("\n")} wordings={data.wordings} /> : <Skeleton className="h-64" />}
    </section>
  );
}

function Wordings({ wordings }: { wordings: readonly string[] }) {
  const { flowTeamId, slug } = useHere();
  const mayReword = useMay("reword the five questions");
  const questions = questionsOf("scrum_of_scrums", wordings);
  const stands = questions.map(({ text }) => text);
  const [typed, setTyped] = useState<readonly string[]>(stands);
  const rewording = useCommand(rewordQuestions, { isInline: true, done: () => "The Five Questions are reworded" });
  const save = (seen: readonly string[] = stands) =>
    void rewording.run({ flowTeamId, questions: { seen: [...seen], to: [...typed] } });
  const isChanged = typed.some((text, at) => text.trim() !== stands[at]);
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <EditRefusal
        refusal={rewording.refusal}
        labels={{ questions: "The Five Questions" }}
        onMine={({ theirs }) => save(theirs as string[])}
        onDismiss={rewording.dismiss}
        rulebookHref={`/flow-teams/${slug}/rulebook`}
      />
      {questions.map(({ number, becomes }, at) => (
        <Field
          key={number}
          label={`Question ${number}`}
          hint={hintOf(becomes, typed[at] ?? "", usualWordings[at] ?? "")}
        >
          <TextField
            value={typed[at] ?? ""}
            maxLength={200}
            disabled={!mayReword}
            placeholder={usualWordings[at]}
            onChange={({ target }) => setTyped(typed.map((text, other) => (other === at ? target.value : text)))}
          />
        </Field>
      ))}
      {mayReword ? (
        <div className="flex gap-2">
          <Button type="submit" pending={rewording.pending} disabled={!isChanged}>
            Save the questions
          </Button>
          <Button variant="quiet" onClick={() => setTyped(usualWordings)}>
            Restore the usual wording
          </Button>
        </div>
      ) : (
        <p className="text-ink-2">The Chief Scrum Master changes these.</p>
      )}
    </form>
  );
}

/** What an answer becomes, and the usual words where these are others. */
function hintOf(becomes: Question["becomes"], typed: string, usual: string): string | undefined {
  const says = becomes.length > 0 ? `An answer becomes ${eitherOf(becomes.map(withArticle))}. ` : "";
  return `${says}${typed.trim() === usual ? "" : `Usually: ${usual}`}`.trim() || undefined;
}
