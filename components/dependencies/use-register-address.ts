"use client";

import { useSearchParams } from "next/navigation";

/** Which rows of a register are shown. The team is named by its slug. */
export type RegisterAddress = { text: string; show: string; team: string | null };

/** What of a register is shown, read from the address. Without more said, what is open. */
export function useRegisterAddress(): RegisterAddress {
  const params = useSearchParams();
  return { text: params.get("q") ?? "", show: params.get("show") ?? "open", team: params.get("team") };
}
