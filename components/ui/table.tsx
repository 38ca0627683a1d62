import clsx from "clsx";
import type { ComponentProps } from "react";

/** A table that scrolls sideways in its own box when the screen is narrow. Give it a caption or aria-label. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return (
    <div className="relative w-full overflow-x-auto">
      <table {...rest} className={clsx("w-full border-collapse text-left", className)} />
    </div>
  );
}

/** A column's head. */
export function Th({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        "border-b px-3 py-2 text-sm font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4 max-sm:px-2 max-sm:first:pl-3 max-sm:last:pr-3",
        className,
      )}
    />
  );
}

/** A row; hovered ones are tinted. */
export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={clsx("hover:bg-hover", className)} />;
}

/** The cell that names its row. */
export function RowTh({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="row" {...rest} className={clsx(cellLook, "text-left font-normal", className)} />;
}

/** A cell. Figures belong on the right: `className="text-right"`. */
export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={clsx(cellLook, className)} />;
}

const cellLook = "border-b px-3 py-2 align-top first:pl-4 last:pr-4 max-sm:px-2 max-sm:first:pl-3 max-sm:last:pr-3";
