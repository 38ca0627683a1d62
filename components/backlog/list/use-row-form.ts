import { useSyncExternalStore } from "react";

/** One grid for head and rows, so that columns agree. */
export const rowGrid = {
  wide: "grid grid-cols-[3.5rem_4rem_minmax(14rem,1fr)_9rem_8rem_6.5rem_4.5rem_4.5rem_5rem_2.5rem] items-center gap-x-2 px-4",
  narrow: "grid grid-cols-[3rem_minmax(0,1fr)_2.75rem] items-center pr-1 pl-4",
};

/** One height for every row, so that those out of sight needn't be drawn to be placed. In pixels. */
export const rowHeight = { wide: 40, narrow: 60 };

/** What fits: every column of a row, or on a phone its title with the rest in one line below. */
export type RowForm = keyof typeof rowHeight;

const phone = "(max-width: 47.99rem)";

/** Which form the screen has room for. */
export function useRowForm(): RowForm {
  return useSyncExternalStore(
    (tell) => {
      const query = matchMedia(phone);
      query.addEventListener("change", tell);
      return () => query.removeEventListener("change", tell);
    },
    () => (matchMedia(phone).matches ? "narrow" : "wide"),
    () => "wide",
  );
}

/** Where a row goes in the CPO's order. */
export type RowPlace = { at: "before" | "after"; epicId: string } | { at: "top" | "bottom" };
