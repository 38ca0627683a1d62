"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { BacklogAddress } from "@/lib/domain/backlog/list-address";
import { type ListColumn, columnWords, inColumnOrder, listColumns } from "@/lib/domain/backlog/list-columns";
import { groupingWords, groupings } from "@/lib/domain/backlog/list-kinds";
import { orderWordsOf, ordersOf } from "./order-words";
import { rememberColumns } from "./use-columns";

type DisplayFieldsProps = {
  address: BacklogAddress;
  columns: readonly ListColumn[];
  change(part: Partial<BacklogAddress>): void;
  onExport(): void;
};

/** How the list is shown: its order, groups and columns; and the way out of it, as a file. */
export function DisplayFields({ address, columns, change, onExport }: DisplayFieldsProps) {
  const { of } = address;
  const choose = (chosen: readonly ListColumn[]) => {
    const inOrder = inColumnOrder(chosen);
    rememberColumns(of, inOrder);
    change({ columns: inOrder });
  };
  return (
    <div className="grid gap-3">
      <Field label="Order of the list">
        <Select
          value={address.order}
          onChange={({ target }) => change({ order: target.value as BacklogAddress["order"] })}
        >
          {ordersOf(of).map((order) => (
            <option key={order} value={order}>
              {orderWordsOf(of)[order]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Groups">
        <Select
          value={address.grouping}
          onChange={({ target }) => change({ grouping: target.value as BacklogAddress["grouping"] })}
        >
          {groupings.map((grouping) => (
            <option key={grouping} value={grouping}>
              {groupingWords[grouping]}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset>
        <legend className="mb-1 font-medium">Columns</legend>
        <div className="grid grid-cols-2">
          {listColumns.map((column) => (
            <Checkbox
              key={column}
              label={columnWords[column]}
              checked={columns.includes(column)}
              onChange={({ target }) =>
                choose(target.checked ? [...columns, column] : columns.filter((other) => other !== column))
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onExport}>Export as CSV</Button>
        <Button
          variant="quiet"
          onClick={() => {
            rememberColumns(of, null);
            change({ columns: null });
          }}
        >
          Usual columns
        </Button>
      </div>
    </div>
  );
}
