import type { ReactNode } from "react";

type AccountSectionProps = {
  /** What an address of the page leads to. */
  id?: string;
  title: string;
  description?: ReactNode;
  children: ReactNode;
};

/** One matter of a settings page: what it is on the left, where it's changed on the right. */
export function AccountSection({ id, title, description, children }: AccountSectionProps) {
  return (
    <section
      id={id}
      className="grid scroll-mt-6 gap-x-8 gap-y-3 border-b py-6 first:pt-0 last:border-b-0 md:grid-cols-[14rem_1fr]"
    >
      <div className="flex flex-col gap-1">
        <h2 className="text-md">{title}</h2>
        {description ? <div className="text-sm text-ink-3">{description}</div> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
