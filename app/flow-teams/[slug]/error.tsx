"use client";

import { FailedPage } from "@/components/frame/failed-page";
import { PageFrame } from "@/components/frame/page-frame";

/** A page failed; the frame around it stays. */
export default function ErrorInFlowTeam({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PageFrame title="Something went wrong">
      <FailedPage error={error} retry={retry} />
    </PageFrame>
  );
}
