"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { showOverlay, useOverlay } from "./overlays";

type MoreSheetProps = { title: string; children: ReactNode };

/** All that the phone's bottom bar has no room for. Closes when a link in it is followed. */
export function MoreSheet({ title, children }: MoreSheetProps) {
  const isOpen = useOverlay() === "more";
  const path = usePathname();
  const openedOn = useRef(path);
  useEffect(() => {
    if (openedOn.current === path) return;
    openedOn.current = path;
    showOverlay(null);
  }, [path]);
  return (
    <Dialog title={title} open={isOpen} onOpenChange={(open) => showOverlay(open ? "more" : null)}>
      <div className="flex flex-col gap-4">{children}</div>
    </Dialog>
  );
}
