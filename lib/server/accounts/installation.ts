import "server-only";
import { env } from "@/lib/server/env";
import { isMailOn } from "@/lib/server/mail";
import { openIdName } from "./auth";
import { isDemoEntryOpen } from "./demo";

/** How people sign in here and get their links, as the environment sets it. No secrets. */
type InstallationSettings = {
  address: string;
  /** The provider's name and issuer, or null. */
  openId: { name: string; issuer: string } | null;
  /** The sender's address, or null where no mail is set up. */
  mailFrom: string | null;
  isDemoEntryOpen: boolean;
};

export async function getInstallationSettings(): Promise<InstallationSettings> {
  const { FLOTILLA_URL, OIDC_ISSUER, MAIL_FROM } = env();
  const name = openIdName();
  return {
    address: FLOTILLA_URL,
    openId: name && OIDC_ISSUER ? { name, issuer: OIDC_ISSUER } : null,
    mailFrom: isMailOn() ? (MAIL_FROM ?? null) : null,
    isDemoEntryOpen: await isDemoEntryOpen(),
  };
}
