"use client";

import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { showOverlay } from "./overlays";

/** A row of the phone's "More" that leads somewhere. */
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
