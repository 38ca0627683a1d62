"use client";

import clsx from "clsx";
import { Check, CircleDashed } from "lucide-react";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { overrideGate } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import {
  type SprintGateView,
  type SprintTransition,
  gateEvents,
  missingAtGate,
  stateWords,
} from "@/lib/domain/calendar/sprint-gate";
import { contracts } from "@/lib/domain/events/contracts";

/** How the gate of a Flow Sprint stands, live. */
function useSprintGate(number: number): SprintGateView | undefined {
  const { slug } = useHere();
  return useView<SprintGateView>({ slug, view: "sprint-gate", query: { number: String(number) } }).data;
}

type GateProps = { sprint: SprintView; transition: SprintTransition };

/** The events that let a Flow Sprint start or close (CAL-4), each with its room; the CSM may override in place. */
export function SprintGate({ sprint, transition }: GateProps) {
  const { slug } = useHere();
  const gate = useSprintGate(sprint.number);
  const mayOverride = useMay("override gates");
  if (!gate || sprint.isBeforeFlotilla) return null;
  const missing = missingAtGate(transition, gate.events);
  const override = gate.overrides.find((one) => one.transition === transition && !one.isUsed);
  return (
    <section aria-label={`What the ${transition} waits for`} className="flex flex-col gap-2 rounded border p-3">
      <ul className="flex flex-col gap-1">
        {gateEvents[transition].map((kind) => {
          const event = gate.events.find((one) => one.kind === kind);
          const isMet = !missing.includes(kind);
          return (
            <li key={kind} className="flex items-center gap-2">
              {isMet ? (
                <Check aria-hidden="true" className="size-4 text-ok-ink" />
              ) : (
                <CircleDashed
                  aria-hidden="true"
                  className={clsx("size-4", override ? "text-ink-3" : "text-warn-ink")}
                />
              )}
              <Link className="underline underline-offset-2" href={`/flow-teams/${slug}/events/${event?.key ?? ""}`}>
                {contracts[kind].name}
              </Link>
              <span className={isMet || override ? "text-ink-2" : "text-warn-ink"}>
                {stateWords[event?.state ?? "scheduled"]}
              </span>
            </li>
          );
        })}
      </ul>
      {missing.length === 0 ? null : override ? (
        <p className="text-ink-2 wrap-anywhere">
          {override.by} lets it {transition} all the same: “{override.reason}”
        </p>
      ) : mayOverride ? (
        <Override number={sprint.number} transition={transition} />
      ) : null}
    </section>
  );
}

/** The CSM's reason, where the gate isn't met. */
function Override({ number, transition }: { number: number; transition: SprintTransition }) {
  const { flowTeamId, slug } = useHere();
  const [reason, setReason] = useState<string | null>(null);
  const command = useCommand(overrideGate, {
    isInline: true,
    done: () => `Flow Sprint ${number} may ${transition} once`,
  });
  if (reason === null) {
    return (
      <Button className="self-start" onClick={() => setReason("")}>
        Override CAL-4…
      </Button>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <Field label="Why" required error={command.refusal?.fields?.reason}>
        <TextArea autoFocus value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["reason"]} rulebookHref={`/flow-teams/${slug}/rulebook`} />
      <div className="flex gap-2">
        <Button
          pending={command.pending}
          onClick={() => void command.run({ flowTeamId, rule: "CAL-4", transition, sprintNumber: number, reason })}
        >
          Write the Override
        </Button>
        <Button variant="quiet" onClick={() => setReason(null)}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** One line on the page: what the next act waits for, and what was overridden before. */
export function GateLine({ sprint }: { sprint: SprintView }) {
  const { slug } = useHere();
  const gate = useSprintGate(sprint.number);
  if (!gate || sprint.isBeforeFlotilla) return null;
  const used = gate.overrides.filter(({ isUsed }) => isUsed);
  const transition = sprint.state === "planned" ? "start" : "close";
  const missing = sprint.state === "closed" ? [] : missingAtGate(transition, gate.events);
  if (missing.length === 0 && used.length === 0) return null;
  return (
    <div className="flex flex-col gap-0.5 text-sm text-ink-2">
      {missing.length > 0 ? (
        <p>
          It can {transition} when{" "}
          {missing.map((kind, index) => (
            <span key={kind}>
              {index > 0 ? " and " : ""}
              <Link
                className="underline underline-offset-2"
                href={`/flow-teams/${slug}/events/${gate.events.find((one) => one.kind === kind)?.key ?? ""}`}
              >
                {contracts[kind].name}
              </Link>
            </span>
          ))}{" "}
          {missing.length > 1 ? "are" : "is"} closed (
          <Link className="underline underline-offset-2" href={`/flow-teams/${slug}/rulebook#CAL-4`}>
            CAL-4
          </Link>
          ).
        </p>
      ) : null}
      {used.map(({ transition: passed, reason, by }) => (
        <p key={passed} className="wrap-anywhere">
          {by} let it {passed} without its events (CAL-4): “{reason}”
        </p>
      ))}
    </div>
  );
}
