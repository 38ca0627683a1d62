"use client";

import { Upload } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { addMembers, addScrumTeam } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import type { PeopleList } from "@/lib/domain/flow-teams/people-list";
import { useHere } from "./here";
import { LinksDialog } from "./links-dialog";
import type { LinkToHandOver } from "./links-to-hand-over";
import { PeoplePreview } from "./people-preview";
import type { People } from "./use-people";

type Parser = typeof import("@/lib/domain/flow-teams/people-list").parsePeopleList;

/** Several people at once, from a pasted list or a CSV file: a preview first, then all or none. */
export function PastePeopleDialog({ people, onClose }: { people: People; onClose(): void }) {
  const { flowTeamId, slug } = useHere();
  const [text, setText] = useState("");
  const [links, setLinks] = useState<LinkToHandOver[] | null>(null);
  const list = usePeopleList(useDeferredValue(text), people);
  const ready = list?.rows.flatMap(({ member }) => (member ? [member] : [])) ?? [];
  const left = list?.rows.filter(({ problems }) => problems.length > 0).length ?? 0;
  const add = useCommand(addMembers, {
    isInline: true,
    done: ({ added }) => `${added} ${added === 1 ? "role is" : "roles are"} given`,
  });
  const addTeam = useCommand(addScrumTeam, { isInline: true });

  async function submit() {
    const answer = await add.run({ flowTeamId, people: ready });
    if (!answer.ok) return;
    if (answer.value.links.length > 0) setLinks(answer.value.links);
    else onClose();
  }

  async function addTeams(names: readonly string[]) {
    for (const name of names) {
      const answer = await addTeam.run({ flowTeamId, name });
      if (!answer.ok) return;
    }
  }

  if (links) {
    return <LinksDialog isWide title="They are in" links={links} onClose={onClose} />;
  }
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title="Add people from a list"
      description="One row for each role: name, e-mail address, team, role, skills. Nothing is written before you say so."
      footer={
        <>
          {left > 0 ? (
            <p className="mr-auto self-center text-ink-2">{left === 1 ? "1 row is" : `${left} rows are`} left out</p>
          ) : null}
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={ready.length === 0} pending={add.pending} onClick={() => void submit()}>
            {ready.length === 0 ? "Add" : `Add ${ready.length} ${ready.length === 1 ? "row" : "rows"}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <RefusalNotice refusal={add.refusal ?? addTeam.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <Field
          label="The list"
          hint="Paste it from a spreadsheet, or as CSV with commas or semicolons. A header is welcome and not needed. Without a role, somebody with a team is a Developer."
        >
          <TextArea
            rows={5}
            value={text}
            spellCheck={false}
            placeholder={
              "Ada Ito, ada@example.org, Harbour, PO, business\nBo Lund, bo@example.org, Harbour, Developer, development testing"
            }
            onChange={(event) => setText(event.target.value)}
            className="max-h-40 font-mono text-sm"
          />
        </Field>
        <FileButton onText={setText} />
        {list?.problem ? (
          <Notice tone="bad" alert>
            {list.problem}
          </Notice>
        ) : null}
        {list && list.unknownTeams.length > 0 && people.facts.state === "forming" ? (
          <Notice
            actions={
              <Button pending={addTeam.pending} onClick={() => void addTeams(list.unknownTeams)}>
                Add {list.unknownTeams.length === 1 ? "this Scrum Team" : "these Scrum Teams"}
              </Button>
            }
          >
            The list names {list.unknownTeams.join(", ")}, which {list.unknownTeams.length === 1 ? "isn't" : "aren't"}{" "}
            here yet.
          </Notice>
        ) : null}
        {list && list.rows.length > 0 ? <PeoplePreview list={list} facts={people.facts} /> : null}
      </div>
    </Dialog>
  );
}

/** The list as understood so far. The parser is fetched when it is first needed. */
function usePeopleList(text: string, { view, facts }: People): PeopleList | null {
  const [parser, setParser] = useState<{ parse: Parser } | null>(null);
  const isNeeded = text !== "" && parser === null;
  useEffect(() => {
    if (!isNeeded) return;
    let isWanted = true;
    void import("@/lib/domain/flow-teams/people-list").then(({ parsePeopleList }) => {
      if (isWanted) setParser({ parse: parsePeopleList });
    });
    return () => {
      isWanted = false;
    };
  }, [isNeeded]);
  return useMemo(() => {
    if (!parser || text.trim() === "") return null;
    const idByEmail = Object.fromEntries(view.people.map(({ email, id }) => [email, id]));
    return parser.parse(text, facts, idByEmail);
  }, [parser, text, facts, view]);
}

/** The same list from a file. */
function FileButton({ onText }: { onText(text: string): void }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function read(file: File | undefined) {
    setProblem(null);
    if (!file) return;
    if (file.size > 1_000_000) return setProblem("This file is too large for a list of people.");
    onText(await file.text());
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label="CSV file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <Upload aria-hidden="true" />
        Choose a CSV file
      </Button>
      {problem ? (
        <p role="alert" className="text-bad-ink">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
