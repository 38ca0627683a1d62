import { type ReferenceOutcome, referenceOutcomeNames, referenceOutcomes } from "@/lib/domain/backlog/import-names";
import type { ImportFigures } from "@/lib/domain/backlog/import-schema";

type Tense = "would" | "did";

/** What an import does in figures: Epics first, then teams and references. */
export function ImportFigureList({ figures, tense }: { figures: ImportFigures; tense: Tense }) {
  const { made, updated, unchanged, leftOut, doneBefore, teamsMade, references } = figures;
  const facts: [label: string, count: number, note?: string][] = [
    [
      tense === "would" ? "To make" : "Made",
      made,
      doneBefore > 0 ? `${count(doneBefore)} done before Flotilla` : undefined,
    ],
    [tense === "would" ? "To update" : "Updated", updated],
    ["Unchanged", unchanged],
    ["Left out", leftOut],
    [tense === "would" ? "New teams" : "Teams made", teamsMade],
    [
      tense === "would" ? "New Dependencies" : "Dependencies made",
      references.dependency,
      `of ${count(total(references))} references`,
    ],
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {facts.map(([label, number, note]) => (
        <div key={label} className="flex flex-col">
          <dt className="text-sm text-ink-3">{label}</dt>
          <dd className="text-lg font-semibold tabular-nums">{count(number)}</dd>
          {note ? <dd className="text-sm text-ink-3">{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

/** What becomes of the file's references, and which way a Dependency is drawn. */
export function ReferenceList({ references }: { references: Record<ReferenceOutcome, number> }) {
  const all = total(references);
  if (all === 0) return null;
  return (
    <details className="text-ink-2">
      <summary className="cursor-pointer font-medium text-ink">What becomes of the {count(all)} references</summary>
      <p className="mt-2 max-w-2xl">
        A row that refers to another needs it: its Epic is the needer, the other one the giver. Dependencies are drawn
        in the order of the file, as long as no cycle closes.
      </p>
      <ul className="mt-2 list-disc pl-5">
        {referenceOutcomes
          .filter((outcome) => references[outcome] > 0)
          .map((outcome) => (
            <li key={outcome}>
              <span className="font-medium tabular-nums text-ink">{count(references[outcome])}</span>{" "}
              {referenceOutcomeNames[outcome]}
            </li>
          ))}
      </ul>
    </details>
  );
}

const count = (number: number): string => number.toLocaleString("en");

function total(references: Record<ReferenceOutcome, number>): number {
  return Object.values(references).reduce((sum, number) => sum + number, 0);
}
