"use client";

import type { ReactNode } from "react";
import { useMay } from "@/components/flow-teams/here";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { Link } from "@/components/ui/link";
import { useView } from "@/lib/client/use-view";
import type { InsightsView, TechnicalRoadmapView } from "@/lib/domain/backlog/view";
import { insightKindWords, noteKindWords } from "@/lib/domain/backlog/words";
import type { FeedbackInView } from "@/lib/domain/events/review";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { FeedbackList } from "../review/feedback-list";
import { useRoom } from "../room/use-room";

/** How many of each are listed: the pages behind have them all. */
const most = 12;

/** What speaks for one Epic or another: market notes, what people said in Reviews, what the technology asks. */
export function RefinementInputs({ roadmap }: { roadmap: RoadmapView }) {
  const { slug, key } = useRoom();
  const { openEpic } = usePanelAddress();
  const isMember = useMay("contribute");
  const { data: insights } = useView<InsightsView>({ slug, view: "insights" }, null, { enabled: isMember });
  const { data: technical } = useView<TechnicalRoadmapView>({ slug, view: "technical-roadmap" });
  const { data: feedback } = useView<FeedbackInView[]>({ slug, view: `events/${key}/open-feedback` });
  const epicOf = (id: string) => roadmap.epics.find((epic) => epic.id === id);
  const notes = insights?.insights ?? [];
  const technicalNotes = technical?.notes ?? [];
  return (
    <div className="flex flex-col gap-2">
      {isMember ? (
        <Input title="Market notes and customer needs" count={notes.length} href={`/flow-teams/${slug}/insights`}>
          <ul className="flex flex-col gap-2">
            {notes.slice(0, most).map(({ id, kind, text, source, epicIds }) => (
              <li key={id} className="wrap-anywhere">
                {text}
                <span className="block text-sm text-ink-2">
                  {insightKindWords[kind]}, {source}
                  {epicIds
                    .flatMap((epicId) => epicOf(epicId) ?? [])
                    .map((epic) => (
                      <button
                        key={epic.id}
                        type="button"
                        className="ml-2 min-h-6 hover:underline"
                        onClick={() => openEpic(epic.number)}
                      >
                        E-{epic.number}
                      </button>
                    ))}
                </span>
              </li>
            ))}
          </ul>
        </Input>
      ) : null}
      <Input title="Feedback nobody has dealt with" count={feedback?.length ?? 0}>
        <FeedbackList feedback={feedback ?? []} />
      </Input>
      <Input
        title="What the technology asks"
        count={technicalNotes.length}
        href={`/flow-teams/${slug}/technical-roadmap`}
      >
        <ul className="flex flex-col gap-2">
          {technicalNotes.slice(0, most).map(({ id, kind, title, epicId }) => {
            const epic = epicOf(epicId);
            return (
              <li key={id} className="wrap-anywhere">
                {title}
                <span className="block text-sm text-ink-2">
                  {noteKindWords[kind]}
                  {epic ? (
                    <button
                      type="button"
                      className="ml-2 min-h-6 hover:underline"
                      onClick={() => openEpic(epic.number)}
                    >
                      E-{epic.number} {epic.title}
                    </button>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ul>
      </Input>
    </div>
  );
}

function Input({ title, count, href, children }: { title: string; count: number; href?: string; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <details className="rounded border bg-surface">
      <summary className="flex min-h-10 cursor-pointer items-center gap-2 px-3 font-medium hover:bg-hover">
        {title} <span className="font-normal text-ink-3 tabular-nums">{count}</span>
      </summary>
      <div className="flex flex-col gap-3 border-t px-3 py-3">
        {children}
        {href ? (
          <Link href={href} className="min-h-6 self-start text-accent-ink hover:underline">
            See all
          </Link>
        ) : null}
      </div>
    </details>
  );
}
