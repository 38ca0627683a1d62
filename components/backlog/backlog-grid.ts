/** One height for every row, so that those out of sight needn't be drawn to be placed. In pixels. */
export const rowHeight = 40;

/** One grid for head and rows, so that columns agree. */
export const rowGrid =
  "grid grid-cols-[3.5rem_4rem_minmax(14rem,1fr)_9rem_8rem_6.5rem_4.5rem_4.5rem_5rem_2.5rem] items-center gap-x-2 px-4";

/** Where a row goes in the CPO's order. */
export type RowPlace = { at: "before" | "after"; epicId: string } | { at: "top" | "bottom" };
