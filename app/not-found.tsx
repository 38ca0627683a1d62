import type { Metadata } from "next";
import { LostPage } from "@/components/frame/lost-page";
import { Logo } from "@/components/frame/logo";

export const metadata: Metadata = { title: "Not found" };

/** An address that leads nowhere, or to something this person has no part in: the two look the same. */
export default function NotFoundPage() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-0 p-6">
      <Logo />
      <LostPage heading="h1" />
    </main>
  );
}
