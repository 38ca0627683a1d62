"use client";

import { FailedPage } from "@/components/frame/failed-page";

/** A page outside of a Flow Team's frame, or the frame itself, failed. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <FailedPage error={error} retry={retry} heading="h1" />
    </main>
  );
}
