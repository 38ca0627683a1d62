"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { ItemPanels } from "@/components/backlog/item-panels";
import { RegisterPanels } from "@/components/dependencies/register-panels";
import { lazily } from "@/components/ui/lazily";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { setInAddress } from "@/lib/client/address";
import { useMayAnswer } from "../answers/use-may-answer";
import { useRoom } from "../room/use-room";
import { OwnUpdate } from "./daily-update";
import { PeopleUpdates } from "./people-updates";
import { type Daily, useDaily } from "./use-daily";

const BoardWalk = lazily(
  dynamic(() => import("./board-walk").then((module) => module.BoardWalk)),
  <Skeleton className="h-72" />,
);

/** Daily Scrum: one's own update, the others' one after another, and the board. */
export function DailyStage() {
  const { key, room } = useRoom();
  const daily = useDaily(key, room.event.teamId ?? "");
  if (!daily) {
    return (
      <div className="p-5">
        <Skeleton className="h-72" />
      </div>
    );
  }
  return (
    <>
      <DailyParts daily={daily} />
      <ItemPanels />
      <RegisterPanels />
    </>
  );
}

function DailyParts({ daily }: { daily: Daily }) {
  const { me, isProjector, mayLead, isRunning } = useRoom();
  const params = useSearchParams();
  const isOwn = useMayAnswer()(me.personId);
  const showsBoard = params.get("show") === "board";
  return (
    <div className="mx-auto flex max-w-4xl in-data-projector:max-w-none flex-col gap-6 p-5 max-md:p-4">
      {isOwn ? <OwnUpdate daily={daily} isFolded={mayLead && isRunning} /> : null}
      {isProjector ? null : (
        <Segmented
          label="What is shown"
          className="self-start"
          value={showsBoard ? "board" : "people"}
          onChange={show}
          options={[
            { value: "people", label: "One after another" },
            { value: "board", label: "Board walk" },
          ]}
        />
      )}
      {showsBoard ? (
        <BoardWalk daily={daily} />
      ) : (
        <PeopleUpdates daily={daily} asked={params.get("person")} isCounted={!isOwn} />
      )}
    </div>
  );
}

function show(what: "people" | "board"): void {
  setInAddress({ show: what === "board" ? what : null });
}
