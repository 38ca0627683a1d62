import "server-only";
import { z } from "zod";
import { todayIn } from "@/lib/domain/calendar/dates";
import { ok, refuse } from "@/lib/domain/result";
import { command } from "@/lib/server/command";

/**
 * Makes the demo anew as of today, in place of the one that has grown old: its people too, so that
 * whoever is in it enters once more. For its Administrator and CSM, and for real Administrators.
 */
export const reanchorDemo = command({
  name: "accounts.reanchorDemo",
  input: z.strictObject({}),
  async run({ tx, actor, now, record }) {
    const runsDemo = actor.confinedTo && actor.roles.some((held) => held.role === "csm");
    if (!actor.isAdministrator && !runsDemo) return notYours;
    const demo = await tx.flowTeam.findFirst({ where: { isDemo: true } });
    if (!demo) return noDemo;
    // Loaded when it's needed: the demo's story is no part of a server's usual work.
    const { writeDemo } = await import("@/prisma/seed");
    const today = todayIn(demo.timeZone, now);
    await writeDemo(tx, today);
    const made = await tx.flowTeam.findFirstOrThrow({ where: { isDemo: true } });
    record({
      flowTeamId: made.id,
      item: { kind: "Flow Team", id: made.id, title: made.name },
      before: null,
      after: { anchoredOn: today },
    });
    return ok({ slug: made.slug });
  },
});

const notYours = refuse({
  code: "forbidden",
  message: "Your roles here don't allow this: it takes the demo's Administrator or CSM.",
  wayOut: "Enter as one of them.",
});

const noDemo = refuse({
  code: "not_found",
  message: "There is no demo here.",
  wayOut: "Start Flotilla with FLOTILLA_DEMO=1 to get one.",
});
