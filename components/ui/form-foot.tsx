import type { ReactNode } from "react";
import { Button } from "./button";

type FormFootProps = {
  submitLabel: string;
  pending: boolean;
  disabled?: boolean;
  onCancel(): void;
  /** What else can be done here, at the other end: a quiet Button. */
  children?: ReactNode;
};

/** The end of a form that stands in a page or panel: sends it, or leaves it. */
export function FormFoot({ submitLabel, pending, disabled, onCancel, children }: FormFootProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="submit" variant="primary" disabled={disabled} pending={pending}>
        {submitLabel}
      </Button>
      <Button variant="quiet" onClick={onCancel}>
        Cancel
      </Button>
      {children ? <div className="ml-auto">{children}</div> : null}
    </div>
  );
}
