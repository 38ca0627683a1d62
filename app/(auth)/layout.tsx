import type { ReactNode } from "react";
import { HarbourPicture } from "@/components/accounts/harbour-picture";
import { Logo } from "@/components/frame/logo";

/** The pages before signing in: one column to act in, and a calm picture where there is room. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(27rem,34rem)_1fr]">
      <main className="flex flex-col bg-surface px-6 py-6 sm:px-12 sm:py-8">
        <Logo />
        <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-6 py-10">{children}</div>
      </main>
      <HarbourPicture className="max-lg:hidden" />
    </div>
  );
}
