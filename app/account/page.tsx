import type { Metadata } from "next";
import { AccountSection } from "@/components/accounts/account-section";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { OwnKeys } from "@/components/accounts/own-keys";
import { OwnNameForm } from "@/components/accounts/own-name-form";
import { OwnSignIns } from "@/components/accounts/own-sign-ins";
import { FeedAddress } from "@/components/events/feed-address";
import { PageFrame } from "@/components/frame/page-frame";
import { getOwnAccount } from "@/lib/server/accounts/queries";
import { feedMadeAt } from "@/lib/server/events/feed-queries";
import { getSignInId, requireActor } from "@/lib/server/session";

export const metadata: Metadata = { title: "Account" };

/** One's own account: name, password, calendar, keys, and where one is signed in. */
export default async function AccountPage() {
  const actor = await requireActor();
  const account = await getOwnAccount(actor, await getSignInId());
  return (
    <PageFrame title="Account">
      <div className="mx-auto max-w-3xl">
        <AccountSection title="You" description={account.email}>
          <OwnNameForm key={account.name} name={account.name} />
        </AccountSection>
        <AccountSection title="Password" description="Changing it signs you out everywhere else.">
          {account.hasPassword ? (
            <ChangePasswordForm email={account.email} />
          ) : (
            <p className="text-ink-2">
              {actor.confinedTo
                ? "People of the demo have no password: they are entered in one click."
                : "You sign in without a password here."}
            </p>
          )}
        </AccountSection>
        <AccountSection
          id="calendar"
          title="Your calendar"
          description="Your events of all Flow Teams in the calendar program you use: those of the last, the running and the next two Flow Sprints."
        >
          <FeedAddress madeAt={await feedMadeAt(actor.personId)} />
        </AccountSection>
        <AccountSection id="keys" title="Keyboard" description="Kept in this browser.">
          <OwnKeys />
        </AccountSection>
        <AccountSection
          title="Where you are signed in"
          description="A sign-in lasts 30 days, or until it's ended here."
        >
          <OwnSignIns signIns={account.signIns} />
        </AccountSection>
      </div>
    </PageFrame>
  );
}
