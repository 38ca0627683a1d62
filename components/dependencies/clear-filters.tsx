"use client";

import { Button } from "@/components/ui/button";
import { setInAddress } from "@/lib/client/address";

/** The way out where no Dependency passes the filters. */
export function ClearFilters() {
  return (
    <Button onClick={() => setInAddress({ q: null, show: null, team: null, needer: null, giver: null })}>
      Clear the filters
    </Button>
  );
}
