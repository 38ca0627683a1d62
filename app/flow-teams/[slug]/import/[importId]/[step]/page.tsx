import { notFound, redirect } from "next/navigation";
import { ImportResult } from "@/components/backlog/import-result";
import { ImportWizard } from "@/components/backlog/import-wizard";
import { NoImport } from "@/components/backlog/import-denied";
import { can } from "@/lib/domain/access";
import { type ImportStep, importStepNames, importSteps, stepsOf } from "@/lib/domain/backlog/import-steps";
import { importIdOf } from "@/lib/server/backlog/import-access";
import { getImport, getImportReport } from "@/lib/server/backlog/import-queries";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";

type Props = { params: Promise<{ slug: string; importId: string; step: string }> };

const stepOf = (text: string): ImportStep | undefined => importSteps.find((step) => step === text);

export async function generateMetadata({ params }: Props) {
  const step = stepOf((await params).step);
  return { title: step ? `Import: ${importStepNames[step]}` : "Import" };
}

/** One step of an import. */
export default async function ImportStepPage({ params }: Props) {
  const { slug, importId, step: text } = await params;
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  const step = stepOf(text);
  const id = importIdOf(importId);
  if (!flowTeam || !step || !id) notFound();
  if (!can(actor, "own the product", { flowTeamId: flowTeam.id })) return <NoImport isRetired={false} />;
  const at = (other: ImportStep) => `/flow-teams/${slug}/import/${id}/${other}`;
  if (step === "result") {
    const found = await getImportReport(flowTeam.id, id);
    if (!found) redirect(at("preview"));
    return (
      <ImportResult
        slug={slug}
        importId={id}
        fileName={found.fileName}
        figures={found.report.figures}
        rows={found.report.rows.filter((row) => row.result === "left_out").slice(0, 50)}
      />
    );
  }
  const view = await getImport(flowTeam.id, id);
  if (!view) {
    if (await getImportReport(flowTeam.id, id)) redirect(at("result"));
    notFound();
  }
  if (!stepsOf(view.choices.columns).includes(step)) redirect(at("preview"));
  return <ImportWizard key={id} view={view} step={step} />;
}
