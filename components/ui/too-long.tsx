/** Whether a text has more characters than may be saved. */
export function isTooLong(text: string, most: number | undefined): boolean {
  return most !== undefined && text.length > most;
}

/**
 * Says that a text is too long to be saved, and by how much. The text itself stays: a field that
 * cuts off what is pasted loses it without a word.
 */
export function TooLong({ text, most = Number.POSITIVE_INFINITY }: { text: string; most?: number | undefined }) {
  if (text.length <= most) return null;
  return (
    <span role="alert" className="mt-1 block text-sm font-normal text-bad-ink">
      At most {most.toLocaleString()} characters: these are {text.length.toLocaleString()}. Shorten it to save it
      {most >= 10_000 ? ", or add it as a file" : ""}.
    </span>
  );
}
