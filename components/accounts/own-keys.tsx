"use client";

import { chooseLetterKeys, useLetterKeys } from "@/components/frame/use-letter-keys";
import { Checkbox } from "@/components/ui/checkbox";

/** Whether keys of one letter do something: who dictates, or rests a hand on the keys, turns them off. */
export function OwnKeys() {
  return (
    <Checkbox
      label="Keys of one letter"
      hint="G R opens the roadmap, ? lists all keys. Those with Ctrl, ⌘ or Alt, and the arrow keys, work either way."
      checked={useLetterKeys()}
      onChange={({ target }) => chooseLetterKeys(target.checked)}
    />
  );
}
