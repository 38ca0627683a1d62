"use client";

import type { ReactNode } from "react";
import { Fold } from "@/components/ui/fold";
import { Link } from "@/components/ui/link";

type RoomInputProps = {
  /** What there is: "12 Ready Epics". */
  title: ReactNode;
  count: number;
  /** The page that has them all. */
  href?: string;
  children: ReactNode;
};

/** Something an event starts from, counted: it opens what it counts. Nothing where there is none. */
export function RoomInput({ title, count, href, children }: RoomInputProps) {
  if (count === 0) return null;
  return (
    <Fold
      title={title}
      className="rounded border bg-surface"
      lineClass="min-h-10 px-2 py-1.5 font-medium hover:bg-hover"
    >
      <div className="flex flex-col gap-3 border-t px-3 py-3">
        {children}
        {href ? (
          <Link href={href} className="min-h-6 self-start text-accent-ink hover:underline">
            See all
          </Link>
        ) : null}
      </div>
    </Fold>
  );
}
