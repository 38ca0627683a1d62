"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { setInAddress } from "@/lib/client/address";

type PanelAddress = {
  /** The number of the Epic that is open beside the page, or null. */
  epic: number | null;
  /** The number of the Story that is open beside the page, or null. */
  story: number | null;
  /** The number of the Milestone that is open beside the page, or null. */
  milestone: number | null;
  /** The number of the Dependency, Risk, Impediment or Improvement that is open beside the page, or null. */
  dependency: number | null;
  risk: number | null;
  impediment: number | null;
  improvement: number | null;
  openEpic(number: number): void;
  openStory(number: number): void;
  openMilestone(number: number): void;
  openDependency(number: number): void;
  openRisk(number: number): void;
  openImpediment(number: number): void;
  openImprovement(number: number): void;
  close(): void;
};

const names = ["epic", "story", "about-milestone", "dependency", "risk", "impediment", "improvement"] as const;

/**
 * What the address opens beside the page (`?epic=12`), one thing at a time. Opening adds to the
 * browser's history, so that Back closes the panel; going from one to the next replaces.
 */
export function usePanelAddress(): PanelAddress {
  const params = useSearchParams();
  const go = useCallback((name: (typeof names)[number] | null, number?: number) => {
    const values = Object.fromEntries(names.map((one) => [one, one === name ? String(number) : null]));
    setInAddress(values, (now) => name !== null && !names.some((one) => now.has(one)));
  }, []);
  return {
    epic: positive(params.get("epic")),
    story: positive(params.get("story")),
    milestone: positive(params.get("about-milestone")),
    dependency: positive(params.get("dependency")),
    risk: positive(params.get("risk")),
    impediment: positive(params.get("impediment")),
    improvement: positive(params.get("improvement")),
    openEpic: useCallback((number: number) => go("epic", number), [go]),
    openStory: useCallback((number: number) => go("story", number), [go]),
    openMilestone: useCallback((number: number) => go("about-milestone", number), [go]),
    openDependency: useCallback((number: number) => go("dependency", number), [go]),
    openRisk: useCallback((number: number) => go("risk", number), [go]),
    openImpediment: useCallback((number: number) => go("impediment", number), [go]),
    openImprovement: useCallback((number: number) => go("improvement", number), [go]),
    close: useCallback(() => go(null), [go]),
  };
}

function positive(text: string | null): number | null {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : null;
}
