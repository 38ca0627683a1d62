import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import clsx from "clsx";
import type { ReactNode } from "react";
import { type Tone, toneLook } from "./badge";

const icons: Record<Tone, typeof Info> = {
  neutral: Info,
  accent: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
};

type NoticeProps = {
  tone?: Tone;
  title?: ReactNode;
  /** Buttons at its foot: the way out. */
  actions?: ReactNode;
  /** True for what has just come up: screen readers say it at once. */
  alert?: boolean;
  className?: string;
  children?: ReactNode;
};

/** Something to know, in the flow of the page. It stays until what it says no longer holds. */
export function Notice({ tone = "neutral", title, actions, alert, className, children }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      role={alert ? "alert" : undefined}
      className={clsx("flex gap-2.5 rounded px-3 py-2.5", toneLook[tone], className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink wrap-anywhere">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
