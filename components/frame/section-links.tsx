"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import type { Section } from "./sections";

/** The sections, the one this page belongs to marked. */
export function SectionLinks({ sections }: { sections: readonly Section[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Sections">
      <ul className="flex flex-col gap-0.5">
        {sections.map((section) => (
          <li key={section.href}>
            <Link
              href={section.href}
              aria-current={isIn(path, section) ? "page" : undefined}
              className="flex h-7.5 items-center gap-2.5 rounded border border-transparent px-2 text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:text-ink pointer-coarse:h-control [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]"
            >
              {section.icon}
              <span className="min-w-0 flex-1 truncate">{section.label}</span>
              {section.count === undefined ? null : <span className="text-sm text-ink-3">{section.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whether a path is that of a section, of a page that belongs to it, or under one. */
export function isIn(path: string, { href, also = [] }: Section): boolean {
  return [href, ...also.map((page) => page.href)].some((one) => path === one || path.startsWith(`${one}/`));
}
