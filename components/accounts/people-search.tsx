"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { TextField } from "@/components/ui/text-field";

/** Searches people by name or e-mail; the search is in the address. */
export function PeopleSearch({ search }: { search: string }) {
  const router = useRouter();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return (
    <search className="w-full max-w-xs">
      <TextField
        type="search"
        aria-label="Search people"
        placeholder="Name or e-mail"
        defaultValue={search}
        onChange={(event) => {
          const typed = event.target.value.trim();
          clearTimeout(waiting.current);
          // Once the person pauses, not with each key.
          waiting.current = setTimeout(() => {
            router.replace(typed ? `/administration?q=${encodeURIComponent(typed)}` : "/administration");
          }, 250);
        }}
      />
    </search>
  );
}
