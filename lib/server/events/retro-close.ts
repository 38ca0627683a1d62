import "server-only";
import { columnNames, groupsOf, retroColumns, showsDots } from "@/lib/domain/events/retro";
import type { RetroCard } from "@/lib/domain/events/retro";
import type { Minutes } from "@/lib/domain/events/minutes";
import { type Result, ok } from "@/lib/domain/result";
import { dateToDay } from "@/lib/server/calendar-days";
import type { CommandContext, ReadContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { stageOf } from "./event-state";
import { countDots, readCards } from "./retro-cards";

/** Counts the dots of a retrospective that closes before they were counted; who placed them is forgotten then. */
export async function closeRetrospective({ tx }: CommandContext, event: FlowSprintEvent): Promise<Result<null>> {
  if (!showsDots(stageOf(event))) await countDots(tx, event.id);
  return ok(null);
}

/**
 * The cards by column with the dots they got, nobody's name beside them; what came of the last
 * Improvements, and those agreed on.
 */
export async function retrospectiveSections({ tx }: ReadContext, event: FlowSprintEvent): Promise<Minutes["sections"]> {
  const { flowTeamId, teamId, sprintNumber } = event;
  const [rows, last, improvements] = await Promise.all([
    readCards(tx, event.id),
    tx.improvement.findMany({
      where: {
        flowTeamId,
        teamId,
        deletedAt: null,
        OR: [{ sprintNumber }, { sprintNumber: { lt: sprintNumber }, state: "open" }],
      },
      orderBy: [{ sprintNumber: "asc" }, { rank: "asc" }],
    }),
    tx.improvement.findMany({ where: { eventId: event.id, deletedAt: null }, orderBy: { rank: "asc" } }),
  ]);
  const owners = await tx.person.findMany({
    where: { id: { in: improvements.flatMap(({ ownerId }) => ownerId ?? []) } },
    select: { id: true, name: true },
  });
  const groups = groupsOf(rows as RetroCard[]);
  const sections = retroColumns.map((column) => ({
    title: columnNames[column],
    lines: groups
      .filter((group) => group.column === column)
      .map(({ cards, dots }) => {
        const texts = cards.map(({ text }) => text).join(" · ");
        return dots ? `${texts} (${dots} ${dots === 1 ? "dot" : "dots"})` : texts;
      }),
  }));
  const agreed = improvements.map(({ number, title, ownerId, measure, dueOn }) => {
    const owner = owners.find(({ id }) => id === ownerId)?.name ?? "no owner";
    const day = dueOn ? `by ${dateToDay(dueOn)}` : null;
    return `M-${number} ${title} (${[owner, measure && `measured by: ${measure}`, day].filter(Boolean).join(", ")})`;
  });
  const came = last.map(({ number, title, state, effect }) => {
    return `M-${number} ${title}: ${state === "open" ? "open still" : state}${effect && ` (${effect})`}`;
  });
  return [
    { title: "What came of the last Improvements", lines: came },
    ...sections,
    { title: `Improvements for Flow Sprint ${sprintNumber + 1}`, lines: agreed },
  ].filter(({ lines }) => lines.length > 0);
}
