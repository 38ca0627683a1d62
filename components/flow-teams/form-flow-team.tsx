"use client";

import { useRouter } from "next/navigation";
import { useState, useSyncExternalStore } from "react";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { formFlowTeam } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { type leadershipRoles, roleNames } from "@/lib/domain/access";
import { fewestTeams, mostTeams } from "@/lib/domain/flow-teams/sizes";
import { type LinkToHandOver, LinksToHandOver } from "./links-to-hand-over";
import { TimeZoneField } from "./time-zone-field";

type Leader = (typeof leadershipRoles)[number];
type Leaders = Record<Leader, { name: string; email: string }>;

const nobody = { name: "", email: "" };

/** The start of a Flow Team: what it is called, what it builds, and its Scrum Teams. */
export function FormFlowTeamScreen({ me }: { me: { name: string; email: string } }) {
  const router = useRouter();
  const guess = useTimeZoneHere();
  const [name, setName] = useState("");
  const [product, setProduct] = useState("");
  const [zone, setZone] = useState<string | null>(null);
  const [teams, setTeams] = useState("");
  const [leaders, setLeaders] = useState<Leaders>({ csm: nobody, cpo: nobody, architect: nobody });
  const [formed, setFormed] = useState<{ slug: string; links: LinkToHandOver[] } | null>(null);
  const teamNames = teams
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const command = useCommand(formFlowTeam, {
    isInline: true,
    onDone: ({ slug, links }) =>
      links.length > 0 ? setFormed({ slug, links }) : router.push(`/flow-teams/${slug}/launch`),
  });
  const fields = command.refusal?.fields ?? {};
  const teamError = Object.entries(fields).find(([field]) => field.startsWith("teamNames"))?.[1];

  if (formed) {
    return (
      <PageFrame title={`${name.trim()} is formed`}>
        <div className="mx-auto flex max-w-xl flex-col gap-4">
          <LinksToHandOver links={formed.links} />
          <div>
            <Button variant="primary" onClick={() => router.push(`/flow-teams/${formed.slug}/launch`)}>
              Go on to its launch page
            </Button>
          </div>
        </div>
      </PageFrame>
    );
  }
  return (
    <PageFrame title="Form a Flow Team">
      <form
        noValidate
        className="mx-auto flex max-w-xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void command.run({ name, product, timeZone: zone ?? guess, teamNames, leaders: namedLeaders(leaders) });
        }}
      >
        <Field label="Name" hint="What people call it, such as the product line." error={fields.name}>
          <TextField
            value={name}
            maxLength={80}
            autoComplete="off"
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label="Product" hint="The one product it builds." error={fields.product}>
          <TextField
            value={product}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => setProduct(event.target.value)}
          />
        </Field>
        <TimeZoneField value={zone ?? guess} onChange={setZone} error={fields.timeZone ?? ""} />
        <Field
          label="Scrum Teams"
          hint={`${countWords(teamNames.length)} One name a line; ${fewestTeams} to ${mostTeams} by the launch, and more can follow.`}
          error={teamError}
        >
          <TextArea
            rows={5}
            value={teams}
            onChange={(event) => setTeams(event.target.value)}
            placeholder={"Harbour\nTides\nYard"}
          />
        </Field>
        <fieldset className="flex flex-col gap-3 rounded-lg border bg-surface px-4 pt-3 pb-4">
          <legend className="float-left w-full font-medium">Leadership, if you know it already</legend>
          <p className="text-ink-2">
            The CSM can do the rest: bring in people, and launch. All three are needed for the launch, not before.
          </p>
          {(["csm", "cpo", "architect"] as const).map((role) => (
            <LeaderFields
              key={role}
              role={role}
              value={leaders[role]}
              errors={fields}
              onChange={(value) => setLeaders({ ...leaders, [role]: value })}
              onMyself={() => setLeaders({ ...leaders, [role]: me })}
            />
          ))}
        </fieldset>
        <RefusalNotice
          refusal={command.refusal}
          shownFields={[
            "name",
            "product",
            "timeZone",
            ...Object.keys(fields).filter((field) => /^(teamNames|leaders)/.test(field)),
          ]}
        />
        <div className="flex justify-end gap-2">
          <Button variant="primary" type="submit" pending={command.pending}>
            Form the Flow Team
          </Button>
        </div>
      </form>
    </PageFrame>
  );
}

type LeaderFieldsProps = {
  role: Leader;
  value: { name: string; email: string };
  errors: Record<string, string>;
  onChange(value: { name: string; email: string }): void;
  onMyself(): void;
};

function LeaderFields({ role, value, errors, onChange, onMyself }: LeaderFieldsProps) {
  return (
    <div className="grid items-start gap-2 sm:grid-cols-[1fr_1fr_auto]">
      <Field label={`${roleNames[role]}: name`} error={errors[`leaders.${role}.name`]}>
        <TextField
          value={value.name}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, name: event.target.value })}
        />
      </Field>
      <Field
        label={
          <>
            E-mail address<span className="sr-only"> of the {roleNames[role]}</span>
          </>
        }
        error={errors[`leaders.${role}.email`]}
      >
        <TextField
          type="email"
          value={value.email}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, email: event.target.value })}
        />
      </Field>
      <Button
        variant="quiet"
        className="justify-self-start sm:mt-6"
        onClick={onMyself}
        aria-label={`Me: the ${roleNames[role]}`}
      >
        Me
      </Button>
    </div>
  );
}

/** Those of whom anything is typed: what is missing is then refused by field. */
function namedLeaders(leaders: Leaders): Partial<Leaders> {
  return Object.fromEntries(Object.entries(leaders).filter(([, { name, email }]) => name.trim() || email.trim()));
}

function countWords(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "1 team." : `${count} teams.`;
}

/** The zone this browser is in; UTC while the server paints. */
function useTimeZoneHere(): string {
  return useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}
