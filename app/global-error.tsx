"use client";

import "./globals.css";
import { FailedPage } from "@/components/frame/failed-page";

/** The root layout itself failed, so this brings its own document; its theme is the device's. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Flotilla</title>
        <main className="grid min-h-dvh place-items-center p-6">
          <FailedPage error={error} retry={retry} heading="h1" />
        </main>
      </body>
    </html>
  );
}
