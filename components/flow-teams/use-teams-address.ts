"use client";

import { useSearchParams } from "next/navigation";
import { setInAddress } from "@/lib/client/address";
import { type Skill, skills } from "@/lib/domain/flow-teams/skills";

/** What the Teams page shows, as its address says. */
export type TeamsAddress = {
  /** Part of a name, an e-mail address or a team's name. */
  search: string;
  skill: Skill | null;
  /** Only those whose invitation is open. */
  invited: boolean;
  /** Whose panel is open: a person's or a team's id. */
  person: string | null;
  team: string | null;
};

/** The address of the Teams page, and the way to change a part of it without leaving it. */
export function useTeamsAddress() {
  const params = useSearchParams();
  const address: TeamsAddress = {
    search: params.get("q") ?? "",
    skill: skills.find((skill) => skill === params.get("skill")) ?? null,
    invited: params.get("invited") === "1",
    person: params.get("person"),
    team: params.get("team"),
  };

  /** `isStep` puts it in the browser's history, so that Back leads out of a panel. */
  function change(
    part: Partial<Record<"q" | "skill" | "invited" | "person" | "team", string | null>>,
    isStep = false,
  ): void {
    setInAddress(part, isStep);
  }

  return { address, change };
}
