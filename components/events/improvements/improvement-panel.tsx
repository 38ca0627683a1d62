"use client";

import { MoreHorizontal } from "lucide-react";
import { PanelSection } from "@/components/backlog/panel-section";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useGround } from "@/components/backlog/use-stories";
import { NotInRegister } from "@/components/dependencies/register-panel";
import { PersonSelect } from "@/components/dependencies/person-select";
import { useHere } from "@/components/flow-teams/here";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { ImprovementRow } from "@/lib/domain/events/improvements";
import { SettleImprovement } from "./settle-improvement";
import { useImprovement, useMayKeep } from "./use-improvements";

/** All of one Improvement, by its number. */
export function ImprovementPanel({ number }: { number: number }) {
  const { slug } = useHere();
  const { close } = usePanelAddress();
  const { data, refusal } = useView<ImprovementRow>({ slug, view: `improvements/${number}` });
  if (refusal?.code === "not_found") {
    return (
      <NotInRegister name={`M-${number}`} onClose={close}>
        This Improvement doesn’t exist, or it was deleted.
      </NotInRegister>
    );
  }
  if (!data) {
    return (
      <SidePanel title="Opening…" eyebrow={`M-${number} · Improvement`} onClose={close}>
        {refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />}
      </SidePanel>
    );
  }
  return <OpenImprovement improvement={data} />;
}

function OpenImprovement({ improvement }: { improvement: ImprovementRow }) {
  const { slug } = useHere();
  const { close } = usePanelAddress();
  const ground = useGround();
  const mayKeep = useMayKeep()(improvement);
  const { save, refusal, remove, settling } = useImprovement(improvement);
  const { number, title, ownerId, measure, dueOn, sprintNumber, teamId, eventKey } = improvement;
  const team = ground?.teams.find(({ id }) => id === teamId);
  return (
    <SidePanel
      eyebrow={`M-${number} · Improvement`}
      onClose={close}
      title={
        <InlineText
          label="Title"
          value={title}
          placeholder="No title"
          disabled={!mayKeep}
          maxLength={200}
          onSave={(to, seen) => save({ title: to }, { title: seen })}
          className="text-lg font-semibold"
        />
      }
      actions={
        mayKeep ? (
          <Menu
            label={`More about M-${number}`}
            align="end"
            trigger={<IconButton label="More" icon={<MoreHorizontal />} />}
            items={[
              {
                label: "Delete the Improvement",
                danger: true,
                onSelect: () => void remove().then((done) => done.ok && close()),
              },
            ]}
          />
        ) : null
      }
    >
      <div className="flex flex-col gap-5">
        <p className="text-ink-2">
          For <Link href={`/flow-teams/${slug}/sprints/${sprintNumber}`}>Flow Sprint {sprintNumber}</Link>, in the{" "}
          {teamId === null ? "Flow Backlog" : `Team Backlog of ${team?.name ?? "its Scrum Team"}`}
          {eventKey ? (
            <>
              , from <Link href={`/flow-teams/${slug}/events/${eventKey}`}>its retrospective</Link>
            </>
          ) : null}
        </p>
        <RefusalNotice refusal={refusal} />
        <div className="grid gap-4 sm:grid-cols-2">
          {ground ? (
            <PersonSelect
              label="Owner"
              noneLabel="Nobody yet"
              ground={ground}
              value={ownerId}
              disabled={!mayKeep}
              onChange={(to) => void save({ ownerId: to })}
            />
          ) : null}
          <Field label="By">
            <DateField value={dueOn ?? ""} disabled={!mayKeep} onChange={(day) => void save({ dueOn: day || null })} />
          </Field>
        </div>
        <PanelSection title="Measure">
          <InlineText
            multiline
            label="Measure"
            value={measure}
            placeholder={mayKeep ? "How its effect will show" : "None said"}
            disabled={!mayKeep}
            maxLength={1000}
            onSave={(to, seen) => save({ measure: to }, { measure: seen })}
          />
        </PanelSection>
        <SettleImprovement improvement={improvement} mayKeep={mayKeep} settling={settling} save={save} />
      </div>
    </SidePanel>
  );
}
