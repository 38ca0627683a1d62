"use client";

import { Check, ChevronRight } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import clsx from "clsx";
import { type FocusEvent, Fragment, type ReactNode, useRef } from "react";
import { createPortal } from "react-dom";
import { Link } from "@/components/ui/link";
import { Kbd } from "./kbd";
import type { MenuItem } from "./menu-item";

type OpenMenuProps = {
  items: readonly MenuItem[];
  label: string;
  /** What it opens at, in the window. */
  place: DOMRect;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  header?: ReactNode;
  /** The first item is chosen, as one who opens it by a key expects. */
  byKeyboard?: boolean;
  onClose(): void;
  /** Puts the focus back where it was. */
  onFocusBack(): void;
};

/** A menu that is open, at a place: a button's box or the point of a right click. */
export function OpenMenu({
  items,
  label,
  place,
  align = "start",
  side,
  header,
  byKeyboard,
  onClose,
  onFocusBack,
}: OpenMenuProps) {
  const hasEntered = useRef(false);
  const enter = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (!byKeyboard || hasEntered.current || target !== currentTarget) return;
    hasEntered.current = true;
    currentTarget.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus();
  };
  return (
    <DropdownMenu.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      {createPortal(
        <DropdownMenu.Trigger asChild>
          <span
            aria-hidden="true"
            className="pointer-events-none fixed"
            style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
          />
        </DropdownMenu.Trigger>,
        document.body,
      )}
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          onFocus={enter}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onFocusBack();
          }}
          className={clsx(menuLook, "max-h-[var(--radix-dropdown-menu-content-available-height)]")}
        >
          {header}
          <Items items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const menuLook =
  "appear z-50 min-w-48 max-w-80 overflow-y-auto rounded-lg border bg-raised p-1 shadow-float outline-none";
const itemLook =
  "flex min-h-control w-full cursor-pointer select-none items-center gap-2 rounded-md px-2 py-1 text-ink outline-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

function Items({ items }: { items: readonly MenuItem[] }) {
  return items.map((item, at) => (
    <Fragment key={"label" in item ? `${item.label}${at}` : at}>
      <Entry item={item} />
    </Fragment>
  ));
}

function Entry({ item }: { item: MenuItem }) {
  switch (item.kind) {
    case "separator":
      return <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />;
    case "heading":
      return <DropdownMenu.Label className="px-2 pt-2 pb-1 text-sm text-ink-3">{item.label}</DropdownMenu.Label>;
    case "link":
      return (
        <DropdownMenu.Item asChild className={itemLook}>
          <Link href={item.href} aria-current={item.checked ? "true" : undefined}>
            <Inside item={item} />
          </Link>
        </DropdownMenu.Item>
      );
    case "submenu":
      return (
        <DropdownMenu.Sub>
          <DropdownMenu.SubTrigger className={clsx(itemLook, "data-[state=open]:bg-hover")}>
            {item.icon}
            <span className="flex-1">{item.label}</span>
            <ChevronRight aria-hidden="true" className="text-ink-3" />
          </DropdownMenu.SubTrigger>
          <DropdownMenu.Portal>
            <DropdownMenu.SubContent collisionPadding={8} className={clsx(menuLook, "max-h-[70vh]")}>
              <Items items={item.items} />
            </DropdownMenu.SubContent>
          </DropdownMenu.Portal>
        </DropdownMenu.Sub>
      );
    default: {
      const look = clsx(itemLook, item.danger && "text-bad-ink");
      const disabled = item.disabledReason !== undefined;
      if (item.checked !== undefined) {
        return (
          <DropdownMenu.CheckboxItem
            checked={item.checked}
            disabled={disabled}
            onSelect={item.onSelect}
            className={look}
          >
            <Inside item={item} />
          </DropdownMenu.CheckboxItem>
        );
      }
      return (
        <DropdownMenu.Item disabled={disabled} onSelect={item.onSelect} className={look}>
          <Inside item={item} />
        </DropdownMenu.Item>
      );
    }
  }
}

function Inside({ item }: { item: Extract<MenuItem, { kind?: "item" | "link" }> }) {
  return (
    <>
      {item.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{item.label}</span>
        {"disabledReason" in item && item.disabledReason ? (
          <span className="block text-sm whitespace-normal">{item.disabledReason}</span>
        ) : null}
      </span>
      {"shortcut" in item && item.shortcut ? <Kbd keys={item.shortcut} className="pointer-coarse:hidden" /> : null}
      {item.checked ? <Check aria-hidden="true" className="text-accent" /> : null}
    </>
  );
}
