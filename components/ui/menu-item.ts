import type { ReactNode } from "react";

/** One entry of a menu. Plain data, so that the same list serves a button, a right click and ⌘K. */
export type MenuItem =
  | {
      kind?: "item";
      label: string;
      icon?: ReactNode;
      /** Keys that do the same, only shown: they are bound elsewhere. */
      shortcut?: string;
      /** Why it can't be chosen now; shown under the label. */
      disabledReason?: string;
      danger?: boolean;
      /** Given for a choice that is on or off. */
      checked?: boolean;
      onSelect: () => void;
    }
  | { kind: "link"; label: string; icon?: ReactNode; href: string; checked?: boolean }
  | { kind: "submenu"; label: string; icon?: ReactNode; items: readonly MenuItem[] }
  | { kind: "heading"; label: string }
  | { kind: "separator" };
