import { Button } from "@/components/ui/button";

type NoBarsProps = {
  /** How many Epics the roadmap has, and how many of them the filters let through. */
  all: number;
  passing: number;
  isFiltered: boolean;
  isReadOnly: boolean;
  onShowAll(): void;
};

/** Says why the timeline has no bar, and what brings one. */
export function NoBars({ all, passing, isFiltered, isReadOnly, onShowAll }: NoBarsProps) {
  const words =
    all === 0
      ? isReadOnly
        ? "No Epics yet."
        : "No Epics yet. Write one with New Epic, or import them from a CSV file."
      : passing === 0
        ? "No Epic passes the filters."
        : isReadOnly
          ? "None of these Epics has its Flow Sprints yet."
          : "None of these Epics has its Flow Sprints yet. Carry one up from Unplanned.";
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center justify-center gap-x-2 border-b bg-surface px-4 py-2 text-ink-2 print:hidden"
    >
      {words}
      {isFiltered ? (
        <Button variant="quiet" onClick={onShowAll}>
          Show all
        </Button>
      ) : null}
    </div>
  );
}
