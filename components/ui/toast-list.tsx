"use client";

import { X } from "lucide-react";
import { Toast as RadixToast } from "radix-ui";
import { useEffect, useRef } from "react";

export type ToastMessage = {
  /** What was done: "Moved E-12 to Storage". Successes only: a refusal is a RefusalNotice, which stays. */
  message: string;
  /** Takes it back. */
  onUndo?: () => void;
};

/** `isSaid`: a screen reader has said it already. */
export type ShownToast = ToastMessage & { id: number; isSaid: boolean };

/** What Radix says before each toast, and asks for: nothing, for the message says all. */
const noLabel = "\u200b";

/**
 * Radix gives Esc to a toast that came after a menu or a dialog, since it lies over them. It was meant for
 * what has the focus: that gets it once the toast has gone.
 */
function passOn({ target }: KeyboardEvent): void {
  if (!(target instanceof HTMLElement) || !target.closest("[role=dialog], [role=menu], [role=listbox]")) return;
  const again = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  setTimeout(() => target.dispatchEvent(again));
}

type ToastListProps = {
  toasts: readonly ShownToast[];
  onClosed: (id: number) => void;
};

/**
 * The toasts there are now. Hover or focus keeps one; F8 goes to them. They stand above what is at the
 * page's foot (`useToastsAbove`); over a phone's sheet, and where they would cover what has the focus,
 * they are at the top.
 */
export function ToastList({ toasts, onClosed }: ToastListProps) {
  const viewport = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (toasts.length === 0) return;
    const onFocusIn = () => clearFocus(viewport.current);
    onFocusIn();
    document.addEventListener("focusin", onFocusIn);
    return () => {
      document.removeEventListener("focusin", onFocusIn);
      delete viewport.current?.dataset.top;
    };
  }, [toasts]);
  return (
    <RadixToast.Provider duration={8000} swipeDirection="down" label={noLabel}>
      {toasts.map((one) => (
        <RadixToast.Root
          key={one.id}
          type="background"
          onOpenChange={(open) => {
            if (!open) onClosed(one.id);
          }}
          onEscapeKeyDown={passOn}
          className="appear pointer-events-auto flex items-center gap-3 rounded-lg border bg-raised py-1.5 pr-1.5 pl-3.5 shadow-float"
        >
          <div className="contents" data-radix-toast-announce-exclude={one.isSaid ? "" : undefined}>
            <RadixToast.Description className="min-w-0 flex-1 wrap-anywhere">{one.message}</RadixToast.Description>
            {one.onUndo ? (
              <RadixToast.Action
                altText="Undo with the Undo command of the search box"
                onClick={one.onUndo}
                className="h-control rounded px-2 font-semibold text-accent-ink hover:bg-hover"
              >
                Undo
              </RadixToast.Action>
            ) : null}
            <RadixToast.Close
              aria-label="Close"
              className="grid size-control place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </RadixToast.Close>
          </div>
        </RadixToast.Root>
      ))}
      <RadixToast.Viewport
        ref={viewport}
        data-frame=""
        className="pointer-events-none fixed bottom-[var(--toasts-bottom,1rem)] left-1/2 z-50 flex w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col items-center gap-2 outline-none max-md:bottom-[var(--toasts-bottom,5rem)] max-md:[body:has([role=dialog])_&]:top-4 max-md:[body:has([role=dialog])_&]:bottom-auto data-top:top-4! data-top:bottom-auto!"
      />
    </RadixToast.Provider>
  );
}

/** Sends the toasts to the top while they lie over what has the focus, and back where they would do so there. */
function clearFocus(toasts: HTMLElement | null): void {
  const focused = document.activeElement;
  if (!toasts || !focused || focused === document.body || toasts.contains(focused)) return;
  const [a, b] = [toasts.getBoundingClientRect(), focused.getBoundingClientRect()];
  // What is as high as the page can't be cleared.
  if (b.height > window.innerHeight / 2) return;
  const isCovered = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  if (!isCovered) return;
  if (toasts.dataset.top === undefined) toasts.dataset.top = "";
  else delete toasts.dataset.top;
}
