"use client";

import { MoreHorizontal } from "lucide-react";
import { createContext, useContext } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";

/**
 * What can be done with a card, by its id. A context, so that a card is drawn anew when what it
 * shows changes, and its menu alone when what that would do does.
 */
export const CardActs = createContext<(id: string) => readonly MenuItem[]>(() => []);

type CardMenuProps = { id: string; label: string; isFocusable: boolean };

/** The button on a card for all that a drag or a key does. */
export function CardMenu({ id, label, isFocusable }: CardMenuProps) {
  const actsOn = useContext(CardActs);
  return (
    <Menu
      align="end"
      label={label}
      items={() => actsOn(id)}
      trigger={
        <IconButton
          label={label}
          icon={<MoreHorizontal />}
          tabIndex={isFocusable ? 0 : -1}
          className="-mt-1.5 -mr-2 size-7 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 in-focus:opacity-100 pointer-coarse:-mt-2.5 pointer-coarse:size-control pointer-coarse:opacity-100"
        />
      }
    />
  );
}
