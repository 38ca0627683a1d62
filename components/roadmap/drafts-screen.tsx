"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { openDraft } from "@/lib/actions/roadmap";
import { useCommand } from "@/lib/client/use-command";
import { todayIn } from "@/lib/domain/calendar/dates";
import type { DraftInList } from "@/lib/domain/roadmap/draft";

/** The CPO's own what-ifs, and a way to open another. */
export function DraftsScreen({ drafts }: { drafts: readonly DraftInList[] }) {
  const { slug, flowTeamId, timeZone } = useHere();
  const router = useRouter();
  const [name, setName] = useState("");
  const command = useCommand(openDraft, {
    isInline: true,
    onDone: ({ id }) => router.push(`/flow-teams/${slug}/drafts/${id}`),
  });
  const today = todayIn(timeZone, new Date());
  return (
    <PageFrame title="What if" subtitle="Private drafts of the roadmap: nobody else sees them until you apply one">
      <div className="mx-auto flex max-w-2xl flex-col gap-8">
        <form
          className="flex flex-wrap items-start gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void command.run({ flowTeamId, name });
          }}
        >
          <Field
            label="A new draft"
            hint="What would you like to try?"
            error={command.refusal?.fields?.name}
            className="min-w-60 flex-1"
          >
            <TextField
              value={name}
              maxLength={80}
              placeholder="If customs came a sprint later"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="primary" className="mt-6" pending={command.pending}>
            Open the draft
          </Button>
        </form>
        <RefusalNotice refusal={command.refusal} shownFields={["name"]} />
        {drafts.length === 0 ? (
          <p className="text-ink-2">
            No draft is open. In one, you move Epics as you like and see what it does to dates, load and conflicts
            before anybody else does.
          </p>
        ) : null}
        <ul>
          {drafts.map((draft) => (
            <li key={draft.id} className="border-b">
              <Link
                href={`/flow-teams/${slug}/drafts/${draft.id}`}
                className="flex items-baseline gap-3 rounded-md px-2 py-3 hover:bg-hover"
              >
                <span className="min-w-0 flex-1 truncate font-medium">{draft.name}</span>
                <span className="text-sm text-ink-3">
                  {draft.moves.length === 1 ? "1 Epic moved" : `${draft.moves.length} Epics moved`} ·{" "}
                  {dayWords(todayIn(timeZone, new Date(draft.createdAt)), today)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </PageFrame>
  );
}
