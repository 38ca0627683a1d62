"use client";

import { useMemo } from "react";
import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type DependenciesView, type Judged, judgeAll } from "@/lib/domain/dependencies/view";
import type { PaintedView } from "@/lib/domain/live";
import type { Refusal } from "@/lib/domain/result";

/** What a server component has read already. */
export type PaintedDependencies = { view: PaintedView<DependenciesView>; ground: PaintedView<GroundView> };

export type DependenciesInSight = { view: DependenciesView; ground: GroundView; judged: Judged[] };

/** Every Dependency, judged, live; undefined until it is there. */
export function useDependencies(
  painted?: PaintedDependencies,
  options: { enabled?: boolean } = {},
): { data: DependenciesInSight | undefined; refusal: Refusal | null } {
  const { slug } = useHere();
  const { data: view, refusal } = useView<DependenciesView>({ slug, view: "dependencies" }, painted?.view, options);
  const ground = useGround(painted?.ground);
  const data = useMemo(
    () => (view && ground ? { view, ground, judged: judgeAll(view, ground) } : undefined),
    [view, ground],
  );
  return { data, refusal };
}
