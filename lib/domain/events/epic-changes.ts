import type { JsonFields, Json } from "@/lib/domain/audit";
import type { EpicField } from "@/lib/domain/backlog/schema";
import { fieldWords } from "@/lib/domain/backlog/words";
import {
  type EpicDifference,
  type RoadmapDifference,
  type RoadmapSnapshot,
  comparedFields,
} from "@/lib/domain/roadmap/snapshot";

/** An Epic that was changed since an event opened, and its changes as history has them, the oldest first. */
export type ChangedEpic = {
  id: string;
  number: number;
  title: string;
  /** It wasn't there before. */
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

/** A difference of roadmaps without what `weighedLines` says. */
export function withoutWeighed(difference: RoadmapDifference): RoadmapDifference {
  return {
    ...difference,
    epics: difference.epics.flatMap((epic): EpicDifference[] => {
      if (epic.kind !== "changed") return [epic];
      const fields = epic.fields.filter((field) => field !== "value" && field !== "effort");
      return fields.length > 0 ? [{ ...epic, fields }] : [];
    }),
  };
}

/**
 * The roadmap as its Epics stood before they were changed; all else as it is now.
 *
 * @param earlier an older roadmap, for the Epics that are gone since
 */
export function roadmapBefore(
  now: RoadmapSnapshot,
  earlier: RoadmapSnapshot,
  changed: readonly ChangedEpic[],
): RoadmapSnapshot {
  const byId = new Map(changed.map((epic) => [epic.id, epic]));
  const gone = earlier.epics.filter(({ id }) => byId.get(id)?.isGone);
  return {
    ...now,
    epics: [...now.epics, ...gone].flatMap((epic) => {
      const change = byId.get(epic.id);
      if (!change) return [epic];
      if (change.isNew) return [];
      const was = comparedFields.flatMap((field) => {
        const of = changeOf(change, field);
        return of ? [[field, of.was]] : [];
      });
      return [{ ...epic, ...Object.fromEntries(was) }];
    }),
  };
}

type Change = { was: Json; is: Json };

/** What a field was before all changes and is after them; null where that is the same. */
function changeOf({ entries }: ChangedEpic, field: EpicField): Change | null {
  const told = entries.filter(({ after }) => after && field in after);
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
