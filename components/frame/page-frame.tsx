import clsx from "clsx";
import type { ReactNode } from "react";
import { AwayLine } from "./away-line";
import { LiveState } from "./live-state";
import { SearchButton } from "./search-button";
import { WhoIsHere } from "./who-is-here";

type PageFrameProps = {
  /** The page's one h1. */
  title: ReactNode;
  /** Beside the title, quieter: a sentence or a Badge. */
  subtitle?: ReactNode;
  /** Buttons at the right of the top bar, the primary one last. */
  actions?: ReactNode;
  /** Under the top bar, above what scrolls: filters, tabs. */
  toolbar?: ReactNode;
  /**
   * `page` scrolls and keeps a readable width; `full` gives its whole box to the content, which
   * scrolls by itself (a timeline, a long table); `columns` to columns that scroll, and that lie in the
   * page where there is no height for that.
   */
  layout?: "page" | "full" | "columns";
  children: ReactNode;
};

/** One page: its top bar and what is under it. Inside `Frame` or `OuterFrame`. */
export function PageFrame({ title, subtitle, actions, toolbar, layout = "page", children }: PageFrameProps) {
  return (
    <>
      <header
        data-frame=""
        className="flex min-h-bar shrink-0 items-center gap-3 border-b bg-surface px-4.5 py-2 max-md:px-4 max-md:pt-[max(0.5rem,env(safe-area-inset-top))]"
      >
        <h1 className="line-clamp-2 min-w-0 text-lg max-md:leading-5 md:line-clamp-1 md:wrap-anywhere">{title}</h1>
        {subtitle ? (
          <div className="min-w-0 flex-1 truncate text-ink-2 max-md:hidden [&>*]:align-middle">{subtitle}</div>
        ) : null}
        <div className="ml-auto flex shrink-0 items-center gap-2.5">
          <LiveState />
          <WhoIsHere />
          <SearchButton />
          {actions}
        </div>
      </header>
      <AwayLine />
      {toolbar ? (
        <div
          data-frame=""
          data-page-toolbar=""
          className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-b bg-surface px-4.5 py-1.5 max-md:px-4"
        >
          {toolbar}
        </div>
      ) : null}
      <main
        id="page"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it where nothing in it takes focus
        tabIndex={0}
        data-page-body=""
        className={clsx(
          "min-h-0 flex-1 -outline-offset-2 print:overflow-visible",
          layout === "page" ? "overflow-y-auto p-6 max-md:p-4" : "flex flex-col overflow-hidden",
          layout === "full" ? "short:h-dvh short:min-h-80 short:flex-none" : "short:flex-auto short:overflow-visible",
        )}
      >
        {children}
      </main>
    </>
  );
}
