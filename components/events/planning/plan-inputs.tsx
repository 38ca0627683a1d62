"use client";

import type { ReactNode } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useImprovements } from "@/components/events/improvements/use-improvements";
import { Link } from "@/components/ui/link";
import { useView } from "@/lib/client/use-view";
import type { InsightsView } from "@/lib/domain/backlog/view";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import { type SprintView, committedPoints } from "@/lib/domain/calendar/sprint-life";
import { epicsToPlan } from "@/lib/domain/events/claim-tray";
import type { ClaimableEpic } from "@/lib/domain/events/claims";
import type { FeedbackInView } from "@/lib/domain/events/review";
import { allOf, counted } from "@/lib/domain/words";
import { FeedbackList } from "../review/feedback-list";
import { InsightLines } from "../room/insight-lines";
import { RoomInput } from "../room/room-input";
import { useRoom } from "../room/use-room";
import type { Plan } from "./use-plan";

/** What the planning starts from, in figures that open what they count: the last Flow Sprint, Epics, Improvements, feedback, Insights. */
export function PlanInputs({ plan }: { plan: Plan }) {
  const { slug, key } = useRoom();
  const sprint = plan.view.sprint.number;
  const last = sprint - 1;
  const query = { number: String(last) };
  const { data: before } = useView<SprintView>({ slug, view: "sprint", query }, null, { enabled: last > 0 });
  const { data: kept } = useImprovements({ teamId: null }, sprint);
  const { data: insights } = useView<InsightsView>({ slug, view: "insights" });
  const { data: feedback } = useView<FeedbackInView[]>({ slug, view: `events/${key}/open-feedback` });
  const improvements =
    kept?.improvements.filter(({ sprintNumber, state }) => sprintNumber === sprint && state === "open") ?? [];
  const points = before && committedPoints(before.stays);
  const { ready, unready } = epicsToPlan(plan.view, plan.epics);
  const notes = insights?.insights ?? [];
  return (
    <section aria-label="What the planning starts from" className="flex flex-col gap-2">
      <h2 className="text-md">What it starts from</h2>
      {before && points ? (
        <Link
          href={`/flow-teams/${slug}/sprints/${last}`}
          className="flex min-h-10 flex-wrap items-center gap-x-2 rounded border bg-surface px-3 py-1.5 hover:bg-hover"
        >
          <span className="font-medium">
            {points.done} of {counted(points.committed, "committed point")} done in Flow Sprint {last}
          </span>
          {before.goal ? <span className="line-clamp-1 min-w-0 text-ink-2">{before.goal}</span> : null}
        </Link>
      ) : null}
      <RoomInput title={counted(ready.length, "Ready Epic")} count={ready.length}>
        <EpicLines epics={ready} saysOf={({ value, effort }) => `value ${value}, ${counted(effort ?? 0, "point")}`} />
      </RoomInput>
      <RoomInput title={`${counted(unready.length, "Epic")} not Ready yet`} count={unready.length}>
        <EpicLines epics={unready} saysOf={(epic) => `lacks ${allOf(missingForReady(epic))}`} />
      </RoomInput>
      <RoomInput
        title={counted(improvements.length, "Improvement")}
        count={improvements.length}
        href={`/flow-teams/${slug}/sprints/${sprint}?show=flow-backlog`}
      >
        <ul className="flex flex-col gap-2">
          {improvements.map(({ id, number, title, owner }) => (
            <Line key={id} says={owner ? `owned by ${owner}` : "owned by nobody yet"}>
              <span className="text-ink-3">M-{number}</span> {title}
            </Line>
          ))}
        </ul>
      </RoomInput>
      <RoomInput
        title={`${counted(feedback?.length ?? 0, "piece")} of feedback nobody has dealt with`}
        count={feedback?.length ?? 0}
      >
        <FeedbackList feedback={feedback ?? []} />
      </RoomInput>
      <RoomInput
        title={counted(notes.length, "market note or customer need", "market notes and customer needs")}
        count={notes.length}
        href={`/flow-teams/${slug}/insights`}
      >
        <InsightLines insights={notes} epicOf={(id) => plan.epics.find((epic) => epic.id === id)} />
      </RoomInput>
    </section>
  );
}

function EpicLines({ epics, saysOf }: { epics: readonly ClaimableEpic[]; saysOf(epic: ClaimableEpic): string }) {
  const { openEpic } = usePanelAddress();
  return (
    <ul className="flex flex-col gap-2">
      {epics.map((epic) => (
        <Line key={epic.id} says={saysOf(epic)}>
          <button type="button" className="min-h-6 text-left hover:underline" onClick={() => openEpic(epic.number)}>
            <span className="text-ink-3">E-{epic.number}</span> {epic.title}
          </button>
        </Line>
      ))}
    </ul>
  );
}

function Line({ says, children }: { says: string; children: ReactNode }) {
  return (
    <li className="wrap-anywhere">
      {children}
      <span className="block text-sm text-ink-2">{says}</span>
    </li>
  );
}
