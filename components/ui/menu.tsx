"use client";

import { Check, ChevronRight } from "lucide-react";
import { ContextMenu as RadixContext, DropdownMenu as RadixDropdown } from "radix-ui";
import clsx from "clsx";
import Link from "next/link";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { Kbd } from "./kbd";

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

type MenuProps = {
  items: readonly MenuItem[];
  trigger: ReactElement;
  label?: string;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  /** Above the items, not one of them. */
  header?: ReactNode;
};

/** A menu under a button. */
export function Menu({ items, trigger, label, align = "start", side, header }: MenuProps) {
  return (
    <RadixDropdown.Root>
      <RadixDropdown.Trigger asChild>{trigger}</RadixDropdown.Trigger>
      <RadixDropdown.Portal>
        <RadixDropdown.Content
          {...(label ? { "aria-label": label } : {})}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={clsx(menuLook, "max-h-[var(--radix-dropdown-menu-content-available-height)]")}
        >
          {header}
          <Items items={items} parts={RadixDropdown} />
        </RadixDropdown.Content>
      </RadixDropdown.Portal>
    </RadixDropdown.Root>
  );
}

type ContextMenuProps = { items: readonly MenuItem[]; label: string; children: ReactElement };

/** The same list on right click, long press or the menu key. Offer it by a button as well. */
export function ContextMenu({ items, label, children }: ContextMenuProps) {
  return (
    <RadixContext.Root>
      <RadixContext.Trigger asChild>{children}</RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content
          aria-label={label}
          collisionPadding={8}
          className={clsx(menuLook, "max-h-[var(--radix-context-menu-content-available-height)]")}
        >
          <Items items={items} parts={RadixContext} />
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  );
}

const menuLook =
  "appear z-50 min-w-48 max-w-80 overflow-y-auto rounded-lg border bg-raised p-1 shadow-float outline-none";
const itemLook =
  "flex min-h-control w-full cursor-pointer select-none items-center gap-2 rounded-md px-2 py-1 text-ink outline-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

/** Both menus have the same parts under the same names. */
type Parts = Pick<
  typeof RadixDropdown,
  "Item" | "Separator" | "Label" | "Sub" | "SubTrigger" | "SubContent" | "Portal" | "CheckboxItem"
>;

function Items({ items, parts }: { items: readonly MenuItem[]; parts: Parts }) {
  return items.map((item, at) => (
    <Fragment key={"label" in item ? `${item.label}${at}` : at}>
      <Entry item={item} parts={parts} />
    </Fragment>
  ));
}

function Entry({ item, parts }: { item: MenuItem; parts: Parts }) {
  switch (item.kind) {
    case "separator":
      return <parts.Separator className="mx-1 my-1 h-px bg-line" />;
    case "heading":
      return <parts.Label className="px-2 pt-2 pb-1 text-sm text-ink-3">{item.label}</parts.Label>;
    case "link":
      return (
        <parts.Item asChild className={itemLook}>
          <Link href={item.href} aria-current={item.checked ? "true" : undefined}>
            <Inside item={item} />
          </Link>
        </parts.Item>
      );
    case "submenu":
      return (
        <parts.Sub>
          <parts.SubTrigger className={clsx(itemLook, "data-[state=open]:bg-hover")}>
            {item.icon}
            <span className="flex-1">{item.label}</span>
            <ChevronRight aria-hidden="true" className="text-ink-3" />
          </parts.SubTrigger>
          <parts.Portal>
            <parts.SubContent collisionPadding={8} className={clsx(menuLook, "max-h-[70vh]")}>
              <Items items={item.items} parts={parts} />
            </parts.SubContent>
          </parts.Portal>
        </parts.Sub>
      );
    default: {
      const look = clsx(itemLook, item.danger && "text-bad-ink");
      const disabled = item.disabledReason !== undefined;
      if (item.checked !== undefined) {
        return (
          <parts.CheckboxItem checked={item.checked} disabled={disabled} onSelect={item.onSelect} className={look}>
            <Inside item={item} />
          </parts.CheckboxItem>
        );
      }
      return (
        <parts.Item disabled={disabled} onSelect={item.onSelect} className={look}>
          <Inside item={item} />
        </parts.Item>
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
      {"shortcut" in item && item.shortcut ? <Kbd keys={item.shortcut} /> : null}
      {item.checked ? <Check aria-hidden="true" className="text-accent" /> : null}
    </>
  );
}
