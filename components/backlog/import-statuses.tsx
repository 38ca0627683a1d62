"use client";

import { Badge } from "@/components/ui/badge";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { type EpicStatus, epicStatuses } from "@/lib/domain/backlog/kinds";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import type { ChoicesHandle } from "./use-import-choices";

const statusNames: Record<EpicStatus, string> = {
  idea: "Idea",
  planned: "Planned",
  in_progress: "In progress",
  done: "Done before Flotilla",
  dropped: "Dropped",
};

/** What each of the file's words for a status means. */
export function ImportStatuses({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { statuses } = handle.choices;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4">
      <p className="text-ink-2">
        What each status of the file means here. An Epic that is done comes in as done before Flotilla, and passes the
        gates it never went through. For a Story or a Task an idea and what is planned are both open, and what is
        dropped stays out.
      </p>
      <Table aria-label="Statuses of the file">
        <thead>
          <tr>
            <Th>In the file</Th>
            <Th className="text-right">Rows</Th>
            <Th>Comes in as</Th>
            <Th>
              <span className="sr-only">How sure the guess is</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {view.statuses.map(({ key, label, rows, guess, certainty }) => {
            const chosen = statuses[key] ?? guess;
            return (
              <Tr key={key}>
                <Td className="max-w-64 wrap-anywhere">
                  {label === "" ? <span className="text-ink-3">empty</span> : label}
                </Td>
                <Td className="text-right tabular-nums">{rows.toLocaleString("en")}</Td>
                <Td className="w-56">
                  <Select
                    aria-label={`${label || "Empty"} comes in as`}
                    value={chosen}
                    onChange={(event) =>
                      void handle.choose({ statuses: { ...statuses, [key]: event.target.value as EpicStatus } })
                    }
                  >
                    {epicStatuses.map((status) => (
                      <option key={status} value={status}>
                        {statusNames[status]}
                      </option>
                    ))}
                  </Select>
                </Td>
                <Td>
                  {chosen !== guess || certainty === "same" || label === "" ? null : (
                    <Badge tone={certainty === "alike" ? "accent" : "warn"}>
                      {certainty === "alike" ? "Guessed" : "Not known"}
                    </Badge>
                  )}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
