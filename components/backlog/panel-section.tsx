import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type PanelSectionProps = {
  title: string;
  count?: number;
  /** Opens the form for one more, where the person may add one and it isn't open. */
  onAdd?: (() => void) | undefined;
  /** Another act than adding. */
  action?: ReactNode;
  children: ReactNode;
};

/** A titled part of a panel. */
export function PanelSection({ title, count, onAdd, action, children }: PanelSectionProps) {
  return (
    <section className="border-t pt-4">
      <div className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium text-ink-2">
          {title}
          {count ? <span className="ml-0.5 text-ink-3 tabular-nums"> {count}</span> : null}
        </h3>
        {onAdd ? (
          <Button variant="quiet" aria-label={`Add to ${title}`} onClick={onAdd}>
            <Plus aria-hidden="true" /> Add
          </Button>
        ) : (
          action
        )}
      </div>
      {children}
    </section>
  );
}
