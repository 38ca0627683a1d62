import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DemoEntries } from "@/components/accounts/demo-entries";
import { OpenIdButton } from "@/components/accounts/openid-button";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { safeNextPath } from "@/lib/domain/accounts/next-path";
import { notAdmitted } from "@/lib/domain/accounts/openid";
import { openIdName } from "@/lib/server/accounts/auth";
import { isDemoEntryOpen } from "@/lib/server/accounts/demo";
import { getActor } from "@/lib/server/session";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next: asked, error, refused } = await searchParams;
  const next = safeNextPath(asked) ?? "/";
  if (await getActor()) redirect(next);
  const isDemo = await isDemoEntryOpen();
  const provider = openIdName();
  return (
    <>
      {refused ? <RefusalNotice refusal={notAdmitted.refusal} /> : null}
      {error && !refused ? (
        <Notice tone="bad" alert title={`Signing in${provider ? ` with ${provider}` : ""} didn't work.`}>
          Try again. If it stays so, tell an Administrator.
        </Notice>
      ) : null}
      {isDemo ? <DemoDoors next={next} /> : <h1 className="text-2xl">Sign in</h1>}
      {provider ? <OpenIdButton name={provider} next={next} /> : null}
      {isDemo ? (
        <details className="group">
          <summary className="text-ink-2 hover:text-ink">Sign in with e-mail and password</summary>
          <div className="pt-4">
            <SignInForm next={next} />
          </div>
        </details>
      ) : (
        <SignInForm next={next} />
      )}
    </>
  );
}

function DemoDoors({ next }: { next: string }) {
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <h1 className="text-2xl">Enter the demo</h1>
        <p className="text-ink-2">
          This is a demo: an invented Flow Team with invented people, and no password needed. Choose whose eyes to look
          through.
        </p>
      </div>
      <DemoEntries next={next} />
      <p className="text-sm text-ink-3">
        To plan for real, make the first account by the link in the terminal that Flotilla was started in. One-click
        entry ends with it.
      </p>
    </section>
  );
}
