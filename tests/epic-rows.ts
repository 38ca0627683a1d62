import { rankBetween } from "@/lib/domain/backlog/ranks";
import type { EpicStatus } from "@/lib/domain/backlog/kinds";
import { db } from "@/lib/server/db";

type EpicDraft = {
  flowTeamId: string;
  title?: string;
  status?: EpicStatus;
  leadTeamId?: string | null;
  effort?: number;
  /** With a value, an effort, a risk note, a condition and the Architect's yes (BLG-1). */
  isReady?: boolean;
};

/** An Epic at the end of the Product Backlog. */
export async function makeEpic(draft: EpicDraft) {
  const { flowTeamId, status = "planned", leadTeamId = null, isReady = false, effort = 8 } = draft;
  return db().$transaction(async (tx) => {
    const { nextEpicNumber } = await tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { nextEpicNumber: { increment: 1 } },
      select: { nextEpicNumber: true },
    });
    const number = nextEpicNumber - 1;
    const lowest = await tx.epic.findFirst({
      where: { flowTeamId },
      orderBy: { rank: "desc" },
      select: { rank: true },
    });
    return tx.epic.create({
      data: {
        flowTeamId,
        number,
        title: draft.title ?? `Epic ${number}`,
        status,
        leadTeamId,
        rank: rankBetween(lowest?.rank ?? null, null),
        labels: [],
        ...(isReady
          ? {
              value: 5,
              effort,
              riskNote: "Shoals",
              acceptanceConditions: ["It floats"],
              feasibility: "feasible" as const,
            }
          : { acceptanceConditions: [] }),
      },
    });
  });
}
