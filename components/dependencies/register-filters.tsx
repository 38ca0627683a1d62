"use client";

import { ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { ToolbarBox } from "@/components/ui/toolbar-box";

/** What narrows a register: in the toolbar, on a phone behind a button that says how many are set. */
export function RegisterFilters({ count, children }: { count: number; children: ReactNode }) {
  return (
    <>
      <span className="contents max-md:hidden">{children}</span>
      <span className="ml-auto md:hidden">
        <ToolbarBox label="Filters" icon={<ListFilter />} count={count} className="w-80">
          <div className="grid gap-3">{children}</div>
        </ToolbarBox>
      </span>
    </>
  );
}
