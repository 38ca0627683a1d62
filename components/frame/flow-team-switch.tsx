"use client";

import { ChevronsUpDown, List } from "lucide-react";
import type { Frame } from "@/lib/domain/flow-teams/frame";
import { Menu } from "@/components/ui/menu";

/** Which Flow Team this is, and the way to the others. */
export function FlowTeamSwitch({ frame }: { frame: Frame }) {
  const { flowTeam, flowTeams } = frame;
  return (
    <Menu
      label="Flow Teams"
      items={[
        ...flowTeams.map(({ slug, name }) => ({
          kind: "link" as const,
          label: name,
          href: `/flow-teams/${slug}`,
          checked: slug === flowTeam.slug,
        })),
        { kind: "separator" as const },
        { kind: "link" as const, label: "All Flow Teams", href: "/flow-teams", icon: <List /> },
      ]}
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2 rounded border bg-surface py-1.5 pr-1.5 pl-2 text-left transition-colors hover:border-line-strong data-[state=open]:border-line-strong"
        >
          <span aria-hidden="true" className="size-5.5 shrink-0 rounded-[5px] bg-accent" />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{flowTeam.name}</span>
            <span className="block truncate text-xs text-ink-3">{sizeInWords(frame)}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-3 shrink-0 text-ink-3" />
        </button>
      }
    />
  );
}

function sizeInWords({ flowTeam, teamCount, peopleCount }: Frame): string {
  if (flowTeam.state === "retired") return "Retired";
  const teams = `${teamCount} ${teamCount === 1 ? "team" : "teams"}`;
  return `${teams} · ${peopleCount} ${peopleCount === 1 ? "person" : "people"}`;
}
