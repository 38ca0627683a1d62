import type { JsonFields, Json } from "@/lib/domain/audit";
import type { EpicField } from "@/lib/domain/backlog/schema";
import { fieldWords } from "@/lib/domain/backlog/words";
import { type EpicDifference, comparedFields } from "@/lib/domain/roadmap/snapshot";
import type { EpicInView } from "@/lib/domain/roadmap/view";

/** An Epic that was changed since an event opened, and its changes as history has them, the oldest first. */
export type ChangedEpic = {
  id: string;
  number: number;
  title: string;
  /** It was made since. */
  isNew: boolean;
  isGone: boolean;
  entries: { before: JsonFields | null; after: JsonFields | null }[];
};

/** What is weighed of an Epic. */
const weighedFields = [
  "value",
  "timeCriticality",
  "riskReduction",
  "effort",
  "riskNote",
  "acceptanceConditions",
] as const satisfies readonly EpicField[];

/** What was weighed, a line for each Epic by its number: "E-55 Night berths: value 8 → 13; risk note written". */
export function weighedLines(epics: readonly ChangedEpic[]): string[] {
  return epics
    .filter(({ isGone }) => !isGone)
    .toSorted((a, b) => a.number - b.number)
    .flatMap((epic) => {
      const says = weighedFields.flatMap((field) => {
        const change = changeOf(epic, field);
        return change ? [`${fieldWords[field].toLowerCase()} ${changeWords(change)}`] : [];
      });
      return says.length > 0 ? [`E-${epic.number} ${epic.title}: ${says.join("; ")}`] : [];
    });
}

/** What Epics differ in without what `weighedLines` says. */
export function withoutWeighed(epics: readonly EpicDifference[]): EpicDifference[] {
  return epics.flatMap((epic): EpicDifference[] => {
    if (epic.kind !== "changed") return [epic];
    const fields = epic.fields.filter((field) => field !== "value" && field !== "effort");
    return fields.length > 0 ? [{ ...epic, fields }] : [];
  });
}

/**
 * A roadmap's Epics as they stood before they were changed.
 *
 * @param earlier those of an older roadmap, for the Epics that are gone since
 */
export function epicsBefore(
  now: readonly EpicInView[],
  earlier: readonly EpicInView[],
  changed: readonly ChangedEpic[],
): EpicInView[] {
  const byId = new Map(changed.map((epic) => [epic.id, epic]));
  const gone = earlier.filter(({ id }) => byId.get(id)?.isGone);
  return [...now, ...gone].flatMap((epic) => {
    const change = byId.get(epic.id);
    if (!change) return [epic];
    if (!wasThere(change)) return [];
    const was = comparedFields.flatMap((field) => {
      const of = changeOf(change, field);
      return of ? [[field, of.was]] : [];
    });
    return [{ ...epic, ...Object.fromEntries(was) }];
  });
}

/** Whether an Epic was there before all changes: made earlier, and not deleted until it was brought back. */
function wasThere({ isNew, entries }: ChangedEpic): boolean {
  // A link and an Insight come and go with a null beside them too; only the whole Epic does with its title.
  const first = entries.find(({ before, after }) => !(before && after) && "title" in (before ?? after ?? {}));
  return !isNew && first?.before !== null;
}

type Change = { was: Json; is: Json };

/** What a field was before all changes and is after them; null where that is the same. */
function changeOf({ isNew, entries }: ChangedEpic, field: EpicField): Change | null {
  // An older Epic that is brought back names what it had, which is no change.
  const told = entries.filter(({ before, after }) => after && field in after && (before || isNew));
  const was = told[0]?.before?.[field] ?? null;
  const is = told.at(-1)?.after?.[field] ?? null;
  return JSON.stringify(was) === JSON.stringify(is) ? null : { was, is };
}

/** Numbers are said; of what may be long, that it was written. */
function changeWords({ was, is }: Change): string {
  if (typeof (is ?? was) === "number") return `${was ?? "nothing"} → ${is ?? "nothing"}`;
  if (isBlank(is)) return "taken out";
  return isBlank(was) ? "written" : "reworded";
}

function isBlank(value: Json): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
