"use client";

import type { ReactNode } from "react";
import { toast } from "@/components/ui/toast";
import { ClientProvider } from "@/lib/client/provider";
import { OpenRefusalNotices } from "./open-refusals";

type ProvidersProps = {
  /** The build that made this page. */
  build: string;
  /** Who is signed in; null on pages for anybody. */
  personId: string | null;
  children: ReactNode;
};

/** What every page with live content stands on. Once, in the layout of signed-in pages. */
export function Providers({ build, personId, children }: ProvidersProps) {
  return (
    <ClientProvider build={build} personId={personId} announce={sayDone}>
      {children}
      <OpenRefusalNotices />
    </ClientProvider>
  );
}

function sayDone(message: string, onUndo?: () => void): void {
  toast({ message, onUndo });
}
