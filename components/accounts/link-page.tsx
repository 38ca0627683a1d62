import type { ReactNode } from "react";
import { ChoosePasswordForm } from "@/components/accounts/choose-password-form";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import type { LinkPurpose } from "@/lib/domain/accounts/links";
import type { Result } from "@/lib/domain/result";

/** Whom a link is for, as its page may tell: null for the first administrator's. */
type LinkFor = { email: string; name: string; inviter: string | null } | null;

type LinkPageProps = {
  title: string;
  /** What the link leads to, in a sentence. */
  children: ReactNode;
  purpose: LinkPurpose;
  token: string;
  opened: Result<LinkFor>;
};

/** The page of a one-time link. Looking at it uses nothing up: mail programs look too. */
export function LinkPage({ title, children, purpose, token, opened }: LinkPageProps) {
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <h1 className="text-2xl">{opened.ok ? title : "This link doesn't open"}</h1>
        {opened.ok ? <p className="text-ink-2 wrap-anywhere">{children}</p> : null}
      </div>
      {opened.ok ? (
        <ChoosePasswordForm
          purpose={purpose}
          token={token}
          email={opened.value?.email ?? null}
          name={opened.value?.name}
        />
      ) : (
        <>
          <RefusalNotice refusal={opened.refusal} />
          <Link href="/sign-in" className="text-ink-2 underline underline-offset-2 hover:text-ink">
            Go to sign in
          </Link>
        </>
      )}
    </>
  );
}
