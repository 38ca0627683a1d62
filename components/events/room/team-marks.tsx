import clsx from "clsx";
import { teamColor } from "@/components/ui/team-color";
import { teamMarks } from "@/lib/domain/flow-teams/team-marks";

type TeamMarksProps = {
  label?: string;
  teams: readonly { id: string; name: string; hue: number }[];
  ready: ReadonlySet<string>;
  /** How one team is, after its name. */
  is: string;
  isnt: string;
};

/** One square for each Scrum Team, in its colour: full for those that are ready, an outline for the others. */
export function TeamMarks({ label, teams, ready, is, isnt }: TeamMarksProps) {
  const marks = teamMarks(teams);
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label={label}>
      {teams.map(({ id, name, hue }) => (
        <li
          key={id}
          {...teamColor(hue)}
          title={`${name}: ${ready.has(id) ? is : isnt}`}
          className={clsx(
            "grid h-7 min-w-7 place-items-center rounded-md border px-1 text-xs font-semibold",
            ready.has(id) ? "border-transparent bg-team-strong text-team-on" : "border-team-edge text-team-ink",
          )}
        >
          <span aria-hidden="true">{marks.get(id)}</span>
          <span className="sr-only">
            {name}: {ready.has(id) ? is : isnt}
          </span>
        </li>
      ))}
    </ul>
  );
}
