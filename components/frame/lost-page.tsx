import { Compass } from "lucide-react";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

type LostPageProps = {
  heading?: "h1";
  /** Where what was looked for would be listed. */
  back?: { label: string; href: string };
};

/** What a 404 may be, and where to go from here. */
export function LostPage({ heading, back }: LostPageProps) {
  return (
    <EmptyState
      title="There is nothing here for you"
      icon={<Compass />}
      heading={heading}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          {back ? (
            <Link href={back.href} className={buttonLook("primary")}>
              {back.label}
            </Link>
          ) : null}
          <Link href="/flow-teams" className={buttonLook(back ? "secondary" : "primary")}>
            Your Flow Teams
          </Link>
        </span>
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
