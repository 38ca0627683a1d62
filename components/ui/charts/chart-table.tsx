import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { ChartLine, ChartTick } from "./scales";

type ChartTableProps = { title: string; ticks: readonly ChartTick[]; lines: readonly ChartLine[] };

/** A chart's figures, tick by tick; those that aren't there yet are left empty. */
export function ChartTable({ title, ticks, lines }: ChartTableProps) {
  return (
    <Table aria-label={title}>
      <thead>
        <tr>
          <Th>Day</Th>
          {lines.map(({ id, label }) => (
            <Th key={id} className="text-right">
              {label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ticks.map((tick, index) => (
          <Tr key={tick.id}>
            <Td>{tick.title}</Td>
            {lines.map(({ id, values }) => {
              const value = values[index] ?? null;
              return (
                <Td key={id} className="text-right tabular-nums">
                  {value === null ? "" : Math.round(value * 10) / 10}
                </Td>
              );
            })}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
