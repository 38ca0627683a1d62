import { notFound } from "next/navigation";
import { ImportStart } from "@/components/backlog/import-start";
import { NoImport } from "@/components/backlog/import-denied";
import { can } from "@/lib/domain/access";
import { listImports } from "@/lib/server/backlog/import-queries";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";

export const metadata = { title: "Import" };

/** Where a file is chosen, and where imports that were begun are found again. */
export default async function ImportPage({ params }: { params: Promise<{ slug: string }> }) {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, (await params).slug);
  if (!flowTeam) notFound();
  const { id: flowTeamId, state } = flowTeam;
  if (!can(actor, "own the product", { flowTeamId }) || state === "retired")
    return <NoImport isRetired={state === "retired"} />;
  return <ImportStart imports={await listImports(flowTeamId)} />;
}
