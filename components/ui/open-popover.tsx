"use client";

import { Popover } from "radix-ui";
import clsx from "clsx";
import { type ReactNode, type RefObject, useRef } from "react";
import { isTyping } from "./use-opener";

type OpenPopoverProps = {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  /** What was typed before it was there: its first line takes it. */
  early: RefObject<string>;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  onClose(): void;
  children: ReactNode;
};

/** A popover that is open, at its button. */
export function OpenPopover({
  label,
  anchor,
  early,
  align = "start",
  side = "bottom",
  className,
  onClose,
  children,
}: OpenPopoverProps) {
  const leftFor = useRef(false);
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onInteractOutside={(event) => {
            // Its own button closes it by itself.
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
            else leftFor.current = true;
          }}
          onKeyDown={(event) => {
            // Its content may be on its way still, and the focus on the box.
            if (event.target === event.currentTarget && isTyping(event, early.current)) early.current += event.key;
          }}
          onFocus={({ target }) => {
            if (!early.current || !(target instanceof HTMLInputElement)) return;
            const typed = early.current;
            early.current = "";
            // After the focus has settled. As if typed, so that the line's own handlers hear it.
            requestAnimationFrame(() => document.execCommand("insertText", false, typed));
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!leftFor.current) anchor.current?.focus();
          }}
          className={clsx(
            "appear z-50 max-h-[var(--radix-popover-content-available-height)] max-w-[calc(100vw-1rem)] min-w-52 overflow-y-auto rounded-lg border bg-raised p-3 shadow-float outline-none",
            className,
          )}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
