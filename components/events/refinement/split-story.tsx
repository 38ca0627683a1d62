"use client";

import { GitBranchPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { keepsStory } from "@/lib/domain/backlog/story-policy";
import type { TableStory } from "./story-on-table";

const SplitDialog = lazily(
  dynamic(() => import("@/components/backlog/story/split-dialog").then((module) => module.SplitDialog)),
);

/** Splits the Story on the table, for who keeps it. */
export function SplitStory({ story, standing }: Pick<TableStory, "story" | "standing">) {
  const { actor, isRetired } = useHere();
  const [isSplitting, setSplitting] = useState(false);
  if (isRetired || story.deletedAt !== null || !keepsStory(actor, standing)) return null;
  return (
    <>
      <Button onClick={() => setSplitting(true)}>
        <GitBranchPlus /> Split it
      </Button>
      {isSplitting ? <SplitDialog story={story} onClose={() => setSplitting(false)} /> : null}
    </>
  );
}
