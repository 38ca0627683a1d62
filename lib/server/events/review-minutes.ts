import "server-only";
import type { Minutes } from "@/lib/domain/events/minutes";
import { reactionsSaid, recapLines } from "@/lib/domain/events/review";
import type { ReadContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { readDemos, readFeedback, readRecap } from "./review-queries";
import { Prisma } from "@/prisma/client/client";

/** What the Flow Sprint came to, what its Review showed, which Epics it validated, what was said and what became of it, who came by a link. */
export async function reviewSections(
  { tx }: ReadContext,
  { id, flowTeamId, sprintNumber }: FlowSprintEvent,
): Promise<Minutes["sections"]> {
  const [recap, demos, feedback, visitors] = await Promise.all([
    // It says nothing of capacities.
    readRecap({ id, flowTeamId, sprintNumber }, "{}", tx),
    readDemos(id, tx),
    readFeedback(Prisma.sql`f."eventId" = ${id}::uuid`, tx),
    tx.visitor.findMany({ where: { link: { eventId: id } }, select: { name: true }, orderBy: { name: "asc" } }),
  ]);
  const sections = [
    { title: "Recap", lines: recap ? recapLines(recap) : [] },
    { title: "Demos shown", lines: demos.filter(({ shownAt }) => shownAt !== null).map(demoLine) },
    { title: "Not shown", lines: demos.filter(({ shownAt }) => shownAt === null).map(demoLine) },
    {
      title: "Epics validated",
      lines: (recap?.epics ?? []).flatMap(({ number, title, validatedAt, validatedBy }) =>
        validatedAt === null ? [] : [`E-${number} ${title} (${validatedBy ?? "the CPO"})`],
      ),
    },
    { title: "Feedback", lines: feedback.map(feedbackLine) },
    { title: "Came by a link", lines: visitors.map(({ name }) => name) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

type Demo = Awaited<ReturnType<typeof readDemos>>[number];
type Feedback = Awaited<ReturnType<typeof readFeedback>>[number];

function demoLine({ number, title, team, presenter, reactions }: Demo): string {
  const by = [team?.name, presenter].filter(Boolean).join(", ");
  const said = reactionsSaid(reactions);
  return `S-${number} ${title}${by && ` (${by})`}${said && `: ${said}`}`;
}

function feedbackLine({ text, by, about, state, became, answer }: Feedback): string {
  const of = about ? ` on ${about.kind === "Story" ? "S" : "E"}-${about.number}` : "";
  const fate =
    state === "turned"
      ? `became ${became ? `${became.kind === "Story" ? "S" : "E"}-${became.number}` : "an item, since removed"}`
      : state === "declined"
        ? `declined: ${answer}`
        : "still open";
  return `“${text}” (${by}${of}): ${fate}`;
}
