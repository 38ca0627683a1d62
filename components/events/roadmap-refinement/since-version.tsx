"use client";

import { ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { lazily } from "@/components/ui/lazily";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import { sinceWords } from "@/lib/domain/events/roadmap-lines";
import { compareRoadmaps, snapshotOf } from "@/lib/domain/roadmap/snapshot";
import type { KeptVersion, RoadmapView } from "@/lib/domain/roadmap/view";
import { useRoom } from "../room/use-room";

const DifferenceView = lazily(
  dynamic(() => import("@/components/roadmap/roadmap-difference").then((module) => module.RoadmapDifferenceView)),
  <Skeleton className="h-40" />,
);

/** What the next Roadmap version will differ in from the last: made when the event closes. */
export function SinceVersion({ roadmap }: { roadmap: RoadmapView }) {
  const { slug, key, isProjector } = useRoom();
  const { data: last } = useView<{ version: KeptVersion | null }>({ slug, view: `events/${key}/last-version` });
  const [isOpen, setOpen] = useState(false);
  const version = last?.version;
  const difference = useMemo(
    () => (version ? compareRoadmaps(version.snapshot, snapshotOf(roadmap)) : null),
    [version, roadmap],
  );
  if (!last) return <Skeleton className="h-10" />;
  if (!version || !difference) {
    return <p className="text-ink-2">There is no Roadmap version yet: the close of this event makes the first one.</p>;
  }
  const words = sinceWords(difference, version.name);
  if (isProjector) {
    return (
      <p>
        <span className="font-medium">What the next version changes:</span>{" "}
        <span className="min-w-0 text-ink-2 wrap-anywhere">{words}</span>
      </p>
    );
  }
  return (
    <details
      className="w-full rounded border bg-surface"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="flex min-h-10 cursor-pointer flex-wrap items-center gap-x-2 px-2 py-1.5 hover:bg-hover [details[open]>&_svg]:rotate-90">
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-3 transition-transform" />
        <span className="font-medium">What the next version changes</span>
        <span className="min-w-0 text-ink-2 wrap-anywhere">{words}</span>
      </summary>
      {isOpen ? (
        <div className="border-t p-4">
          <DifferenceView difference={difference} before={version.snapshot} after={snapshotOf(roadmap)} />
        </div>
      ) : null}
    </details>
  );
}
