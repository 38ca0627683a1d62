"use client";

import { setInAddress } from "@/lib/client/address";

/** Looks around at a step (from 0), or follows the room again (null): it stands in the address. */
export function lookAt(step: number | null): void {
  setInAddress({ step: step === null ? null : String(step + 1) });
}
