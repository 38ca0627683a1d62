"use client";

import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { useRoom } from "./use-room";

type OpensProps = Omit<ComponentProps<"button">, "type" | "onClick"> & { onOpen(): void };

/** What opens what it names; on a wall, where nobody presses anything, its words alone. */
export function Opens({ onOpen, className, children, ...rest }: OpensProps) {
  const { isProjector } = useRoom();
  if (isProjector) return <span className={clsx(className, "pointer-events-none")}>{children}</span>;
  return (
    <button type="button" onClick={onOpen} className={className} {...rest}>
      {children}
    </button>
  );
}

/** As `Opens`, for what has a page of its own. */
export function LeadsTo({ href, className, children }: { href: string; className: string; children: ReactNode }) {
  const { isProjector } = useRoom();
  if (isProjector) return <span className={clsx(className, "pointer-events-none")}>{children}</span>;
  return (
    <Link href={href} className={className}>
      {children}
    </Link>
  );
}
