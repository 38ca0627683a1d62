"use client";

import clsx from "clsx";
import { type RiskRow, gravityWord } from "@/lib/domain/dependencies/risks";
import { counted } from "@/lib/domain/words";

/** Which field of the picture is chosen. */
export type RiskCell = { probability: number; impact: number };

type RiskMatrixProps = {
  risks: readonly RiskRow[];
  chosen: RiskCell | null;
  onChoose(cell: RiskCell | null): void;
};

const steps = [1, 2, 3, 4, 5] as const;
// Amber says that something may break; what is grave may, and nothing is broken yet.
const looks = { slight: "bg-sunken text-ink-2", medium: "bg-hover", grave: "bg-warn-soft text-warn-ink" };

/** How many open Risks are where, probability upwards and impact to the right. A field filters the list. */
export function RiskMatrix({ risks, chosen, onChoose }: RiskMatrixProps) {
  return (
    <table aria-label="Open Risks by probability and impact" className="border-separate border-spacing-1">
      {/* Read with each field; seen, they stand at the foot. */}
      <thead>
        <tr>
          <td className="p-0" />
          {steps.map((impact) => (
            <th key={impact} scope="col" className="p-0">
              <span className="sr-only">Impact {impact}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.toReversed().map((probability) => (
          <tr key={probability}>
            <th scope="row" className="w-6 pr-1 text-right text-sm font-normal text-ink-3">
              <span className="sr-only">Probability </span>
              {probability}
            </th>
            {steps.map((impact) => {
              const here = risks.filter((risk) => risk.probability === probability && risk.impact === impact);
              const isChosen = chosen?.probability === probability && chosen.impact === impact;
              return (
                <td key={impact} className="p-0">
                  <button
                    type="button"
                    disabled={here.length === 0 && !isChosen}
                    aria-pressed={isChosen}
                    aria-label={`Probability ${probability}, impact ${impact}: ${counted(here.length, "Risk")}`}
                    className={clsx(
                      "grid size-10 place-items-center rounded font-medium tabular-nums aria-pressed:inset-ring-2 aria-pressed:inset-ring-accent disabled:cursor-default pointer-coarse:size-control",
                      looks[gravityWord({ probability, impact })],
                      here.length > 0 && "hover:brightness-95",
                    )}
                    onClick={() => onChoose(isChosen ? null : { probability, impact })}
                  >
                    {here.length || ""}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <td />
          {steps.map((impact) => (
            <td key={impact} className="text-center text-sm text-ink-3">
              <span aria-hidden="true">{impact}</span>
            </td>
          ))}
        </tr>
      </tbody>
      <caption className="caption-bottom pt-1 text-left text-sm text-ink-3">Impact →, probability ↑</caption>
    </table>
  );
}
