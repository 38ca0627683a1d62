"use client";

import { useSearchParams } from "next/navigation";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { setInAddress } from "@/lib/client/address";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { contracts, eventKinds } from "@/lib/domain/events/contracts";
import { ofFlowTeam } from "@/lib/domain/events/minutes-list";

/** Narrows the list of minutes; all of it stands in the address. */
export function MinutesToolbar({ ground }: { ground: GroundView | undefined }) {
  const params = useSearchParams();
  const chosen = (name: string) => params.get(name) ?? "";
  const look = "grow max-md:basis-[calc(50%-0.25rem)] md:w-32 md:max-w-48";
  const held = ground?.sprints.filter(({ state }) => state !== "planned").toReversed() ?? [];
  return (
    <>
      <TextField
        aria-label="Find in minutes"
        placeholder="Find"
        className="md:w-40 md:max-w-44"
        maxLength={100}
        value={chosen("q")}
        onChange={({ target }) => setInAddress({ q: target.value })}
      />
      <Select
        aria-label="Kind of event"
        className={look}
        value={chosen("kind")}
        onChange={({ target }) => setInAddress({ kind: target.value })}
      >
        <option value="">All events</option>
        {eventKinds.map((kind) => (
          <option key={kind} value={kind}>
            {contracts[kind].name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Scrum Team"
        className={look}
        value={chosen("team")}
        onChange={({ target }) => setInAddress({ team: target.value })}
      >
        <option value="">All teams</option>
        <option value={ofFlowTeam}>The Flow Team itself</option>
        {ground?.teams.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Flow Sprint"
        className={look}
        value={chosen("sprint")}
        onChange={({ target }) => setInAddress({ sprint: target.value })}
      >
        <option value="">All Flow Sprints</option>
        {held.map(({ number }) => (
          <option key={number} value={number}>
            Flow Sprint {number}
          </option>
        ))}
      </Select>
    </>
  );
}
