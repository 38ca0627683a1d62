"use client";

import { announce } from "@/components/ui/announce";
import { moveDeveloper } from "@/lib/actions/flow-teams";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { nameOf, teamNameOf } from "@/lib/domain/flow-teams/facts";
import { canMoveDeveloper } from "@/lib/domain/flow-teams/rules";
import type { PeopleView } from "@/lib/domain/flow-teams/view";
import { useHere } from "./here";
import type { People } from "./use-people";

type DeveloperMove = { personId: string; fromTeamId: string; toTeamId: string };

/** Moves a Developer: by drag, menu or key. Shown at once where the rule allows it. */
export function useMoveDeveloper({ facts }: People): (move: DeveloperMove) => void {
  const { flowTeamId, slug } = useHere();
  const words = ({ personId, toTeamId }: DeveloperMove) =>
    `${nameOf(facts, personId)} moved to ${teamNameOf(facts, toTeamId)}`;
  const command = useCommand(moveDeveloper, {
    optimistic: (move) =>
      canMoveDeveloper(facts, move).ok
        ? [patchView<PeopleView>({ slug, view: "people" }, (view) => moved(view, move))]
        : [],
    done: (_, move) => words(move),
  });
  return (move) => {
    if (canMoveDeveloper(facts, move).ok) announce(words(move), true);
    void command.run({ flowTeamId, ...move });
  };
}

/** The view with the Developer in the other team. */
function moved(view: PeopleView, { personId, fromTeamId, toTeamId }: DeveloperMove): PeopleView {
  const people = view.people.map((person) =>
    person.id === personId
      ? {
          ...person,
          roles: person.roles.map((held) =>
            held.role === "developer" && held.scrumTeamId === fromTeamId ? { ...held, scrumTeamId: toTeamId } : held,
          ),
        }
      : person,
  );
  return { ...view, people };
}
