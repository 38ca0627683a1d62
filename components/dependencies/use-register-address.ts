"use client";

import { useSearchParams } from "next/navigation";
import { type RegisterAddress, parseRegisterAddress } from "@/lib/domain/dependencies/addresses";

/** What of a register is shown, read from the address. */
export function useRegisterAddress(): RegisterAddress {
  return parseRegisterAddress(useSearchParams());
}
