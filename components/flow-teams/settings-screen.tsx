"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { ConflictChoice } from "@/components/backlog/conflict-choice";
import { PageFrame } from "@/components/frame/page-frame";
import { ItemHistory } from "@/components/history/item-history";
import { ShareDialog } from "@/components/roadmap/share-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { renameFlowTeam, retireFlowTeam } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { can } from "@/lib/domain/access";
import type { PeopleView } from "@/lib/domain/flow-teams/view";
import type { PaintedView } from "@/lib/domain/live";
import type { FieldConflict } from "@/lib/domain/result";
import { FormDialog } from "@/components/ui/form-dialog";
import { useHere, useMay } from "./here";
import { TimeZoneField } from "./time-zone-field";
import { usePeople } from "./use-people";

const DefinitionsSection = lazily(
  dynamic(() => import("@/components/backlog/story/definitions-section").then((module) => module.DefinitionsSection)),
);
const TemplatesSection = lazily(
  dynamic(() => import("@/components/backlog/story/templates-section").then((module) => module.TemplatesSection)),
);

const QuestionsSection = lazily(
  dynamic(() =>
    import("@/components/events/scrum-of-scrums/questions-section").then((module) => module.QuestionsSection),
  ),
);

/** What a Flow Team is called, where its days are, who may look in from outside, and its end. */
export function SettingsScreen({ initial }: { initial: PaintedView<PeopleView> }) {
  const { slug, actor, flowTeamId } = useHere();
  const { view } = usePeople(initial);
  const mayRun = useMay("run the flow team");
  const mayShare = useMay("share the roadmap");
  const isMember = can(actor, "contribute", { flowTeamId });
  const guests = view.people.filter(({ roles }) => roles.some(({ role }) => role === "stakeholder")).length;
  const { flowTeam } = view;
  return (
    <PageFrame title="Settings">
      <div className="mx-auto flex max-w-2xl flex-col gap-8">
        {flowTeam.state === "retired" ? (
          <Notice title="This Flow Team is retired">It can be read, and nothing of it changes any more.</Notice>
        ) : null}
        <Details flowTeam={flowTeam} mayRun={mayRun} />
        <Part title="Stakeholders">
          <p>
            {guests === 0
              ? "No guests yet."
              : guests === 1
                ? "1 guest sees the roadmap."
                : `${guests} guests see the roadmap.`}{" "}
            <Link
              href={`/flow-teams/${slug}/teams#stakeholders`}
              className="font-medium text-accent-ink underline underline-offset-2"
            >
              Invite and see them under Teams
            </Link>
            .
          </p>
        </Part>
        {mayShare ? <SharedLinks /> : null}
        {isMember ? (
          <>
            <DefinitionsSection />
            <TemplatesSection />
            <QuestionsSection />
          </>
        ) : null}
        <Part title="History of all that belongs to it">
          <ItemHistory slug={slug} personId={actor.personId} itemId={null} />
        </Part>
        {mayRun ? <Retire name={flowTeam.name} /> : null}
      </div>
    </PageFrame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="text-md font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** The roadmap's read-only links, for who may share it. */
function SharedLinks() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Part title="Shared links">
      <p className="text-ink-2">Read-only links show the roadmap, and nothing else, to people without an account.</p>
      <div>
        <Button onClick={() => setOpen(true)}>See and make links</Button>
      </div>
      {isOpen ? <ShareDialog open onOpenChange={setOpen} /> : null}
    </Part>
  );
}

type Fields = { name: string; product: string; timeZone: string };
const fieldNames: Record<keyof Fields, string> = { name: "Name", product: "Product", timeZone: "Time zone" };

function Details({ flowTeam, mayRun }: { flowTeam: Fields; mayRun: boolean }) {
  const { flowTeamId } = useHere();
  // What the person changes, beside what they saw then; the rest follows live.
  const [mine, setMine] = useState<{ [F in keyof Fields]?: { seen: string; to: string } }>({});
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([]);
  const command = useCommand(renameFlowTeam, {
    isInline: true,
    done: () => "Settings saved",
    onDone: () => {
      setMine({});
      setConflicts([]);
    },
    onRefusal: (refusal) => setConflicts(refusal.conflicts ?? []),
  });
  const value = (field: keyof Fields) => mine[field]?.to ?? flowTeam[field];
  const set = (field: keyof Fields, to: string) =>
    setMine({ ...mine, [field]: { seen: mine[field]?.seen ?? flowTeam[field], to } });
  const error = (field: keyof Fields) => command.refusal?.fields?.[`edits.${field}.to`];
  const isChanged = (Object.keys(mine) as (keyof Fields)[]).some((field) => mine[field]?.to !== flowTeam[field]);

  function settle({ field, theirs }: FieldConflict, choice: "mine" | "theirs") {
    const name = field as keyof Fields;
    const { [name]: edit, ...others } = mine;
    setConflicts(conflicts.filter((one) => one.field !== field));
    setMine(choice === "mine" && edit ? { ...others, [name]: { ...edit, seen: String(theirs) } } : others);
  }

  return (
    <form
      noValidate
      aria-label="What it is called"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void command.run({ flowTeamId, edits: mine });
      }}
    >
      {conflicts.length > 0 ? (
        conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.field}
            conflict={conflict}
            label={fieldNames[conflict.field as keyof Fields]}
            show={String}
            onChoose={(choice) => settle(conflict, choice)}
          />
        ))
      ) : command.refusal?.code === "stale" ? null : (
        <RefusalNotice
          refusal={command.refusal}
          shownFields={["edits.name.to", "edits.product.to", "edits.timeZone.to"]}
        />
      )}
      {mayRun ? null : <p className="text-ink-2">The Chief Scrum Master and Administrators change these.</p>}
      <Field label="Name" error={error("name")}>
        <TextField
          value={value("name")}
          maxLength={80}
          disabled={!mayRun}
          onChange={(event) => set("name", event.target.value)}
        />
      </Field>
      <Field label="Product" error={error("product")}>
        <TextField
          value={value("product")}
          maxLength={120}
          disabled={!mayRun}
          onChange={(event) => set("product", event.target.value)}
        />
      </Field>
      <TimeZoneField
        value={value("timeZone")}
        onChange={(zone) => set("timeZone", zone)}
        disabled={!mayRun}
        error={error("timeZone") ?? ""}
      />
      {mayRun ? (
        <div className="flex gap-2">
          <Button
            variant="primary"
            type="submit"
            pending={command.pending}
            disabled={!isChanged || conflicts.length > 0}
          >
            Save
          </Button>
          {isChanged ? <Button onClick={() => setMine({})}>Discard</Button> : null}
        </div>
      ) : null}
    </form>
  );
}

/** The end of a Flow Team: asked for by name, since nothing takes it back. */
function Retire({ name }: { name: string }) {
  const { flowTeamId } = useHere();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const command = useCommand(retireFlowTeam, {
    isInline: true,
    done: () => `${name} is retired`,
    onDone: () => setOpen(false),
  });
  return (
    <Part title="Retire the Flow Team">
      <p className="text-ink-2 text-pretty">
        When the product is done or goes to others. All of it can still be read; nothing changes any more, and this
        can't be taken back.
      </p>
      <div>
        <Button onClick={() => setOpen(true)}>Retire {name}</Button>
      </div>
      {isOpen ? (
        <FormDialog
          title={`Retire ${name}`}
          description="It stays to be read, for good. Nothing of it changes any more."
          submitLabel="Retire"
          isDanger
          pending={command.pending}
          onClose={() => setOpen(false)}
          onSubmit={() => void command.run({ flowTeamId, name: typed })}
        >
          <RefusalNotice refusal={command.refusal} shownFields={["name"]} />
          <Field label={`Type ${name} to confirm`} error={command.refusal?.fields?.name}>
            <TextField value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </Field>
        </FormDialog>
      ) : null}
    </Part>
  );
}
