/** Inputs into which nothing is written. */
const wordless: readonly string[] = ["checkbox", "radio", "range", "color", "file", "button", "submit", "reset"];

/** Whether what is typed at a target is its own: a field, an editor, a list that letters search. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest("input, textarea, select, [role=textbox]");
  const isWordless = field instanceof HTMLInputElement && wordless.includes(field.type);
  return target.isContentEditable || (field !== null && !isWordless);
}
