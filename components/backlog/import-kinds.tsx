"use client";

import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { type RowKind, rowKindNames, rowKinds } from "@/lib/domain/backlog/import-names";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import type { ChoicesHandle } from "./use-import-choices";

/** What the rows of each kind in the file become. */
export function ImportKinds({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { kinds } = handle.choices;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4">
      <p className="text-ink-2">
        What a row of each kind becomes. A Task belongs to the Story its row names, and a Story to the Epic; Stories
        whose Epic isn't in the file find it in the backlog by its number, its title or its id at an earlier import.
      </p>
      <Table aria-label="Kinds in the file">
        <thead>
          <tr>
            <Th>In the file</Th>
            <Th className="text-right">Rows</Th>
            <Th>Comes in as</Th>
          </tr>
        </thead>
        <tbody>
          {view.kinds.map(({ key, label, rows }) => (
            <Tr key={key}>
              <Td className="font-medium wrap-anywhere">{label || <span className="text-ink-3">empty</span>}</Td>
              <Td className="text-right tabular-nums">{rows.toLocaleString("en")}</Td>
              <Td className="w-64">
                <Select
                  aria-label={`${label || "Empty"} comes in as`}
                  value={kinds[key] ?? "epic"}
                  onChange={(event) =>
                    void handle.choose({ kinds: { ...kinds, [key]: event.target.value as RowKind } })
                  }
                >
                  {rowKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {rowKindNames[kind]}
                    </option>
                  ))}
                </Select>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
