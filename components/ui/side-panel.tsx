"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./icon-button";
import { useKeptFocus } from "./use-kept-focus";

type SidePanelProps = {
  title: ReactNode;
  /** Over the title, small: "E-12 · Epic". */
  eyebrow?: ReactNode;
  /** Buttons beside the cross. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** Leaves the panel: usually `router.replace` with the address without it. */
  onClose: () => void;
  children: ReactNode;
};

/**
 * Detail beside the list, which stays and stays usable: not a dialog. It has an address of its own
 * (a search parameter or segment of the page that renders it). Esc closes it; on a phone it is the
 * whole screen. Focus moves into it when it opens and back to where it was when it closes, else
 * to the page.
 */
export function SidePanel({ title, eyebrow, actions, footer, onClose, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const titleId = useId();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useKeptFocus(panel);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      const isKept = before instanceof HTMLElement && before !== document.body && before.isConnected;
      // Opened by its address, or from what is gone: the page itself.
      if (isKept) before.focus({ preventScroll: true });
      else if (document.activeElement === document.body) {
        document.getElementById("page")?.focus({ preventScroll: true });
      }
    };
  }, []);

  useEffect(() => {
    // A menu, popover or dialog on top takes its own Esc, and marks the event as handled.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector('[role="dialog"][data-state="open"], [role="menu"], [role="listbox"]')) return;
      close.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <aside
      ref={panel}
      data-side-panel=""
      tabIndex={-1}
      aria-labelledby={titleId}
      className="slide-in fixed inset-0 z-30 flex flex-col bg-surface outline-none md:inset-y-0 md:top-[calc(var(--banner)+var(--bar))] md:right-0 md:left-auto md:w-[min(var(--panel),45vw)] md:min-w-96 md:border-l md:max-lg:shadow-float print:hidden"
    >
      <header className="flex items-start gap-2 px-5 pt-4 pb-3 max-md:pt-[max(1rem,env(safe-area-inset-top))]">
        <div className="min-w-0 flex-1">
          {eyebrow ? <div className="mb-0.5 text-sm text-ink-3">{eyebrow}</div> : null}
          <h2 id={titleId} className="text-lg wrap-anywhere">
            {title}
          </h2>
        </div>
        <div className="-mt-1 -mr-2 flex items-center">
          {actions}
          <IconButton label="Close panel" shortcut="Esc" icon={<X />} onClick={onClose} />
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-6">{children}</div>
      {footer ? (
        <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          {footer}
        </footer>
      ) : null}
    </aside>
  );
}
