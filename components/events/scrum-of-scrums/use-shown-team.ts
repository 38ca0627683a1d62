"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { setInAddress } from "@/lib/client/address";
import type { TeamOnGround } from "@/lib/domain/backlog/ground";

/** The team whose report is open: the one of the address, else the one that follows from the room. */
export function useShownTeam(teams: readonly TeamOnGround[], following: string | null) {
  const asked = useSearchParams().get("team");
  const chosen = teams.find(({ slug }) => slug === asked)?.id ?? null;
  const show = useCallback((slug: string | null) => setInAddress({ team: slug }), []);
  return { shown: asked === "none" ? null : (chosen ?? following), isChosen: asked !== null, show };
}
