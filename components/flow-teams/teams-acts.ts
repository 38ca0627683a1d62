"use client";

import { type PointerEvent, useState } from "react";
import type { MenuItem } from "@/components/ui/menu-item";
import { useCarry } from "@/components/ui/use-carry";
import { endRole } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { type Seat, nameOf, seatName } from "@/lib/domain/flow-teams/facts";
import { canEnd, canMoveDeveloper } from "@/lib/domain/flow-teams/rules";
import type { PersonInView, TeamOfPeople } from "@/lib/domain/flow-teams/view";
import type { HandedOver } from "./hand-over-dialog";
import { useHere } from "./here";
import { useMoveDeveloper } from "./use-move-developer";
import type { People } from "./use-people";

/** What the Teams page asks about, one at a time. */
export type Question =
  | { is: "add person"; start?: Seat; guestsOnly?: boolean }
  | { is: "paste" }
  | { is: "add team" }
  | { is: "fill"; seat: Seat }
  | { is: "hand over"; role: HandedOver; scrumTeamId: string | null; fromPersonId: string }
  | { is: "rename" | "capacity" | "retire"; team: TeamOfPeople };

export type TeamsActs = ReturnType<typeof useTeamsActs>;

/** Everything the parts of the Teams page can do. `open` shows a panel. */
export function useTeamsActs(people: People, open: (panel: { person: string } | { team: string }) => void) {
  const { flowTeamId } = useHere();
  const { facts } = people;
  const [question, ask] = useState<Question | null>(null);
  const move = useMoveDeveloper(people);
  const carry = useCarry<{ personId: string; fromTeamId: string }>({
    takes: ({ fromTeamId }, teamId) => teamId !== fromTeamId && facts.teams.some(({ id }) => id === teamId),
    onDrop: (dragged, toTeamId) => move({ ...dragged, toTeamId }),
  });
  const end = useCommand(endRole, {
    done: (_, { personId, role, scrumTeamId }) =>
      `${nameOf(facts, personId)} is no longer ${seatName(facts, { role, scrumTeamId })}`,
  });

  return {
    question,
    ask,
    open,
    fill: (seat: Seat) => ask({ is: "fill", seat }),
    addPerson: (start: Seat) => ask({ is: "add person", start }),

    /** The team on which a Developer who is carried would be dropped. */
    overTeamId: carry.carried?.over ?? null,
    dragOf: (personId: string, fromTeamId: string) => ({
      onGrab: (press: PointerEvent<HTMLElement>) => carry.grab(press, { personId, fromTeamId }),
      onStep: (by: 1 | -1) => {
        const at = facts.teams.findIndex((team) => team.id === fromTeamId);
        const to = facts.teams[at + by];
        if (to) move({ personId, fromTeamId, toTeamId: to.id });
      },
    }),

    /** What can be done with somebody in a seat; what the rules forbid says why. */
    menuOf: (person: PersonInView, seat: Seat): MenuItem[] => {
      const holding = { ...seat, personId: person.id };
      const ends = canEnd(facts, holding);
      const { role, scrumTeamId } = seat;
      const items: MenuItem[] = [{ label: "Open", onSelect: () => open({ person: person.id }) }];
      if (role === "developer" && scrumTeamId) {
        const others = facts.teams.filter(({ id }) => id !== scrumTeamId);
        const moves = canMoveDeveloper(facts, {
          personId: person.id,
          fromTeamId: scrumTeamId,
          toTeamId: others[0]?.id ?? "",
        });
        items.push(
          moves.ok && others.length > 0
            ? {
                kind: "submenu",
                label: "Move to",
                items: others.map(({ id, name }) => ({
                  label: name,
                  onSelect: () => move({ personId: person.id, fromTeamId: scrumTeamId, toTeamId: id }),
                })),
              }
            : {
                label: "Move",
                disabledReason: moves.ok ? "There is no other Scrum Team." : moves.refusal.message,
                onSelect: () => {},
              },
        );
      } else if (role !== "developer" && role !== "stakeholder") {
        items.push({
          label: "Hand over",
          onSelect: () => ask({ is: "hand over", role, scrumTeamId, fromPersonId: person.id }),
        });
      }
      items.push({ kind: "separator" });
      items.push({
        label: role === "stakeholder" ? "Take out" : "End this role",
        danger: true,
        ...(!ends.ok && { disabledReason: ends.refusal.message }),
        onSelect: () => void end.run({ flowTeamId, ...holding }),
      });
      return items;
    },
  };
}
