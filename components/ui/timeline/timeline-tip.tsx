"use client";

import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { createPortal } from "react-dom";

/** What is pointed at, and where its tip goes. `key` tells one from the next. */
type TipTarget = { key: string; x: number; y: number; delay: number; content: () => ReactNode };
export type TipHandle = { show(target: TipTarget | null): void };

/**
 * One tip for the whole timeline, so that pointing about renders nothing but it. For what is on a
 * bar's label too, or is said of it: never the only place.
 */
export function Tip({ handle }: { handle: Ref<TipHandle> }) {
  const [shown, setShown] = useState<{ x: number; y: number; content: ReactNode } | null>(null);
  const key = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  useImperativeHandle(
    handle,
    () => ({
      show(target) {
        if ((target?.key ?? null) === key.current) return;
        key.current = target?.key ?? null;
        clearTimeout(timer.current);
        setShown(null);
        if (!target) return;
        timer.current = setTimeout(() => {
          const content = target.content();
          if (content) setShown({ x: target.x, y: target.y, content });
        }, target.delay);
      },
    }),
    [],
  );

  if (!shown) return null;
  const isLow = shown.y > window.innerHeight - 180;
  return createPortal(
    <div
      role="tooltip"
      className="pointer-events-none fixed z-50 max-w-80 rounded-md border bg-raised px-2.5 py-1.5 text-sm text-ink shadow-float"
      style={{
        left: Math.max(8, Math.min(shown.x, window.innerWidth - 328)),
        top: isLow ? undefined : shown.y + 14,
        bottom: isLow ? window.innerHeight - shown.y + 10 : undefined,
      }}
    >
      {shown.content}
    </div>,
    document.body,
  );
}
