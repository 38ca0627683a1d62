"use client";

import clsx from "clsx";
import Link from "next/link";
import { useHere } from "@/components/flow-teams/here";

const tabs = [
  { name: "dependencies", label: "Dependencies" },
  { name: "risks", label: "Risks" },
  { name: "impediments", label: "Impediments" },
] as const;

type RegisterTabsProps = { current: (typeof tabs)[number]["name"] };

/** What may come between a plan and its end: three pages of one section. */
export function RegisterTabs({ current }: RegisterTabsProps) {
  const { slug } = useHere();
  return (
    <nav aria-label="Registers" className="flex items-center gap-1">
      {tabs.map(({ name, label }) => (
        <Link
          key={name}
          href={`/flow-teams/${slug}/${name}`}
          aria-current={name === current ? "page" : undefined}
          className={clsx(
            "inline-flex h-control items-center rounded px-2.5 font-medium",
            name === current ? "bg-accent-soft text-accent-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
