import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { AccountSection } from "./account-section";

type InstallationFactsProps = {
  settings: {
    address: string;
    openId: { name: string; issuer: string } | null;
    mailFrom: string | null;
    isDemoEntryOpen: boolean;
  };
};

/** How one signs in here. Set by the environment, so only shown. */
export function InstallationFacts({ settings }: InstallationFactsProps) {
  const { address, openId, mailFrom, isDemoEntryOpen } = settings;
  return (
    <AccountSection title="Sign-in and mail" description="Set in the environment Flotilla is started with.">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2.5 max-sm:grid-cols-1 max-sm:gap-y-1">
        <Fact name="Address">{address}</Fact>
        <Fact name="E-mail and password">
          <Badge tone="ok">On</Badge>
        </Fact>
        <Fact name="OpenID Connect">
          {openId ? (
            <>
              <Badge tone="ok">On</Badge> {openId.name}, {openId.issuer}
            </>
          ) : (
            <>
              <Badge>Off</Badge> Set OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME.
            </>
          )}
        </Fact>
        <Fact name="Mail">
          {mailFrom ? (
            <>
              <Badge tone="ok">On</Badge> from {mailFrom}
            </>
          ) : (
            <>
              <Badge>Off</Badge> Links are shown to whoever invites, to hand over. Set SMTP_URL and MAIL_FROM to mail
              them.
            </>
          )}
        </Fact>
        {isDemoEntryOpen ? (
          <Fact name="One-click entry">
            <Badge>On</Badge> Anybody who reaches the address enters the demo.
          </Fact>
        ) : null}
      </dl>
    </AccountSection>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 wrap-anywhere max-sm:pb-2">{children}</dd>
    </>
  );
}
