"use client";

import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { setInAddress } from "@/lib/client/address";
import type { RegisterAddress } from "@/lib/domain/dependencies/addresses";
import { countFilters } from "@/lib/domain/dependencies/filters";
import { RegisterFilters } from "./register-filters";
import { RegisterTabs } from "./register-tabs";

type Option = { value: string; label: string };

type RegisterToolbarProps = {
  of: "Risks" | "Impediments";
  address: RegisterAddress;
  /** What can be shown beside what is open. */
  shows: readonly Option[];
  teams: readonly Option[];
};

/** The way to the other registers, and which rows of this one are shown. */
export function RegisterToolbar({ of, address: { text, show, team }, shows, teams }: RegisterToolbarProps) {
  return (
    <>
      <RegisterTabs current={of === "Risks" ? "risks" : "impediments"} />
      <span aria-hidden="true" className="mx-1 h-5 border-l max-md:hidden" />
      <RegisterFilters count={countFilters({ text, show, team })}>
        <TextField
          aria-label={`Find in ${of}`}
          placeholder="Find"
          className="md:w-24 md:max-w-44 md:grow"
          value={text}
          onChange={({ target }) => setInAddress({ q: target.value })}
        />
        <Select
          aria-label="Show"
          className="md:w-32 md:max-w-40 md:grow"
          value={show}
          onChange={({ target }) => setInAddress({ show: target.value === "open" ? null : target.value })}
        >
          <option value="open">Open</option>
          <Options of={shows} />
        </Select>
        <Select
          aria-label="Scrum Team"
          className="md:w-32 md:max-w-40 md:grow"
          value={team ?? ""}
          onChange={({ target }) => setInAddress({ team: target.value })}
        >
          <option value="">Any team</option>
          <Options of={teams} />
        </Select>
      </RegisterFilters>
    </>
  );
}

function Options({ of }: { of: readonly Option[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
