"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Place } from "@/lib/domain/roadmap/draft";
import type { JudgedDependency } from "@/lib/domain/roadmap/standing";
import { previewOf } from "@/lib/domain/roadmap/strings";
import { counted } from "@/lib/domain/words";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { datesOfSpan, presentSprint } from "./timeline-spans";

type MoveDialogProps = {
  view: RoadmapView;
  judged: readonly JudgedDependency[];
  epic: EpicInView;
  onMove(to: Place): void;
  onClose(): void;
};

/** Moves an Epic without carrying it: Flow Sprints from and to, and the team that leads it. */
export function MoveDialog({ view, judged, epic, onMove, onClose }: MoveDialogProps) {
  const start = epic.firstSprint ?? presentSprint(view) ?? 1;
  const [place, setPlace] = useState<Place>({
    leadTeamId: epic.leadTeamId,
    firstSprint: start,
    lastSprint: epic.lastSprint ?? start,
  });
  const first = place.firstSprint ?? start;
  const last = place.lastSprint ?? first;
  const conflicts = [...previewOf(view, judged, epic.id, place).values()].filter(({ tone }) => tone === "bad");
  const sprints = view.sprints.map((s) => (
    <option key={s.number} value={s.number}>
      S{s.number} · {dayWords(s.startsOn)}
      {s.state === "running" ? " (running)" : ""}
    </option>
  ));
  const go = (to: Place) => {
    onMove(to);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="sm"
      title={`Move E-${epic.number}`}
      description={epic.title}
      footer={
        <>
          {epic.firstSprint === null ? null : (
            <Button
              variant="quiet"
              className="mr-auto"
              onClick={() => go({ ...place, firstSprint: null, lastSprint: null })}
            >
              Take off the roadmap
            </Button>
          )}
          <Button variant="primary" type="submit" form="move-epic">
            Move
          </Button>
        </>
      }
    >
      <form
        id="move-epic"
        className="grid grid-cols-2 gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          go({ ...place, firstSprint: first, lastSprint: last });
        }}
      >
        <Field label="From">
          <Select
            value={first}
            onChange={({ target }) => {
              const to = Number(target.value);
              // The Epic keeps its length while the start moves.
              const end = Math.min(view.sprints.at(-1)?.number ?? to, Math.max(to, last + to - first));
              setPlace({ ...place, firstSprint: to, lastSprint: end });
            }}
          >
            {sprints}
          </Select>
        </Field>
        <Field label="To">
          <Select
            value={last}
            onChange={({ target }) => {
              const to = Number(target.value);
              setPlace({ ...place, firstSprint: Math.min(first, to), lastSprint: to });
            }}
          >
            {sprints}
          </Select>
        </Field>
        <Field label="Lead team" className="col-span-2">
          <Select
            value={place.leadTeamId ?? ""}
            onChange={({ target }) => setPlace({ ...place, leadTeamId: target.value || null })}
          >
            <option value="">No team</option>
            {view.teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </Select>
        </Field>
        <p className="col-span-2 text-sm text-ink-2" aria-live="polite">
          {counted(last - first + 1, "Flow Sprint")}, {datesOfSpan(view, first, last)}.
          {conflicts.map(({ reason }) => (
            <span key={reason} className="block text-bad-ink">
              Conflict: {reason}.
            </span>
          ))}
        </p>
      </form>
    </Dialog>
  );
}
