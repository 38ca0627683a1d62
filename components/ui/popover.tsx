"use client";

import dynamic from "next/dynamic";
import type { ReactElement, ReactNode } from "react";
import { lazily } from "./lazily";
import { type TriggerProps, useOpener } from "./use-opener";

const loadOpenPopover = () => import("./open-popover");
const OpenPopover = lazily(dynamic(() => loadOpenPopover().then((module) => module.OpenPopover)));

type PopoverProps = {
  trigger: ReactElement<TriggerProps>;
  /** What it holds, for screen readers. */
  label: string;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
};

/** A small box at its button; the page stays usable. */
export function Popover({ trigger, ...box }: PopoverProps) {
  const { button, anchor, early, opened, close } = useOpener(trigger, "dialog", loadOpenPopover);
  return (
    <>
      {button}
      {opened ? <OpenPopover {...box} anchor={anchor} early={early} onClose={close} /> : null}
    </>
  );
}
