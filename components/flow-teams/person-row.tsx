"use client";

import { Ellipsis } from "lucide-react";
import clsx from "clsx";
import type { KeyboardEvent, PointerEvent } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import type { Role } from "@/lib/domain/access";
import { skillNames } from "@/lib/domain/flow-teams/skills";
import type { PersonInView } from "@/lib/domain/flow-teams/view";
import { shortRole } from "./people-options";

type PersonRowProps = {
  person: PersonInView;
  /** Their role here; said beside the name unless the place says it, or it is Developer. */
  holds: Role;
  hidesRole?: boolean;
  /** Empty for who may only look. */
  menu: readonly MenuItem[];
  onOpen(): void;
  /** Given for a Developer who may be moved: by drag, and by Alt with the arrow keys. */
  drag?: { onGrab(press: PointerEvent<HTMLElement>): void; onStep(by: 1 | -1): void };
};

/** One person in one role: who, what they can do, and what can be done. */
export function PersonRow({ person, holds, hidesRole = false, menu, onOpen, drag }: PersonRowProps) {
  const step = (event: KeyboardEvent) => {
    if (!drag || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    drag.onStep(event.key === "ArrowDown" ? 1 : -1);
  };
  return (
    <li
      onPointerDown={drag?.onGrab}
      className={clsx(
        "group @container flex h-9 items-center gap-2 rounded-md pr-1 pl-2 hover:bg-hover pointer-coarse:h-12",
        drag && "cursor-grab",
      )}
    >
      <Avatar id={person.id} name={person.name} />
      <button
        type="button"
        onClick={onOpen}
        onKeyDown={step}
        aria-keyshortcuts={drag ? "Alt+ArrowUp Alt+ArrowDown" : undefined}
        className="h-8 min-w-28 flex-1 truncate rounded-md text-left font-medium pointer-coarse:h-control"
      >
        {person.name}
      </button>
      {person.isInvited ? <Badge>Invited</Badge> : null}
      <span className="min-w-0 truncate text-sm text-ink-3 @max-[22rem]:hidden">
        {person.skills.map((skill) => skillNames[skill]).join(", ")}
      </span>
      {hidesRole || holds === "developer" ? null : (
        <Badge tone={holds === "stakeholder" ? "neutral" : "accent"}>{shortRole[holds]}</Badge>
      )}
      {menu.length > 0 ? (
        <Menu
          items={menu}
          align="end"
          label={`What to do with ${person.name}`}
          trigger={<IconButton label={`Menu of ${person.name}`} icon={<Ellipsis />} className="-my-1 text-ink-3" />}
        />
      ) : null}
    </li>
  );
}

/** A place that somebody has yet to take. */
export function VacantRow({ lacks, onFill }: { lacks: Role; onFill?: () => void }) {
  return (
    <li className="flex h-9 items-center gap-2 rounded-md pr-1 pl-2 pointer-coarse:h-12">
      <span aria-hidden="true" className="size-6 shrink-0 rounded-full border border-dashed border-line-strong" />
      <span className="min-w-0 flex-1 truncate text-ink-2">No {shortRole[lacks]} yet</span>
      {onFill ? (
        <button
          type="button"
          onClick={onFill}
          className="rounded-md px-2 py-1 font-medium text-accent-ink hover:bg-hover pointer-coarse:h-control"
        >
          Choose
        </button>
      ) : null}
    </li>
  );
}
