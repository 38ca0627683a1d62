"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { setInAddress } from "@/lib/client/address";
import { type DependenciesAddress, parseDependenciesAddress } from "@/lib/domain/dependencies/addresses";

/** What of the Dependencies is shown, read from the address and changed in it. */
export function useDependenciesAddress(): {
  address: DependenciesAddress;
  change(values: Record<string, string | null>): void;
} {
  const params = useSearchParams();
  const address = useMemo(() => parseDependenciesAddress(params), [params]);
  return { address, change: setInAddress };
}
