import clsx from "clsx";
import type { ReactNode } from "react";
import { teamColor } from "@/components/ui/team-color";

type ReadyTeamsProps = {
  /** What it is about: "Who has prepared". */
  label: string;
  teams: readonly { id: string; name: string; hue: number }[];
  ready: ReadonlySet<string>;
  /** "2 of 3 teams", or "All teams", goes before `have`. */
  have: string;
  /** How one team is, after its name. */
  is: string;
  isnt: string;
  children?: ReactNode;
};

/** Which Scrum Teams are ready for what comes, one square each. */
export function ReadyTeams({ label, teams, ready, have, is, isnt, children }: ReadyTeamsProps) {
  const met = teams.filter(({ id }) => ready.has(id)).length;
  return (
    <section aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h2 className="text-lg">
        {met === teams.length ? "All teams" : `${met} of ${teams.length} teams`} {have}
      </h2>
      <ul className="flex flex-wrap gap-1.5">
        {teams.map(({ id, name, hue }) => (
          <li
            key={id}
            {...teamColor(hue)}
            title={`${name}: ${ready.has(id) ? is : isnt}`}
            className={clsx(
              "grid h-7 min-w-7 place-items-center rounded-md border px-1 text-xs font-semibold",
              ready.has(id) ? "border-transparent bg-team-strong text-team-on" : "border-line-strong text-ink-2",
            )}
          >
            <span aria-hidden="true">{shortName(name)}</span>
            <span className="sr-only">
              {name}: {ready.has(id) ? is : isnt}
            </span>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/** "AM" for "API Machinery", "B" for "Bedrock". */
function shortName(name: string): string {
  const [first = "", second = ""] = name.split(/\s+/);
  return `${[...first][0] ?? "?"}${[...second][0] ?? ""}`.toLocaleUpperCase("en");
}
