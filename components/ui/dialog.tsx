"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import clsx from "clsx";
import { type ReactElement, type ReactNode, useState } from "react";

type DialogProps = {
  title: string;
  /** What it is about, in a sentence. */
  description?: ReactNode;
  /** The button that opens it; left out when `open` is steered from outside. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "sm" | "md" | "lg";
  /** Buttons, the one to press last. */
  footer?: ReactNode;
  children?: ReactNode;
};

/** Something to settle before going on. Esc and the cross leave it; on a phone it is a sheet. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  size = "md",
  footer,
  children,
}: DialogProps) {
  // Without a trigger of its own the dialog has to know itself where the focus goes back to.
  const [last, setLast] = useState<{ isOpen: boolean; opener: HTMLElement | null }>({ isOpen: false, opener: null });
  if (Boolean(open) !== last.isOpen) setLast({ isOpen: Boolean(open), opener: open ? openerNow() : last.opener });
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger> : null}
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="appear fixed inset-0 z-40 bg-veil" />
        <RadixDialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...(trigger
            ? {}
            : {
                onCloseAutoFocus: (event: Event) => {
                  event.preventDefault();
                  // What the dialog led to may have taken it.
                  if (document.activeElement === document.body && !isCovered(last.opener))
                    last.opener?.focus({ preventScroll: true });
                },
              })}
          className={clsx(
            "appear fixed inset-x-0 bottom-0 z-40 flex max-h-[92dvh] flex-col rounded-t-xl border bg-surface shadow-float outline-none sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[76vh] sm:w-full sm:-translate-x-1/2 sm:rounded-xl",
            size === "sm" && "sm:max-w-sm",
            size === "md" && "sm:max-w-lg",
            size === "lg" && "sm:max-w-3xl",
          )}
        >
          <div className="px-5 pt-4 pr-14 pb-2">
            <RadixDialog.Title className="text-lg wrap-anywhere">{title}</RadixDialog.Title>
            {description ? (
              <RadixDialog.Description className="mt-0.5 text-ink-2">{description}</RadixDialog.Description>
            ) : null}
          </div>
          {children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div> : null}
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          ) : null}
          {/* Last, so that what is to be filled in has the focus first. */}
          <RadixDialog.Close
            aria-label="Close"
            className="absolute top-2.5 right-3 grid size-control place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </RadixDialog.Close>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** What has the focus when a dialog opens; where that is a menu's item, which goes, the menu's button. */
function openerNow(): HTMLElement | null {
  if (typeof document === "undefined") return null;
  const focused = document.activeElement?.closest("[role=menu]")
    ? document.querySelector('[aria-haspopup="menu"][aria-expanded="true"]')
    : document.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

/**
 * Whether another dialog has opened over it meanwhile: the focus goes back a moment after the close,
 * and keys meant for the new dialog would act on what lies under it.
 */
function isCovered(opener: HTMLElement | null): boolean {
  const above = [...document.querySelectorAll('[role="dialog"][data-state="open"]')].at(-1);
  return above !== undefined && !above.contains(opener);
}

/** Around a button in a dialog's foot or body that closes it: `<DialogClose><Button>…</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <RadixDialog.Close asChild>{children}</RadixDialog.Close>;
}
