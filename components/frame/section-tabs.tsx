"use client";

import clsx from "clsx";
import { useHere } from "@/components/flow-teams/here";
import { Link } from "@/components/ui/link";

type SectionTabsProps<Path extends string> = {
  label: string;
  /** Addresses from the Flow Team's own on. */
  pages: readonly { path: Path; label: string }[];
  current: Path;
};

/** The pages of one section, beside each other: the rail names the section alone. */
export function SectionTabs<Path extends string>({ label, pages, current }: SectionTabsProps<Path>) {
  const { slug } = useHere();
  return (
    <nav aria-label={label} className="flex items-center gap-1">
      {pages.map((page) => (
        <Link
          key={page.path}
          href={`/flow-teams/${slug}/${page.path}`}
          aria-current={page.path === current ? "page" : undefined}
          className={clsx(
            "inline-flex h-control items-center rounded px-2.5 font-medium",
            page.path === current ? "bg-accent-soft text-accent-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
          )}
        >
          {page.label}
        </Link>
      ))}
    </nav>
  );
}
