"use client";

import { Suspense, lazy, useEffect, useState } from "react";
import { takeActSaid } from "./announce";
import type { ShownToast, ToastMessage } from "./toast-list";

const shown = new EventTarget();

/** Says for some seconds that something worked, with a way to take it back. */
export function toast(message: ToastMessage): void {
  shown.dispatchEvent(new CustomEvent<ToastMessage>("show", { detail: message }));
}

/** Fetched with the first toast. */
const ToastList = lazy(async () => ({ default: (await import("./toast-list")).ToastList }));

/** Where toasts appear. Once, in the root layout. */
export function Toaster() {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const [isUsed, setUsed] = useState(false);
  useEffect(() => {
    let count = 0;
    const onShow = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const told = event.detail as ToastMessage;
      // A second sentence is more than what was said: what is still open, say.
      const added = { ...told, id: ++count, isSaid: takeActSaid() && !told.message.includes(". ") };
      setUsed(true);
      // One after the other, or quick acts pile up: what was done before is taken back by Undo's own key and command.
      setToasts([added]);
    };
    shown.addEventListener("show", onShow);
    return () => shown.removeEventListener("show", onShow);
  }, []);
  if (!isUsed) return null;
  return (
    <Suspense>
      <ToastList toasts={toasts} onClosed={(id) => setToasts((before) => before.filter((other) => other.id !== id))} />
    </Suspense>
  );
}
