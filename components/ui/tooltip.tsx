"use client";

import { Tooltip as RadixTooltip } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";

type TooltipProps = {
  /** Plain words; a figure's window, sample and exclusions, say. */
  text: ReactNode;
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
  /** One element that can be pointed at and focused. */
  children: ReactElement;
};

/** A word on hover or focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, side = "top", children }: TooltipProps) {
  return (
    <RadixTooltip.Provider delayDuration={350} skipDelayDuration={200}>
      <RadixTooltip.Root>
        <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
        <RadixTooltip.Portal>
          <RadixTooltip.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="appear z-50 flex max-w-72 items-center gap-2 rounded-md border bg-raised px-2 py-1 text-sm text-ink shadow-float"
          >
            {text}
            {shortcut ? <Kbd keys={shortcut} /> : null}
          </RadixTooltip.Content>
        </RadixTooltip.Portal>
      </RadixTooltip.Root>
    </RadixTooltip.Provider>
  );
}
