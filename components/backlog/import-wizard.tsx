"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { PageFrame } from "@/components/frame/page-frame";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { type ImportStep, importStepNames, stepsOf } from "@/lib/domain/backlog/import-steps";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import { ImportColumns } from "./import-columns";
import { ImportKinds } from "./import-kinds";
import { ImportPreviewStep } from "./import-preview";
import { ImportReleases } from "./import-releases";
import { ImportSprints } from "./import-sprints";
import { ImportStatuses } from "./import-statuses";
import { ImportTeams } from "./import-teams";
import { type ChoicesHandle, useImportChoices } from "./use-import-choices";

type StepProps = { view: ImportView; handle: ChoicesHandle };

/** One step of an import, with the way to the others. */
export function ImportWizard({ view, step }: { view: ImportView; step: ImportStep }) {
  const { slug } = useHere();
  const router = useRouter();
  const handle = useImportChoices(view.id, view.choices);
  const steps = stepsOf(handle.choices.columns);
  const next = steps[steps.indexOf(step) + 1];
  const address = (other: ImportStep) => `/flow-teams/${slug}/import/${view.id}/${other}`;
  const Step = stepViews[step];

  /** What was just chosen is kept first, and the next step is read anew with it. */
  function goOn(): void {
    if (!next) return;
    router.push(address(next));
    router.refresh();
  }

  return (
    <PageFrame
      title="Import"
      subtitle={`${view.fileName}: ${view.rowCount.toLocaleString("en")} rows`}
      toolbar={<StepLinks steps={steps} current={step} address={address} />}
      layout={step === "preview" ? "full" : "page"}
      actions={
        step === "preview" ? null : (
          <Button variant="primary" pending={handle.pending} onClick={goOn}>
            Next: {next ? importStepNames[next] : "Preview"}
          </Button>
        )
      }
    >
      <RefusalNotice refusal={handle.refusal} className="mx-auto mb-4 max-w-4xl" />
      <Step view={view} handle={handle} />
    </PageFrame>
  );
}

const stepViews: Record<ImportStep, (props: StepProps) => React.ReactNode> = {
  columns: ImportColumns,
  kinds: ImportKinds,
  values: ImportStatuses,
  teams: ImportTeams,
  releases: ImportReleases,
  sprints: ImportSprints,
  preview: ImportPreviewStep,
  result: () => null,
};

/** The steps as links, those before the open one ticked. */
function StepLinks({
  steps,
  current,
  address,
}: {
  steps: readonly ImportStep[];
  current: ImportStep;
  address: (step: ImportStep) => string;
}) {
  const at = steps.indexOf(current);
  return (
    <nav aria-label="Steps of the import" className="min-w-0 overflow-x-auto">
      <ol className="flex items-center gap-1">
        {steps.map((step, index) => {
          const look = clsx(
            "inline-flex h-7 items-center gap-1.5 rounded-full px-2.5 font-medium whitespace-nowrap",
            step === current ? "bg-accent-soft text-accent-ink" : "text-ink-2",
          );
          const mark =
            index < at ? (
              <Check aria-hidden="true" className="size-3.5" />
            ) : (
              <span aria-hidden="true">{index + 1}</span>
            );
          return (
            <li key={step}>
              {step === "result" ? (
                <span className={clsx(look, "text-ink-3")}>
                  {mark} {importStepNames[step]}
                </span>
              ) : (
                <Link
                  href={address(step)}
                  aria-current={step === current ? "step" : undefined}
                  className={clsx(look, "hover:bg-hover")}
                >
                  {mark} {importStepNames[step]}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
