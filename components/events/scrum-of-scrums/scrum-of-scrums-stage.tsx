"use client";

import { ItemPanels } from "@/components/backlog/item-panels";
import { useGround } from "@/components/backlog/use-stories";
import { RegisterPanels } from "@/components/dependencies/register-panels";
import { EmptyState } from "@/components/ui/empty-state";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useAnswers } from "../answers/use-answers";
import { useRoom } from "../room/use-room";
import { Reports } from "./reports";
import { Solutions } from "./solutions";

/** Scrum of Scrums: the teams report, then what they found is solved. */
export function ScrumOfScrumsStage() {
  const { slug, key, room, step } = useRoom();
  const ground = useGround();
  const answers = useAnswers(slug, key, room.event.kind);
  if (!ground || !answers.view) {
    return (
      <div className="p-6">
        {answers.refusal ? <RefusalNotice refusal={answers.refusal} /> : <Skeleton className="h-64" />}
      </div>
    );
  }
  if (ground.teams.length === 0) {
    return (
      <EmptyState title="No Scrum Team yet">
        Each Scrum Team reports here. They are added under Teams before the Flow Team launches.
      </EmptyState>
    );
  }
  const Part = step === "solutions" ? Solutions : Reports;
  return (
    <div className="mx-auto flex max-w-4xl in-data-projector:max-w-none flex-col gap-6 p-5 max-md:p-4">
      <Part ground={ground} answers={answers} />
      <ItemPanels />
      <RegisterPanels />
    </div>
  );
}
