"use client";

import { Tooltip } from "radix-ui";
import { createPortal } from "react-dom";
import { Kbd } from "./kbd";

/** The word of an element that has `data-tip`, and the keys of `data-tip-keys`, shown at it. */
export function OpenTooltip({ element }: { element: HTMLElement }) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const { tip, tipKeys } = element.dataset;
  return (
    <Tooltip.Provider>
      <Tooltip.Root open>
        {createPortal(
          <Tooltip.Trigger asChild>
            <span aria-hidden="true" className="pointer-events-none fixed" style={{ left, top, width, height }} />
          </Tooltip.Trigger>,
          document.body,
        )}
        <Tooltip.Portal>
          {/* Radix puts a box of its own around the content: it inherits that the pointer goes through. */}
          <div className="pointer-events-none contents">
            <Tooltip.Content
              // It says what the element is called: a screen reader has read that already.
              aria-hidden="true"
              side="top"
              sideOffset={6}
              collisionPadding={8}
              className="appear z-50 flex max-w-72 items-center gap-2 rounded-md border bg-raised px-2 py-1 text-sm text-ink shadow-float"
            >
              {tip}
              {tipKeys ? <Kbd keys={tipKeys} /> : null}
            </Tooltip.Content>
          </div>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
