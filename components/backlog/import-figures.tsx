import { type ReferenceOutcome, referenceOutcomeNames, referenceOutcomes } from "@/lib/domain/backlog/import-names";
import type { ImportFigures } from "@/lib/domain/backlog/import-schema";
import { totals } from "@/lib/domain/backlog/import-totals";
import { counted } from "@/lib/domain/words";

type Tense = "would" | "did";

/** What an import does in figures: items first, then teams and references. */
export function ImportFigureList({ figures, tense }: { figures: ImportFigures; tense: Tense }) {
  const { doneBefore, teamsMade, references } = figures;
  const { made, updated, leftOut } = totals(figures);
  const kinds = { made: byKind(figures, "made"), updated: byKind(figures, "updated") };
  const facts: [label: string, count: number, note?: string][] = [
    [
      tense === "would" ? "To make" : "Made",
      made,
      [kinds.made, doneBefore > 0 ? `${count(doneBefore)} done before Flotilla` : ""].filter(Boolean).join(" · "),
    ],
    [tense === "would" ? "To update" : "Updated", updated, kinds.updated],
    ["Unchanged", unchangedIn(figures)],
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

/** "3 Epics, 40 Stories, 12 Tasks"; nothing where there are only Epics. */
function byKind({ stories, tasks, ...epics }: ImportFigures, what: "made" | "updated"): string {
  const parts: [number, string, string][] = [
    [epics[what], "Epic", "Epics"],
    [stories?.[what] ?? 0, "Story", "Stories"],
    [tasks?.[what] ?? 0, "Task", "Tasks"],
  ];
  const said = parts.filter(([number]) => number > 0).map((part) => counted(...part));
  return said.length === 1 && epics[what] > 0 ? "" : said.join(", ");
}

function unchangedIn({ unchanged, stories, tasks }: ImportFigures): number {
  return unchanged + (stories?.unchanged ?? 0) + (tasks?.unchanged ?? 0);
}

const count = (number: number): string => number.toLocaleString("en");

function total(references: Record<ReferenceOutcome, number>): number {
  return Object.values(references).reduce((sum, number) => sum + number, 0);
}
