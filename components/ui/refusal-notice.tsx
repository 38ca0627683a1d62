import type { Refusal } from "@/lib/domain/result";
import type { ReactNode } from "react";
import { Notice } from "./notice";

type RefusalNoticeProps = {
  refusal: Refusal | null | undefined;
  /** Fields whose message the form already shows beside them. */
  shownFields?: readonly string[];
  /** Where the rulebook is: the rule's id leads there. */
  rulebookHref?: string;
  actions?: ReactNode;
  className?: string;
};

/** A refusal in plain words: what is wrong, the rule behind it and the way out. Stays until solved. */
export function RefusalNotice({ refusal, shownFields = [], rulebookHref, actions, className }: RefusalNoticeProps) {
  if (!refusal) return null;
  // What stands beside its field isn't said twice.
  const isBeside = shownFields.some((field) => refusal.fields?.[field] === refusal.message);
  const fields = Object.entries(refusal.fields ?? {}).filter(
    ([field, message]) => !shownFields.includes(field) && message !== refusal.message,
  );
  return (
    <Notice
      tone="bad"
      alert
      title={isBeside ? refusal.wayOut : refusal.message}
      actions={actions}
      className={className}
    >
      {fields.length > 0 ? (
        <ul className="list-disc pl-4">
          {fields.map(([field, message]) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      ) : null}
      {isBeside && !refusal.rule ? null : (
        <p>
          {isBeside ? null : refusal.wayOut}
          {refusal.rule ? <RuleMark rule={refusal.rule} rulebookHref={rulebookHref} /> : null}
        </p>
      )}
    </Notice>
  );
}

function RuleMark({ rule, rulebookHref }: { rule: string; rulebookHref: string | undefined }) {
  const look = "ml-1.5 text-sm font-medium whitespace-nowrap text-ink-2";
  if (!rulebookHref) return <span className={look}>Rule {rule}</span>;
  return (
    <a href={`${rulebookHref}#${rule}`} className={`${look} underline underline-offset-2`}>
      Rule {rule}
    </a>
  );
}
