"use client";

import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { TypedLine, unsavedOf } from "./typed-line";

type Kept = {
  /** What was typed before a reload. */
  typed: string;
  /** Keeps what isn't added yet; "" once nothing is left. */
  keep(typed: string): void;
};

/**
 * The one way to add things line by line: Enter sends, and the next can be typed at once (`TypedLine`).
 * `add` says whether it went through; what is refused comes back into the line. `field` is what the
 * TextField takes, `sent` what is on its way.
 */
export function useAddLine(add: (text: string) => Promise<boolean>, kept?: Kept) {
  const [line] = useState(() => new TypedLine());
  const { typed, sent } = useSyncExternalStore(line.watch, line.read, line.readOnServer);
  const keep = useRef(kept?.keep);
  useEffect(() => {
    keep.current = kept?.keep;
  });
  const before = kept?.typed ?? "";
  useEffect(() => {
    if (before) line.takeUp(before);
  }, [line, before]);
  // An answer that comes when the line is gone from the screen is kept all the same.
  useEffect(() => void line.watch(() => keep.current?.(unsavedOf(line.read()))), [line]);
  const send = () => void line.send(add);
  return {
    typed,
    sent,
    type: line.type,
    send,
    field: {
      value: typed,
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => line.type(target.value),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          send();
        }
      },
    },
  };
}

/**
 * The same for a list that is saved as a whole: each save stands on the one before it, also while
 * that one is on its way. `save` takes the new list, and the one it was made from.
 */
export function useAddToList(
  list: readonly string[],
  save: (next: string[], seen: string[]) => Promise<boolean>,
): ReturnType<typeof useAddLine> {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  }, [list]);
  return useAddLine(async (text) => {
    const seen = [...latest.current];
    if (seen.includes(text)) return true;
    latest.current = [...seen, text];
    const isSaved = await save([...seen, text], seen);
    if (!isSaved) latest.current = latest.current.filter((one) => one !== text);
    return isSaved;
  });
}
