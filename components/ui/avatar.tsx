import clsx from "clsx";
import { hueOf, teamColor } from "./team-color";

type AvatarProps = {
  /** Of the person: gives them their own hue, the same everywhere. */
  id: string;
  name: string;
  size?: "sm" | "md" | "lg";
  className?: string;
};

/** A person's initials on their hue. The name is on hover and for screen readers. */
export function Avatar({ id, name, size = "md", className }: AvatarProps) {
  return (
    <span
      {...teamColor(hueOf(id))}
      role="img"
      aria-label={name}
      title={name}
      className={clsx(
        "inline-grid shrink-0 place-items-center rounded-full bg-team-strong font-semibold text-team-on select-none",
        size === "sm" && "size-5 text-[0.5625rem]",
        size === "md" && "size-6 text-[0.625rem]",
        size === "lg" && "size-9 text-base",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

/** "Ada de Vries" → "AV": first letters of the first and the last word, the number of a namesake left out. */
function initials(name: string): string {
  const words = name
    .replace(/\(\d+\)$/, "")
    .trim()
    .split(/\s+/);
  const [first = "?"] = words;
  const last = words.length > 1 ? words.at(-1) : undefined;
  return `${[...first][0] ?? "?"}${last ? ([...last][0] ?? "") : ""}`.toLocaleUpperCase("en");
}
