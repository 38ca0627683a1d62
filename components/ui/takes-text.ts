/** Inputs into which nothing is written. */
const wordless: readonly string[] = ["checkbox", "radio", "range", "color", "file", "button", "submit", "reset"];

/** Whether what is typed at a target is its own: a field, an editor, a list that letters search. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest("input, textarea, select, [role=textbox]");
  return target.isContentEditable || (field !== null && !isWordless(field));
}

/** A list of figures is one, too: no letter finds anything in it. */
function isWordless(field: Element): boolean {
  if (field instanceof HTMLSelectElement) return ![...field.options].some(({ text }) => /^\p{Letter}/u.test(text));
  return field instanceof HTMLInputElement && wordless.includes(field.type);
}
