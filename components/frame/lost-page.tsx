import { Compass } from "lucide-react";
import Link from "next/link";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What a 404 may be, and where to go from here. */
export function LostPage({ heading }: { heading?: "h1" }) {
  return (
    <EmptyState
      title="There is nothing here for you"
      icon={<Compass />}
      heading={heading}
      action={
        <Link href="/flow-teams" className={buttonLook("primary")}>
          Your Flow Teams
        </Link>
      }
    >
      <p>One of these is so:</p>
      <ul className="mt-1 list-disc pl-5 text-left">
        <li>the address has a typing error, or what it showed is gone;</li>
        <li>it belongs to a Flow Team you have no part in: ask who sent you the link;</li>
        <li>you are signed in as somebody else than usual.</li>
      </ul>
    </EmptyState>
  );
}
