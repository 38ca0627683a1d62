import type { Metadata } from "next";
import { LinkPage } from "@/components/accounts/link-page";
import { lookAtLink } from "@/lib/server/accounts/queries";
import { thisVisitor } from "@/lib/server/accounts/visitor";

export const metadata: Metadata = { title: "New password" };

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const opened = await lookAtLink(token, "password_reset", await thisVisitor());
  const email = opened.ok ? opened.value?.email : "";
  return (
    <LinkPage title="Choose a new password" purpose="password_reset" token={token} opened={opened}>
      For <strong className="font-semibold text-ink">{email}</strong>. You are signed out everywhere else with it.
    </LinkPage>
  );
}
