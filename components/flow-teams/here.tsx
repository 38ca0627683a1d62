"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type Actor, type Capability, can } from "@/lib/domain/access";

/** Where the person is, and who they are there: what nearly every screen of a Flow Team needs. */
export type Here = {
  flowTeamId: string;
  flowTeamName: string;
  slug: string;
  timeZone: string;
  isRetired: boolean;
  actor: Actor;
};

const HereContext = createContext<Here | null>(null);

/** Set once by the Flow Team's layout. */
export function HereProvider({ value, children }: { value: Here; children: ReactNode }) {
  return <HereContext value={value}>{children}</HereContext>;
}

/** The Flow Team this screen belongs to; throws outside of one. */
export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("HereProvider is missing above this component.");
  return here;
}

/** The time zone of the Flow Team this screen belongs to; undefined outside of one. */
export const useTimeZoneHere = (): string | undefined => useContext(HereContext)?.timeZone;

/** Whether the person may do this here: the server's own table, so that a button tells the truth. */
export function useMay(capability: Capability, scrumTeamId?: string | null): boolean {
  const { actor, flowTeamId, isRetired } = useHere();
  return !isRetired && can(actor, capability, { flowTeamId, scrumTeamId });
}
