"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { deleteVersion } from "@/lib/actions/roadmap";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { todayIn } from "@/lib/domain/calendar/dates";
import { eventName } from "@/lib/domain/events/contracts";
import type { PaintedView } from "@/lib/domain/live";
import { compareRoadmaps, snapshotOf } from "@/lib/domain/roadmap/snapshot";
import type { KeptVersion, RoadmapView, VersionsView } from "@/lib/domain/roadmap/view";
import { RoadmapDifferenceView } from "./roadmap-difference";
import { SaveVersionDialog } from "./save-version-dialog";

type VersionsScreenProps = {
  list: PaintedView<VersionsView>;
  roadmap: PaintedView<RoadmapView>;
  /** The two sides of the comparison; null is the roadmap now. */
  before: KeptVersion | null;
  after: KeptVersion | null;
};

/** Named snapshots of the roadmap: any two compared, or one with now. */
export function VersionsScreen({ list, roadmap: painted, before, after }: VersionsScreenProps) {
  const { slug, flowTeamId, timeZone } = useHere();
  const { data: view } = useView<VersionsView>({ slug, view: "versions" }, list);
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" }, painted);
  const router = useRouter();
  const isCpo = useMay("own the product");
  const [isSaving, setSaving] = useState(false);
  const removal = useCommand(deleteVersion, { done: () => "Version removed" });
  const compare = (from: string, to: string) =>
    router.replace(`/flow-teams/${slug}/versions?${new URLSearchParams({ from, ...(to && { to }) })}`);
  const today = todayIn(timeZone, new Date());
  const day = (instant: string) => dayWords(todayIn(timeZone, new Date(instant)), today);
  const difference = useMemo(() => {
    if (!before) return null;
    const now = snapshotOf(roadmap);
    const later = after?.snapshot ?? now;
    return { before: before.snapshot, after: later, difference: compareRoadmaps(before.snapshot, later) };
  }, [before, after, roadmap]);
  const save = isCpo ? (
    <Button variant="primary" onClick={() => setSaving(true)}>
      Save a version
    </Button>
  ) : null;

  return (
    <PageFrame title="Roadmap versions" subtitle="The roadmap as it stood, to compare with" actions={save}>
      {view.versions.length === 0 ? (
        <EmptyState title="No versions yet" action={save}>
          A version keeps the whole roadmap as it stands, so that later you see what moved. Refinement makes one each
          month.
        </EmptyState>
      ) : (
        <div className="mx-auto grid max-w-6xl items-start gap-8 lg:grid-cols-[18rem_1fr]">
          <ul aria-label="Versions">
            {view.versions.map((version) => (
              <li key={version.id} className="flex items-center gap-2 border-b py-2">
                <button
                  type="button"
                  aria-pressed={version.id === before?.id}
                  className="min-w-0 flex-1 rounded-md px-2 py-1 text-left hover:bg-hover aria-pressed:bg-accent-soft"
                  onClick={() => compare(version.id, "")}
                >
                  <span className="block truncate font-medium">{version.name}</span>
                  <span className="text-sm text-ink-2">
                    {day(version.createdAt)} · {version.epics} Epics
                    {version.createdBy ? ` · ${version.createdBy}` : null}
                  </span>
                </button>
                {version.madeBy ? (
                  <Link
                    href={`/flow-teams/${slug}/events/${version.madeBy.key}`}
                    aria-label={`Minutes of ${eventName("roadmap_refinement")}, S${version.madeBy.sprintNumber}`}
                    className="flex min-h-6 items-center px-2 text-sm text-accent-ink hover:underline"
                  >
                    Minutes
                  </Link>
                ) : isCpo ? (
                  <IconButton
                    label={`Remove ${version.name}`}
                    icon={<X />}
                    onClick={() => void removal.run({ flowTeamId, versionId: version.id })}
                  />
                ) : null}
              </li>
            ))}
          </ul>
          <div className="min-w-0">
            <div className="mb-6 grid gap-4 sm:grid-cols-2">
              <Field label="From">
                <Select value={before?.id ?? ""} onChange={(event) => compare(event.target.value, after?.id ?? "")}>
                  <option value="" disabled>
                    Choose a version
                  </option>
                  <Options versions={view.versions} />
                </Select>
              </Field>
              <Field label="To">
                <Select
                  value={after?.id ?? ""}
                  disabled={!before}
                  onChange={(event) => before && compare(before.id, event.target.value)}
                >
                  <option value="">Now</option>
                  <Options versions={view.versions} />
                </Select>
              </Field>
            </div>
            {difference ? (
              <RoadmapDifferenceView {...difference} />
            ) : (
              <p className="text-ink-2">Choose a version to see what has changed since.</p>
            )}
          </div>
        </div>
      )}
      <SaveVersionDialog open={isSaving} onOpenChange={setSaving} />
    </PageFrame>
  );
}

function Options({ versions }: VersionsView) {
  return versions.map((version) => (
    <option key={version.id} value={version.id}>
      {version.name}
    </option>
  ));
}
