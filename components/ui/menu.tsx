"use client";

import dynamic from "next/dynamic";
import { type MouseEvent, type ReactElement, type ReactNode, cloneElement, useRef, useState } from "react";
import { lazily } from "./lazily";
import type { MenuItem } from "./menu-item";
import { type TriggerProps, useOpener } from "./use-opener";

const loadOpenMenu = () => import("./open-menu");
const OpenMenu = lazily(dynamic(() => loadOpenMenu().then((module) => module.OpenMenu)));

type MenuProps = {
  /** A function where they take work to find: asked when the menu is open. */
  items: readonly MenuItem[] | (() => readonly MenuItem[]);
  trigger: ReactElement<TriggerProps>;
  label?: string;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  /** Above the items, not one of them. */
  header?: ReactNode;
};

/** A menu under a button. */
export function Menu({ trigger, items, ...menu }: MenuProps) {
  const { button, anchor, opened, close } = useOpener(trigger, "menu", loadOpenMenu);
  const place = opened ? anchor.current?.getBoundingClientRect() : null;
  return (
    <>
      {button}
      {opened && place ? (
        <OpenMenu
          {...menu}
          items={typeof items === "function" ? items() : items}
          label={menu.label ?? nameOf(anchor.current)}
          place={place}
          byKeyboard={opened.byKeyboard}
          onClose={close}
          onFocusBack={() => anchor.current?.focus()}
        />
      ) : null}
    </>
  );
}

function nameOf(button: HTMLElement | null): string {
  return button?.getAttribute("aria-label") ?? button?.textContent ?? "";
}

type ContextMenuProps = {
  items: readonly MenuItem[];
  label: string;
  children: ReactElement<{ onContextMenu?(event: MouseEvent): void }>;
};

/** The same list on right click or the menu key. Offer it by a button as well. */
export function ContextMenu({ items, label, children }: ContextMenuProps) {
  const [place, setPlace] = useState<DOMRect | null>(null);
  const before = useRef<Element | null>(null);
  const onContextMenu = (event: MouseEvent) => {
    children.props.onContextMenu?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    before.current = document.activeElement;
    setPlace(new DOMRect(event.clientX, event.clientY, 0, 0));
  };
  return (
    <>
      {cloneElement(children, { onContextMenu })}
      {place && items.length > 0 ? (
        <OpenMenu
          items={items}
          label={label}
          place={place}
          onClose={() => setPlace(null)}
          onFocusBack={() => before.current instanceof HTMLElement && before.current.focus()}
        />
      ) : null}
    </>
  );
}
