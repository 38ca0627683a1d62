"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { Dialog } from "@/components/ui/dialog";
import { showOverlay, useOverlay } from "./overlays";

type MoreSheetProps = { title: string; children: ReactNode };

/** All that the phone's bottom bar has no room for. Closes when a link in it is followed. */
export function MoreSheet({ title, children }: MoreSheetProps) {
  const isOpen = useOverlay() === "more";
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it
  useEffect(() => {
    showOverlay(null);
  }, [path]);
  return (
    <Dialog title={title} open={isOpen} onOpenChange={(open) => showOverlay(open ? "more" : null)}>
      <div className="flex flex-col gap-4">{children}</div>
    </Dialog>
  );
}

/** A row of it that leads somewhere. */
export function MoreLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Link
      href={href}
      onClick={() => showOverlay(null)}
      className="flex h-control items-center gap-3 rounded px-2 hover:bg-hover [&_svg]:size-4.5 [&_svg]:text-ink-3"
    >
      {icon}
      {children}
    </Link>
  );
}
