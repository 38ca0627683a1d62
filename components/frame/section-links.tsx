"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Section } from "./sections";

/** The sections, the one this page belongs to marked. */
export function SectionLinks({ sections }: { sections: readonly Section[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Sections">
      <ul className="flex flex-col gap-0.5">
        {sections.map(({ href, label, icon, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isIn(path, href) ? "page" : undefined}
              className="flex h-7.5 items-center gap-2.5 rounded border border-transparent px-2 text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:text-ink pointer-coarse:h-control [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]"
            >
              {icon}
              <span className="min-w-0 flex-1 truncate">{label}</span>
              {count === undefined ? null : <span className="text-sm text-ink-3">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whether a path is that of a section or under it. */
export function isIn(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
