"use client";

import { Notice } from "@/components/ui/notice";
import { sayLeftOpen } from "@/lib/domain/events/review";
import { useRecap, useReview } from "./use-review";

/** What the Review is about to close without: demos nobody saw, a goal nobody spoke of. It bars nothing. */
export function LeftOpen() {
  const { data: review } = useReview();
  const { data: recap } = useRecap();
  const left = review && recap ? sayLeftOpen(review, recap) : [];
  if (left.length === 0) return null;
  return (
    <Notice>
      {left.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
