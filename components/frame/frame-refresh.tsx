"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useHints, useReopening } from "@/lib/client/use-live";

/** How long hints are gathered before the frame is painted anew, in milliseconds. */
const gatherFor = 400;

/** Has the server paint the frame anew when teams, roles or the calendar have changed. */
export function FrameRefresh({ flowTeamId }: { flowTeamId: string }) {
  const router = useRouter();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasOpen = useRef(false);
  const refresh = () => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => router.refresh(), gatherFor);
  };
  useHints((hint) => {
    const isFrame = hint.context === "flow-teams" || hint.context === "calendar";
    if (isFrame && hint.flowTeamId === flowTeamId) refresh();
  });
  useReopening(() => {
    // The first opening misses nothing: the page has just been painted.
    if (wasOpen.current) refresh();
    wasOpen.current = true;
  });
  useEffect(() => () => clearTimeout(waiting.current), []);
  return null;
}
