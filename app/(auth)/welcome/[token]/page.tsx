import type { Metadata } from "next";
import { LinkPage } from "@/components/accounts/link-page";
import { isDemoEntryOpen } from "@/lib/server/accounts/demo";
import { lookAtLink } from "@/lib/server/accounts/queries";
import { thisVisitor } from "@/lib/server/accounts/visitor";

export const metadata: Metadata = { title: "First account" };

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const opened = await lookAtLink(token, "first_administrator", await thisVisitor());
  const isDemo = await isDemoEntryOpen();
  return (
    <LinkPage title="Make the first account" purpose="first_administrator" token={token} opened={opened}>
      It's the Administrator's: you can form Flow Teams and invite people with it.
      {isDemo ? " From then on nobody enters the demo in one click." : ""}
    </LinkPage>
  );
}
