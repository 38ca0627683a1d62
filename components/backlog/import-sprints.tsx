"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { dayWords } from "@/components/ui/day-words";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import type { ChoicesHandle } from "./use-import-choices";

/** Which sprints of the file are Flow Sprints of the calendar. */
export function ImportSprints({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { sprints } = handle.choices;
  const choose = (changed: Record<string, number | null>) =>
    void handle.choose({ sprints: { ...sprints, ...changed } });

  /** One sprint a Flow Sprint, in both their orders, from this one on. */
  function onFrom(index: number, number: number): void {
    const first = view.flowSprints.findIndex((one) => one.number === number);
    const pairs = view.sprints.slice(index).map(({ key }, offset) => {
      return [key, view.flowSprints[first + offset]?.number ?? null] as const;
    });
    choose(Object.fromEntries(pairs));
  }

  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4">
      <p className="text-ink-2">
        A Story is planned for the Flow Sprint that the last sprint of its row is. Nothing is committed by that: teams
        take Stories into their Sprint Backlogs themselves.
      </p>
      {view.flowSprints.length === 0 ? (
        <Notice title="There is no calendar yet">
          Stories come in without a Flow Sprint. Set the calendar first if they should have one; this import is kept.
        </Notice>
      ) : null}
      <Table aria-label="Sprints in the file">
        <thead>
          <tr>
            <Th>Sprint</Th>
            <Th className="text-right">Times named</Th>
            <Th>Is</Th>
            <Th>
              <span className="sr-only">For the ones after it</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {view.sprints.map(({ key, label, rows }, index) => {
            const chosen = sprints[key] ?? null;
            return (
              <Tr key={key}>
                <Td className="font-medium wrap-anywhere">{label}</Td>
                <Td className="text-right tabular-nums">{rows.toLocaleString("en")}</Td>
                <Td className="w-72">
                  <Select
                    aria-label={`${label} is`}
                    value={chosen ?? ""}
                    onChange={(event) =>
                      choose({ [key]: event.target.value === "" ? null : Number(event.target.value) })
                    }
                  >
                    <option value="">No Flow Sprint</option>
                    {view.flowSprints.map((sprint) => (
                      <option key={sprint.number} value={sprint.number}>
                        {`S${sprint.number} (${dayWords(sprint.startsOn)} to ${dayWords(sprint.endsOn)})`}
                      </option>
                    ))}
                  </Select>
                </Td>
                <Td>
                  {chosen !== null && index < view.sprints.length - 1 ? (
                    <Button variant="quiet" onClick={() => onFrom(index, chosen)}>
                      And one Flow Sprint each for those after it
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
