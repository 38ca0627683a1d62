"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useMay } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

const GoalDialog = lazily(dynamic(() => import("./goal-dialog").then((module) => module.GoalDialog)));

/** The Product Goal beside the page's title; behind it all that is known of it. */
export function GoalPill({ goal }: { goal: RoadmapView["goal"] }) {
  const [isOpen, setOpen] = useState(false);
  const isCpo = useMay("own the product");
  if (!goal && !isCpo) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="inline-block max-w-full truncate rounded-full bg-sunken px-2.5 py-0.5 text-sm hover:bg-hover"
      >
        {goal ? `Product Goal: ${goal.text}` : "Set the Product Goal"}
      </button>
      {isOpen ? <GoalDialog goal={goal} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
