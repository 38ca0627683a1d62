import type { KeyboardEvent } from "react";
import { walk } from "./arrow-keys";

/** What joins the tabs of a list to the one panel under it, by an id of the page's own. */
export function tabsOf(id: string) {
  return {
    /** For what is a `tablist`: arrows, Home and End choose the tab they go to. */
    list: { onKeyDown: (event: KeyboardEvent<HTMLElement>) => walk(event, "tab")?.click() },
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
