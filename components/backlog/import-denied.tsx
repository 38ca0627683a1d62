import { Lock } from "lucide-react";
import { PageFrame } from "@/components/frame/page-frame";
import { EmptyState } from "@/components/ui/empty-state";

/** What others than the CPO see of an import, and everybody in a retired Flow Team. */
export function NoImport({ isRetired }: { isRetired: boolean }) {
  return (
    <PageFrame title="Import">
      <EmptyState icon={<Lock />} title={isRetired ? "This Flow Team is retired" : "The CPO imports files"}>
        {isRetired
          ? "What it holds can be read, and nothing comes in any more."
          : "An import changes the order and content of the whole Product Backlog, so it is the CPO's. Hand the file to them."}
      </EmptyState>
    </PageFrame>
  );
}
