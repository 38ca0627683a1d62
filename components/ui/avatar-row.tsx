import clsx from "clsx";
import { Avatar } from "./avatar";

type AvatarRowProps = {
  people: readonly { id: string; name: string }[];
  /** What they have in common, for screen readers: "On this page". */
  label: string;
  /** How many are drawn before "+9". */
  limit?: number;
  className?: string;
};

/** People side by side, the rest as a number. */
export function AvatarRow({ people, label, limit = 4, className }: AvatarRowProps) {
  if (people.length === 0) return null;
  const shown = people.slice(0, people.length > limit ? limit - 1 : limit);
  const rest = people.slice(shown.length);
  return (
    <ul aria-label={label} className={clsx("flex items-center -space-x-1.5", className)}>
      {shown.map((person) => (
        <li key={person.id} className="rounded-full ring-2 ring-surface">
          <Avatar {...person} />
        </li>
      ))}
      {rest.length > 0 ? (
        <li
          title={rest.map((person) => person.name).join(", ")}
          className="grid h-6 min-w-6 place-items-center rounded-full bg-sunken px-1 text-[0.625rem] font-semibold text-ink-2 ring-2 ring-surface"
        >
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">and {rest.map((person) => person.name).join(", ")}</span>
        </li>
      ) : null}
    </ul>
  );
}
