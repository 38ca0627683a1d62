"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { lazily } from "./lazily";

const loadTooltip = () => import("./tooltip");
const OpenTooltip = lazily(dynamic(() => loadTooltip().then((module) => module.OpenTooltip)));

/** How long the pointer rests before the word comes, and how long the next comes at once, in milliseconds. */
const restFor = 350;
const staysWarm = 200;

/**
 * Shows the word of whatever has `data-tip` and is pointed at or focused by keyboard: never the only
 * place where something is said. Once, in the root layout, so that no button carries one of its own.
 */
export function Tips() {
  const [shown, setShown] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let current: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = false;
    let warmUntil = 0;
    const show = () => {
      if (!current?.isConnected) return;
      isShown = true;
      setShown(current);
    };
    const hide = () => {
      clearTimeout(timer);
      if (isShown) warmUntil = performance.now() + staysWarm;
      isShown = false;
      current = null;
      setShown(null);
    };
    const onPointerOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === "touch") return;
      const over = tipAt(target);
      if (over === current) return;
      hide();
      if (!over) return;
      current = over;
      void loadTooltip();
      timer = setTimeout(show, performance.now() < warmUntil ? 0 : restFor);
    };
    const onFocusIn = ({ target }: FocusEvent) => {
      const focused = tipAt(target);
      if (!focused?.matches(":focus-visible")) return;
      hide();
      current = focused;
      show();
    };
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === "Escape" || key === "Enter" || key === " ") hide();
    };
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true, passive: true };
    document.addEventListener("pointerover", onPointerOver, options);
    document.addEventListener("focusin", onFocusIn, options);
    for (const end of ["pointerdown", "focusout", "scroll"]) document.addEventListener(end, hide, options);
    document.addEventListener("keydown", onKeyDown, options);
    document.documentElement.addEventListener("pointerleave", hide, options);
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, []);
  return shown ? <OpenTooltip key={shown.dataset.tip} element={shown} /> : null;
}

function tipAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
}
