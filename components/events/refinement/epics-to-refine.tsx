"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import type { EpicToRefine } from "@/lib/domain/events/refinement";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";

const NewStoryDialog = lazily(
  dynamic(() => import("@/components/backlog/story/new-story-dialog").then((module) => module.NewStoryDialog)),
);

/** The Epics the team leads that are not Ready: what each lacks, and how far it is split into Stories. */
export function EpicsToRefine({ epics }: { epics: readonly EpicToRefine[] }) {
  const { room, isProjector } = useRoom();
  const { openEpic, openStory } = usePanelAddress();
  const mayWrite = useMay("contribute") && !isProjector;
  const [splitting, setSplitting] = useState<EpicToRefine | null>(null);
  if (epics.length === 0) return null;
  return (
    <section aria-label="Epics that are not Ready">
      <h2 className="mb-1.5 font-medium">
        Epics that are not Ready <span className="text-ink-3 tabular-nums">{epics.length}</span>
      </h2>
      <ul className="divide-y overflow-hidden rounded border bg-surface">
        {epics.map((epic) => (
          <li key={epic.id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
            <span className="min-w-0 flex-1 basis-56">
              <button
                type="button"
                className="block min-h-6 w-full text-left wrap-anywhere hover:underline"
                onClick={() => openEpic(epic.number)}
              >
                <span className="mr-1 text-ink-3">E-{epic.number}</span> {epic.title}
              </button>
              <span className="text-sm text-ink-2">
                {epic.stories === 0 ? "No Stories yet" : counted(epic.stories, "Story", "Stories")}. Lacks{" "}
                {epic.lacks.join(", ")}
              </span>
            </span>
            {mayWrite ? (
              <Button
                variant="quiet"
                aria-label={`Write a Story of E-${epic.number}`}
                onClick={() => setSplitting(epic)}
              >
                <Plus /> Story
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {splitting ? (
        <NewStoryDialog
          epicId={splitting.id}
          teamId={room.event.teamId}
          onClose={() => setSplitting(null)}
          onMade={openStory}
        />
      ) : null}
    </section>
  );
}
