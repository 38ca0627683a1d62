"use client";

import { X } from "lucide-react";
import { PanelSection } from "@/components/backlog/panel-section";
import { shortRole } from "@/components/flow-teams/people-options";
import { useHere } from "@/components/flow-teams/here";
import { Avatar } from "@/components/ui/avatar";
import { Combobox } from "@/components/ui/combobox";
import { Fold } from "@/components/ui/fold";
import { IconButton } from "@/components/ui/icon-button";
import { addEventGuest, removeEventGuest } from "@/lib/actions/events-schedule";
import { useCommand } from "@/lib/client/use-command";
import { roles } from "@/lib/domain/access";
import { contracts } from "@/lib/domain/events/contracts";
import { participantsOf } from "@/lib/domain/events/participants";
import type { ScheduleView, ShownEvent } from "@/lib/domain/events/schedule-view";

type EventPeopleProps = { event: ShownEvent; view: ScheduleView; mayChange: boolean };

/** Who an event is for: by role, and as guests. */
export function EventPeople({ event, view, mayChange }: EventPeopleProps) {
  const { flowTeamId } = useHere();
  const names = new Map(view.people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? "Somebody who left";
  const ask = useCommand(addEventGuest, { done: (_, { personId }) => `${nameOf(personId)} is asked to come` });
  const drop = useCommand(removeEventGuest, { done: (_, { personId }) => `${nameOf(personId)} is no guest any more` });
  // Guests of the Flow Team don't see who else is in it.
  if (view.people.length === 0) return null;
  const { key, kind, teamId, guestIds } = event;
  const placeOf = (id: string) =>
    Math.min(...view.roles.filter((one) => one.personId === id).map(({ role }) => roles.indexOf(role)));
  const byRole = participantsOf({ roles: view.roles }, event).sort(
    (one, other) => placeOf(one) - placeOf(other) || nameOf(one).localeCompare(nameOf(other), "en"),
  );
  const rolesOf = (id: string) => {
    const { invited } = contracts[kind];
    const held = view.roles.filter(
      (one) => one.personId === id && invited.includes(one.role) && (teamId === null || one.teamId === teamId),
    );
    return [...new Set(held.map(({ role }) => shortRole[role]))].join(", ");
  };
  const free = view.people.filter(({ id }) => !byRole.includes(id) && !guestIds.includes(id));
  return (
    <>
      <PanelSection title="In the room by role" count={byRole.length}>
        <Fold title={contracts[kind].invited.map((role) => shortRole[role]).join(", ")} lineClass="text-ink-2">
          <ul className="mt-1 flex flex-col">
            {byRole.map((id) => (
              <li key={id} className="flex min-h-8 items-center gap-2">
                <Avatar id={id} name={nameOf(id)} size="sm" />
                <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
                <span className="text-sm text-ink-3">{rolesOf(id)}</span>
              </li>
            ))}
          </ul>
        </Fold>
      </PanelSection>
      <PanelSection title="Guests" count={guestIds.length}>
        {guestIds.length === 0 && !mayChange ? <p className="text-ink-2">Nobody else is asked.</p> : null}
        <ul className="flex flex-col">
          {guestIds.map((personId) => (
            <li key={personId} className="flex min-h-8 items-center gap-2">
              <Avatar id={personId} name={nameOf(personId)} size="sm" />
              <span className="min-w-0 flex-1 truncate">{nameOf(personId)}</span>
              {mayChange ? (
                <IconButton
                  label={`Take ${nameOf(personId)} off`}
                  icon={<X />}
                  onClick={() => void drop.run({ flowTeamId, key, personId })}
                />
              ) : null}
            </li>
          ))}
        </ul>
        {mayChange ? (
          <Combobox
            aria-label="Ask a guest"
            options={free.map(({ id, name }) => ({ value: id, label: name }))}
            value={null}
            onChange={(personId) => personId && void ask.run({ flowTeamId, key, personId })}
            placeholder="Ask a guest…"
            nothingText="Everybody of the Flow Team is in the room already."
            emptyText="Nobody of that name is in the Flow Team, or they are in the room already."
          />
        ) : null}
      </PanelSection>
    </>
  );
}
