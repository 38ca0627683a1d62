import type { ReactNode } from "react";
import { AccountFrame } from "@/components/accounts/account-frame";
import { buildId } from "@/lib/server/build-id";
import { listFlowTeams } from "@/lib/server/flow-teams/frame-queries";
import { requireActor } from "@/lib/server/session";

export default async function AdministrationLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <AccountFrame actor={actor} build={buildId()} flowTeams={await listFlowTeams(actor)}>
      {children}
    </AccountFrame>
  );
}
