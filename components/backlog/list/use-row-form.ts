import { useSyncExternalStore } from "react";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";

/** One height for every row, so that those out of sight needn't be drawn to be placed. In pixels. */
export const rowHeight = { wide: 40, narrow: 60 };

/** What fits: every column of a row, or on a phone its title with the rest in one line below. */
export type RowForm = keyof typeof rowHeight;

/** How wide each column is, in rem. */
const widths: Record<ListColumn, number> = {
  epic: 11,
  team: 9,
  sprint: 7.5,
  status: 6.5,
  value: 4.5,
  estimate: 4.5,
  wsjf: 4.5,
  owner: 9,
  labels: 9,
  criteria: 5,
  tasks: 4.5,
};

const least = { place: 4.25, number: 4, title: 15, more: 2.5, gap: 0.75 };

/** One grid for head and rows, so that columns agree, and the width under which the list scrolls sideways. */
export function rowGrid(form: RowForm, columns: readonly ListColumn[]): { columns: string; minWidth: string } {
  if (form === "narrow") return { columns: "2.75rem minmax(0,1fr) 2.75rem", minWidth: "0" };
  const others = columns.map((column) => `${widths[column]}rem`);
  const sum = columns.reduce((total, column) => total + widths[column] + least.gap, 0);
  return {
    columns: [
      `${least.place}rem`,
      `${least.number}rem`,
      `minmax(${least.title}rem,1fr)`,
      ...others,
      `${least.more}rem`,
    ].join(" "),
    minWidth: `${sum + least.place + least.number + least.title + least.more + 5}rem`,
  };
}

/** How a row and the head are laid out; the columns themselves are in `--columns`. */
export const rowLook = {
  wide: "grid grid-cols-[var(--columns)] items-center gap-x-3 px-4",
  narrow: "grid grid-cols-[var(--columns)] items-center pr-1 pl-2",
};

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
