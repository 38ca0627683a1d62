import type { KeyboardEvent } from "react";

/** What joins the tabs of a list to the one panel under it, by an id of the page's own. */
export function tabsOf(id: string) {
  return {
    /** For what is a `tablist`: arrows, Home and End choose the tab they go to. */
    list: { onKeyDown: stepTab },
    /** For a `tab`, by its key: only the chosen one is a stop of the Tab key. */
    tab: (key: string, isChosen: boolean) =>
      ({
        id: `${id}-${key}`,
        "aria-selected": isChosen,
        "aria-controls": isChosen ? `${id}-panel` : undefined,
        tabIndex: isChosen ? 0 : -1,
      }) as const,
    /** For what the chosen tab shows. */
    panel: (chosen: string) => ({ role: "tabpanel", id: `${id}-panel`, "aria-labelledby": `${id}-${chosen}` }) as const,
  };
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

function stepTab(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const at = tabs.indexOf(event.target as HTMLElement);
  if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const next = tabs[step(at, tabs.length - 1)];
  next?.focus();
  next?.click();
}
