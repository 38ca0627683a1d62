"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ReleaseChoice } from "@/lib/domain/backlog/import-schema";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import type { ChoicesHandle } from "./use-import-choices";

/** Which releases of the file are Milestones of the calendar; the others become labels. */
export function ImportReleases({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { releases } = handle.choices;
  const choose = (changed: Record<string, ReleaseChoice>) =>
    void handle.choose({ releases: { ...releases, ...changed } });

  /** One release a Milestone, in both their orders, from this one on. */
  function onFrom(index: number, milestone: number): void {
    const first = view.milestones.findIndex((one) => one.number === milestone);
    const pairs = view.releases.slice(index).flatMap(({ key }, offset) => {
      const one = view.milestones[first + offset];
      return one ? [[key, one.number] as const] : [];
    });
    choose(Object.fromEntries(pairs));
  }

  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4">
      <p className="text-ink-2">
        A release can be a Milestone: its Epics then span that Milestone's Flow Sprints, from the earliest to the latest
        where a row names several. What is no Milestone becomes a label.
      </p>
      {view.milestones.length === 0 ? (
        <Notice title="There is no calendar yet">
          All releases come in as labels. Set the calendar first if they should be Milestones; this import is kept.
        </Notice>
      ) : null}
      <Table aria-label="Releases in the file">
        <thead>
          <tr>
            <Th>Release</Th>
            <Th className="text-right">Times named</Th>
            <Th>Comes in as</Th>
            <Th>
              <span className="sr-only">For the ones after it</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {view.releases.map(({ key, label, rows }, index) => {
            const chosen = releases[key] ?? "label";
            return (
              <Tr key={key}>
                <Td className="font-medium">{label}</Td>
                <Td className="text-right tabular-nums">{rows.toLocaleString("en")}</Td>
                <Td className="w-72">
                  <Select
                    aria-label={`${label} comes in as`}
                    value={String(chosen)}
                    onChange={(event) => choose({ [key]: readChoice(event.target.value) })}
                  >
                    <option value="label">A label</option>
                    <option value="nothing">Nothing</option>
                    {view.milestones.length > 0 ? (
                      <optgroup label="Milestones">
                        {view.milestones.map((milestone) => (
                          <option key={milestone.number} value={milestone.number}>
                            {`M${milestone.number}${milestone.name ? ` ${milestone.name}` : ""} (S${milestone.firstSprint} to S${milestone.lastSprint})`}
                          </option>
                        ))}
                      </optgroup>
                    ) : null}
                  </Select>
                </Td>
                <Td>
                  {typeof chosen === "number" && index < view.releases.length - 1 ? (
                    <Button variant="quiet" onClick={() => onFrom(index, chosen)}>
                      And one Milestone each for those after it
                    </Button>
                  ) : null}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

function readChoice(value: string): ReleaseChoice {
  return value === "label" || value === "nothing" ? value : Number(value);
}
