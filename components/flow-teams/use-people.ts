"use client";

import { useMemo } from "react";
import { useView } from "@/lib/client/use-view";
import type { FlowTeamFacts } from "@/lib/domain/flow-teams/facts";
import { type PeopleView, factsOf } from "@/lib/domain/flow-teams/view";
import type { PaintedView } from "@/lib/domain/live";
import { useHere } from "./here";

export type People = {
  view: PeopleView;
  /** The same as the TEAM rules look at them. */
  facts: FlowTeamFacts;
};

/** Who is in this Flow Team, followed live. */
export function usePeople(initial: PaintedView<PeopleView>): People {
  const { slug } = useHere();
  const { data: view } = useView<PeopleView>({ slug, view: "people" }, initial);
  const facts = useMemo(() => factsOf(view), [view]);
  return { view, facts };
}
