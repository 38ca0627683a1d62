"use client";

/** Looks around at a step (from 0), or follows the room again (null): it stands in the address. */
export function lookAt(step: number | null): void {
  const params = new URLSearchParams(window.location.search);
  if (step === null) params.delete("step");
  else params.set("step", String(step + 1));
  const search = params.toString();
  window.history.replaceState(null, "", `${window.location.pathname}${search && `?${search}`}`);
}
