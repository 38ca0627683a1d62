"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useHints, useReopening } from "@/lib/client/use-live";
import { inboxOf } from "@/lib/domain/live";

/** How long hints are gathered before the frame is painted anew, in milliseconds. */
const gatherFor = 400;

/** Whether somebody is in the middle of a form: what they typed must outlive a role taken away. */
function isTyping(): boolean {
  return (
    document.querySelector("[role=dialog] form, [role=dialog] textarea") !== null ||
    (document.activeElement?.matches("input, textarea") ?? false)
  );
}

/**
 * Whether the server and its database are there. Next leaves a page it asks for in vain for the
 * browser's own error page; the old one is better, and the stream's next opening asks again.
 */
async function isThere(): Promise<boolean> {
  return fetch("/api/ready", { cache: "no-store" }).then(
    (answer) => answer.ok,
    () => false,
  );
}

type FrameRefreshProps = {
  flowTeamId: string;
  personId: string;
  /** The frame counts the Dependencies that wait for the person. */
  countsDependencies: boolean;
};

/** Has the server paint the frame anew when teams, roles, the calendar or what it counts have changed. */
export function FrameRefresh({ flowTeamId, personId, countsDependencies }: FrameRefreshProps) {
  const router = useRouter();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasOpen = useRef(false);
  const refresh = () => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(async () => {
      if (isTyping()) refresh();
      else if (await isThere()) router.refresh();
    }, gatherFor);
  };
  useHints((hint) => {
    const isCounted = countsDependencies && hint.context === "dependencies";
    const isMine = hint.context === inboxOf(personId);
    const isFrame = isCounted || isMine || hint.context === "flow-teams" || hint.context === "calendar";
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
