"use client";

import { useMemo } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useView } from "@/lib/client/use-view";
import { type DependenciesView, judgeAll } from "@/lib/domain/dependencies/view";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

/**
 * Every Dependency, those of Stories included, judged on a roadmap or on what a draft makes of it.
 * For Members, and only while it is asked for: undefined otherwise, and until it is there.
 */
export function useRegister(roadmap: RoadmapView, isAsked = true) {
  const { slug } = useHere();
  const enabled = useMay("contribute") && isAsked;
  const { data } = useView<DependenciesView>({ slug, view: "dependencies" }, null, { enabled });
  const register = enabled ? data : undefined;
  const ofItems = useMemo(() => register && judgeAll(register, roadmap), [register, roadmap]);
  return { register, ofItems };
}
