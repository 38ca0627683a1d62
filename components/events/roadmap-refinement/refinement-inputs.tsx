"use client";

import { useMay } from "@/components/flow-teams/here";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useView } from "@/lib/client/use-view";
import type { InsightsView, TechnicalRoadmapView } from "@/lib/domain/backlog/view";
import { noteKindWords } from "@/lib/domain/backlog/words";
import type { FeedbackInView } from "@/lib/domain/events/review";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { FeedbackList } from "../review/feedback-list";
import { InsightLines } from "../room/insight-lines";
import { RoomInput } from "../room/room-input";
import { useRoom } from "../room/use-room";

/** How many notes are listed: the page behind has them all. */
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
        <RoomInput
          title={counted(notes.length, "market note or customer need", "market notes and customer needs")}
          count={notes.length}
          href={`/flow-teams/${slug}/insights`}
        >
          <InsightLines insights={notes} epicOf={epicOf} />
        </RoomInput>
      ) : null}
      <RoomInput
        title={`${counted(feedback?.length ?? 0, "piece", "pieces")} of feedback nobody has dealt with`}
        count={feedback?.length ?? 0}
      >
        <FeedbackList feedback={feedback ?? []} />
      </RoomInput>
      <RoomInput
        title={`${counted(technicalNotes.length, "note")} of what the technology asks`}
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
      </RoomInput>
    </div>
  );
}
