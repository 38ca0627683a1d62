import { sameValue } from "@/lib/domain/edit";
import { askKey } from "./import-names";
import type { AskChoice, ImportChoices } from "./import-schema";

/** What the file said of a field at the last import, and what was written then. */
export type LastFields<Fields> = Partial<Record<keyof Fields, { file: string; wrote: unknown }>>;

/** A field the file and somebody here changed since the last import. */
export type Ask<Field = string> = { field: Field; ours: unknown; file: unknown; answer: AskChoice | null };

/** What a file says of an item: values, and the file's own text for each. */
export type SaidOf<Fields> = { values: Partial<Fields>; texts: Partial<Record<keyof Fields, string>> };

/** An item as a plan leaves it: what is written, what is asked about, what is remembered. */
type Planned<Fields> = {
  externalId: string;
  write: Partial<Fields>;
  asks: Ask<keyof Fields>[];
  last: { fields: LastFields<Fields> };
};

/** Plans a field of an item that an earlier import made: touched only where the file changed since, and asked for where both did. */
export function planField<Fields extends object>(
  planned: Planned<Fields>,
  said: SaidOf<Fields>,
  field: keyof Fields & string,
  item: { current: Fields; last: { fields: LastFields<Fields> } },
  blank: Fields,
  asks: ImportChoices["asks"],
): void {
  const last = item.last.fields[field];
  const text = said.texts[field] ?? "";
  const value = said.values[field];
  const current = item.current[field];
  if (last?.file === text) return;
  if (sameValue(current, value)) {
    planned.last.fields[field] = { file: text, wrote: value };
    return;
  }
  // A field the file had no column for last time is ours where somebody filled it in since.
  const isOurs = last ? !sameValue(current, last.wrote) : !sameValue(current, blank[field]);
  const answer = asks[askKey(planned.externalId, field)] ?? null;
  if (isOurs) planned.asks.push({ field, ours: current, file: value, answer });
  if (!isOurs || answer === "file") {
    Object.assign(planned.write, { [field]: value });
    planned.last.fields[field] = { file: text, wrote: value };
  } else if (answer === "ours") planned.last.fields[field] = { file: text, wrote: last?.wrote ?? null };
}

/** All that a new item gets, remembered for the next import. */
export function rememberAll<Fields>({ values, texts }: SaidOf<Fields>): LastFields<Fields> {
  const last: LastFields<Fields> = {};
  for (const field of Object.keys(values) as (keyof Fields)[])
    last[field] = { file: texts[field] ?? "", wrote: values[field] };
  return last;
}
