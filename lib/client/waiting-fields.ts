import type { Edits } from "@/lib/domain/edit";
import type { Waiting } from "./command-queue";

/** Finds an item's edits in a command's input. */
export type EditsIn<Input, Fields> = (input: Input, itemId: string) => Partial<Edits<Fields>> | undefined;

/** What the edits that wait will make of an item's fields: the last one of each counts. */
export function waitingFields<Input, Fields>(
  { why, commands }: Waiting,
  name: string,
  itemId: string,
  editsIn: EditsIn<Input, Fields>,
): Partial<Fields> {
  const fields: Partial<Fields> = {};
  if (!why) return fields;
  for (const command of commands) {
    if (command.name !== name) continue;
    const edits = editsIn(command.input as Input, itemId) ?? {};
    for (const [field, edit] of Object.entries(edits) as [keyof Fields, { to: Fields[keyof Fields] } | undefined][])
      if (edit) fields[field] = edit.to;
  }
  return fields;
}
