"use client";

import { Chip } from "@/components/ui/chip";
import { TextField } from "@/components/ui/text-field";
import { skillNames, skills } from "@/lib/domain/flow-teams/skills";
import type { PersonInView } from "@/lib/domain/flow-teams/view";
import type { TeamsAddress, useTeamsAddress } from "./use-teams-address";

type TeamsFiltersProps = ReturnType<typeof useTeamsAddress> & { invited: number };

/** Finds people by name and address, narrows them by skill, or to those who have yet to come. */
export function TeamsFilters({ address, change, invited }: TeamsFiltersProps) {
  return (
    <>
      <TextField
        type="search"
        aria-label="Find a person"
        placeholder="Find a person"
        className="md:max-w-56"
        value={address.search}
        onChange={(event) => change({ q: event.target.value })}
      />
      {skills.map((skill) => (
        <Chip
          key={skill}
          pressed={address.skill === skill}
          onClick={() => change({ skill: address.skill === skill ? null : skill })}
        >
          {skillNames[skill]}
        </Chip>
      ))}
      {invited > 0 || address.invited ? (
        <Chip pressed={address.invited} onClick={() => change({ invited: address.invited ? null : "1" })}>
          {invited} invited
        </Chip>
      ) : null}
    </>
  );
}

/** Whether any filter holds. */
export function isFiltering({ search, skill, invited }: TeamsAddress): boolean {
  return search.trim() !== "" || skill !== null || invited;
}

/** Whether somebody passes the filters. */
export function passes({ search, skill, invited }: TeamsAddress, person: PersonInView): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  const isFound = wanted === "" || `${person.name} ${person.email}`.toLocaleLowerCase().includes(wanted);
  return isFound && (skill === null || person.skills.includes(skill)) && (!invited || person.isInvited);
}
