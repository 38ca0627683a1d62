import "server-only";
import { z } from "zod";
import { roles } from "@/lib/domain/access";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";

/** Whom the demo lets one enter as, in one click. */
export const demoEntries = [...roles, "administrator"] as const;
export const demoEntrySchema = z.enum(demoEntries);
type DemoEntry = (typeof demoEntries)[number];

/** Whether this installation was started in demo mode. */
export function isDemoOffered(): boolean {
  return env().FLOTILLA_DEMO === "1";
}

/**
 * Whether one-click entry is open: in demo mode, until the first real account is made. People are
 * never deleted, so that it stays closed from then on, whatever the mode.
 */
export async function isDemoEntryOpen(): Promise<boolean> {
  if (!isDemoOffered()) return false;
  return (await db().person.findFirst({ where: { isDemo: false }, select: { id: true } })) === null;
}

/**
 * The demo's person for an entry: whoever holds the role in the demo Flow Team, of several the one
 * in the team that comes first by name. Null where the demo has none.
 */
export async function findDemoPerson(entry: DemoEntry): Promise<string | null> {
  if (entry === "administrator") {
    const person = await db().person.findFirst({
      where: { isDemo: true, isAdministrator: true, deactivatedAt: null },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    return person?.id ?? null;
  }
  const holding = await db().roleHolding.findFirst({
    where: {
      role: entry,
      endedAt: null,
      flowTeam: { isDemo: true },
      person: { isDemo: true, deactivatedAt: null },
    },
    orderBy: [{ flowTeam: { createdAt: "asc" } }, { scrumTeam: { name: "asc" } }, { id: "asc" }],
    select: { personId: true },
  });
  return holding?.personId ?? null;
}
