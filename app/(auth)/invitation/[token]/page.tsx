import type { Metadata } from "next";
import { LinkPage } from "@/components/accounts/link-page";
import { lookAtLink } from "@/lib/server/accounts/queries";
import { thisVisitor } from "@/lib/server/accounts/visitor";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const opened = await lookAtLink(token, "invitation", await thisVisitor());
  const { email, inviter } = (opened.ok && opened.value) || { email: "", inviter: null };
  return (
    <LinkPage title="Welcome aboard" purpose="invitation" token={token} opened={opened}>
      {inviter ?? "Somebody"} invited you as <strong className="font-semibold text-ink">{email}</strong>. Choose a
      password to come in.
    </LinkPage>
  );
}
