"use client";

import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import { showOverlay } from "./overlays";
import { isIn } from "./section-links";
import type { Section } from "./sections";

/** The rail on a phone: the sections used most, and the way to the rest. */
export function PhoneBar({ sections }: { sections: readonly Section[] }) {
  const path = usePathname();
  const tab =
    "flex h-14 w-full flex-col items-center justify-center gap-1 text-xs font-medium text-ink-2 aria-[current=page]:text-accent-ink focus-visible:-outline-offset-2 [&_svg]:size-5 [&_svg]:stroke-[1.75]";
  return (
    <nav
      aria-label="Sections"
      data-frame=""
      className="shrink-0 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {sections.map((section) => (
          <li key={section.href} className="flex-1">
            <Link href={section.href} aria-current={isIn(path, section) ? "page" : undefined} className={tab}>
              {section.icon}
              {section.label}
            </Link>
          </li>
        ))}
        <li className="flex-1">
          <button type="button" onClick={() => showOverlay("more")} className={tab}>
            <MenuIcon aria-hidden="true" />
            More
          </button>
        </li>
      </ul>
    </nav>
  );
}
