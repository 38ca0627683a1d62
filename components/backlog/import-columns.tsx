"use client";

import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { delimiterNames } from "@/lib/domain/backlog/import-names";
import {
  type ImportField,
  type ListField,
  type Markup,
  type RowKind,
  importFieldNames,
  listFields,
  singleFields,
} from "@/lib/domain/backlog/import-names";
import type { ImportChoices } from "@/lib/domain/backlog/import-schema";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import type { ChoicesHandle } from "./use-import-choices";

type Columns = ImportChoices["columns"];

/** Which column of the file is which field of an Epic or a Story. */
export function ImportColumns({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { columns } = handle.choices;
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4">
      <p className="text-ink-2">
        The file is split at {delimiterNames[view.delimiter]}. Say what each column holds. Several can be labels,
        releases, sprints, or name what a row belongs to; every other field is one column.
      </p>
      <div className="flex flex-wrap gap-4">
        {columns.kind === null ? (
          <div className="flex items-center gap-2">
            <span aria-hidden="true">Each row is</span>
            <Select
              aria-label="Each row is"
              value={handle.choices.kinds[""] ?? "epic"}
              onChange={(event) =>
                void handle.choose({ kinds: { ...handle.choices.kinds, "": event.target.value as RowKind } })
              }
            >
              <option value="epic">an Epic</option>
              <option value="story">a Story</option>
            </Select>
          </div>
        ) : null}
        <div className="flex items-center gap-2">
          <span aria-hidden="true">Long texts are written as</span>
          <Select
            aria-label="Long texts are written as"
            value={handle.choices.markup}
            onChange={(event) => void handle.choose({ markup: event.target.value as Markup })}
          >
            <option value="markdown">plain text or Markdown</option>
            <option value="jira">Jira's markup</option>
          </Select>
        </div>
      </div>
      {columns.title === null ? (
        <Notice tone="warn" title="No column is the title">
          Choose the column that names each row.
        </Notice>
      ) : null}
      {columns.id === null ? (
        <Notice title="No column is the id">
          Rows are then told apart by their titles, so one that is renamed in the file comes in as a new one next time.
        </Notice>
      ) : null}
      <Table aria-label="Columns of the file">
        <thead>
          <tr>
            <Th>Column</Th>
            <Th>First values</Th>
            <Th>Comes in as</Th>
          </tr>
        </thead>
        <tbody>
          {view.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity, and two may share a name
            <Tr key={index}>
              <Td className="font-medium">{column.name}</Td>
              <Td className="max-w-sm truncate text-ink-2">
                {column.samples.length > 0 ? column.samples.join(" · ") : "always empty"}
              </Td>
              <Td className="w-64">
                <Select
                  aria-label={`${column.name} comes in as`}
                  value={fieldOf(columns, index) ?? ""}
                  onChange={(event) =>
                    void handle.choose({ columns: withColumn(columns, index, event.target.value as ImportField | "") })
                  }
                >
                  <option value="">Not imported</option>
                  {[...singleFields, ...listFields].map((field) => (
                    <option key={field} value={field}>
                      {importFieldNames[field]}
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

function fieldOf(columns: Columns, index: number): ImportField | null {
  return (
    singleFields.find((field) => columns[field] === index) ??
    listFields.find((field) => columns[field].includes(index)) ??
    null
  );
}

/** The columns with one given to a field; who held a field for one column alone loses it. */
function withColumn(columns: Columns, index: number, field: ImportField | ""): Columns {
  const without = { ...columns };
  const isList = (name: ImportField): name is ListField => (listFields as readonly string[]).includes(name);
  for (const single of singleFields) if (without[single] === index) without[single] = null;
  for (const list of listFields) without[list] = without[list].filter((column) => column !== index);
  if (field === "") return without;
  if (isList(field)) without[field] = [...without[field], index].sort((a, b) => a - b);
  else without[field] = index;
  return without;
}
