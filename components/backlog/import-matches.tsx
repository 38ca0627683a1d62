"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Table, Td, Th, Tr } from "@/components/ui/table";

type Named = { key: string; label: string; rows: number };

type ImportMatchesProps = {
  /** What the file names: "Release". */
  what: string;
  /** The heading of what each becomes. */
  becomes: string;
  named: readonly Named[];
  /** Chooses what one becomes. */
  select(one: Named): ReactNode;
  /** Offers the same for those after it, in both their orders. */
  follow: {
    label: string;
    /** Where it goes on from `key`; null where there is nothing to go on with. */
    from(key: string): (() => void) | null;
  };
};

/** What the values of a column become, one in each row, with how often the file names it. */
export function ImportMatches({ what, becomes, named, select, follow }: ImportMatchesProps) {
  return (
    <Table aria-label={`${what}s in the file`}>
      <thead>
        <tr>
          <Th>{what}</Th>
          <Th className="text-right">Times named</Th>
          <Th>{becomes}</Th>
          <Th>
            <span className="sr-only">For the ones after it</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {named.map((one, index) => {
          const goOn = index < named.length - 1 ? follow.from(one.key) : null;
          return (
            <Tr key={one.key}>
              <Td className="font-medium wrap-anywhere">{one.label}</Td>
              <Td className="text-right tabular-nums">{one.rows.toLocaleString("en")}</Td>
              <Td className="w-72">{select(one)}</Td>
              <Td>
                {goOn ? (
                  <Button variant="quiet" onClick={goOn}>
                    {follow.label}
                  </Button>
                ) : null}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
