"use client";

import { useSearchParams } from "next/navigation";
import { useDeferredValue, useMemo } from "react";
import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { setInAddress } from "@/lib/client/address";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { MinutesAsked, type MinutesListView, mostMinutes } from "@/lib/domain/events/minutes-list";
import type { PaintedView } from "@/lib/domain/live";
import { counted } from "@/lib/domain/words";
import { EventsTabs } from "../events-tabs";
import { MinutesRow } from "./minutes-row";
import { MinutesToolbar } from "./minutes-toolbar";

type MinutesListScreenProps = {
  painted: { view: PaintedView<MinutesListView>; ground: PaintedView<GroundView>; asked: MinutesAsked };
};

/** The minutes of closed events, newest first: found by kind, team, Flow Sprint and what they say. */
export function MinutesListScreen({ painted }: MinutesListScreenProps) {
  const { slug } = useHere();
  const ground = useGround(painted.ground);
  const query = useAsked();
  const isAsPainted = JSON.stringify(query) === JSON.stringify(queryOf(painted.asked));
  const { data, refusal } = useView<MinutesListView>(
    { slug, view: "minutes", query },
    isAsPainted ? painted.view : null,
  );
  const isFiltered = Object.keys(query).length > 0;
  return (
    <PageFrame
      title="Minutes"
      subtitle={data ? counted(data.count, "closed event") : null}
      toolbar={
        <>
          <EventsTabs current="events/minutes" />
          <MinutesToolbar ground={ground} />
        </>
      }
    >
      <RefusalNotice refusal={refusal} />
      {!data ? (
        refusal ? null : (
          <Skeleton className="mx-auto h-96 max-w-4xl" />
        )
      ) : data.lines.length > 0 ? (
        <>
          <ul aria-label="Minutes" className="mx-auto max-w-4xl overflow-hidden rounded-lg border bg-surface">
            {data.lines.map((line) => (
              <MinutesRow key={line.key} line={line} />
            ))}
          </ul>
          {data.count > data.lines.length ? (
            <p className="mx-auto mt-3 max-w-4xl text-ink-2">
              The newest {mostMinutes} of {data.count}. Choose a Flow Sprint, or find older ones by their words.
            </p>
          ) : null}
        </>
      ) : (
        <EmptyState
          title={isFiltered ? "No minutes pass the filters" : "No event has been closed yet"}
          action={
            isFiltered ? (
              <Button onClick={() => setInAddress({ q: null, kind: null, team: null, sprint: null })}>
                Clear the filters
              </Button>
            ) : null
          }
        >
          {isFiltered
            ? "Those of a Team Sprint Retrospective are shown to its team alone."
            : "When an event closes, its outputs, decisions and action items stand here."}
        </EmptyState>
      )}
    </PageFrame>
  );
}

/** What the address asks for, a little behind fast typing. */
function useAsked(): Record<string, string> {
  const params = useSearchParams();
  const asked = useMemo(() => queryOf(MinutesAsked.parse(Object.fromEntries(params))), [params]);
  return useDeferredValue(asked);
}

/** In one order, and without what isn't asked. */
function queryOf({ kind, team, sprint, q }: MinutesAsked): Record<string, string> {
  return {
    ...(kind && { kind }),
    ...(team && { team }),
    ...(sprint && { sprint: String(sprint) }),
    ...(q?.trim() && { q: q.trim() }),
  };
}
