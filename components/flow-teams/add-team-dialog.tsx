"use client";

import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { addScrumTeam } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { useHere } from "./here";
import { LinksDialog } from "./links-dialog";
import type { LinkToHandOver } from "./links-to-hand-over";
import { rolesInShort } from "./people-options";
import { type SomeoneDraft, SomeoneField, nobodyYet, someoneOf } from "./someone-field";
import type { People } from "./use-people";

type Draft = { key: number; who: SomeoneDraft };

/** Adds a Scrum Team. From launch on it comes with its first people, so that it is whole (TEAM-4). */
export function AddTeamDialog({ people, onClose }: { people: People; onClose(): void }) {
  const { flowTeamId, slug } = useHere();
  const needsStaff = people.facts.state === "active";
  const [name, setName] = useState("");
  const [po, setPo] = useState(nobodyYet);
  const [sm, setSm] = useState(nobodyYet);
  const [developers, setDevelopers] = useState<Draft[]>([{ key: 0, who: nobodyYet }]);
  const [links, setLinks] = useState<LinkToHandOver[]>([]);
  const command = useCommand(addScrumTeam, { isInline: true, done: (_, input) => `${input.name} is there` });
  const members = people.view.people.filter(({ roles }) => roles.some(({ role }) => role !== "stakeholder"));
  const options = members.map((person) => ({
    value: person.id,
    label: person.name,
    hint: rolesInShort(people, person),
  }));
  const staff = staffOf(po, sm, developers);

  async function submit() {
    const answer = await command.run({ flowTeamId, name, ...(needsStaff && staff ? { staff } : {}) });
    if (!answer.ok) return;
    if (answer.value.links.length > 0) setLinks(answer.value.links);
    else onClose();
  }

  if (links.length > 0) return <LinksDialog title={`${name.trim()} is there`} links={links} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add a Scrum Team"
      {...(needsStaff && {
        description: "The Flow Team is launched, so the team starts whole: a PO, an SM and a Developer or more.",
      })}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            type="submit"
            form="add-team"
            pending={command.pending}
            disabled={needsStaff && !staff}
          >
            Add
          </Button>
        </>
      }
    >
      <form
        id="add-team"
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RefusalNotice refusal={command.refusal} shownFields={["name"]} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <Field label="Name" error={command.refusal?.fields?.name}>
          <TextField value={name} autoComplete="off" maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        {needsStaff ? (
          <>
            <SomeoneField label="Product Owner" options={options} value={po} onChange={setPo} />
            <SomeoneField label="Scrum Master" options={options} value={sm} onChange={setSm} />
            {developers.map(({ key, who }, index) => (
              <div key={key} className="flex items-end gap-1">
                <div className="min-w-0 flex-1">
                  <SomeoneField
                    label={index === 0 ? "Developer" : `Developer ${index + 1}`}
                    options={options}
                    value={who}
                    onChange={(next) =>
                      setDevelopers(developers.map((one) => (one.key === key ? { key, who: next } : one)))
                    }
                    {...(index === 0 && { hint: "A Developer of another team leaves it for this one." })}
                  />
                </div>
                {developers.length > 1 ? (
                  <IconButton
                    label={`Leave out Developer ${index + 1}`}
                    icon={<Trash2 />}
                    onClick={() => setDevelopers(developers.filter((one) => one.key !== key))}
                  />
                ) : null}
              </div>
            ))}
            <div>
              <Button
                onClick={() =>
                  setDevelopers([...developers, { key: (developers.at(-1)?.key ?? 0) + 1, who: nobodyYet }])
                }
              >
                <Plus aria-hidden="true" />
                Another Developer
              </Button>
            </div>
          </>
        ) : null}
      </form>
    </Dialog>
  );
}

/** The first people, once each of them is named. */
function staffOf(po: SomeoneDraft, sm: SomeoneDraft, developers: readonly Draft[]) {
  const [owner, master] = [someoneOf(po), someoneOf(sm)];
  const named = developers.flatMap(({ who }) => someoneOf(who) ?? []);
  return owner && master && named.length > 0 ? { po: owner, sm: master, developers: named } : null;
}
