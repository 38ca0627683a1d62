import type { ComponentProps, ReactNode } from "react";
import { TeamMarks } from "./team-marks";

type ReadyTeamsProps = Omit<ComponentProps<typeof TeamMarks>, "label"> & {
  /** What it is about: "Who has prepared". */
  label: string;
  /** "2 of 3 teams", or "All teams", goes before it. */
  have: string;
  children?: ReactNode;
};

/** Which Scrum Teams are ready for what comes, one square each. */
export function ReadyTeams({ label, have, children, ...marks }: ReadyTeamsProps) {
  const { teams, ready } = marks;
  const met = teams.filter(({ id }) => ready.has(id)).length;
  return (
    <section aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h2 className="text-lg">
        {met === teams.length ? "All teams" : `${met} of ${teams.length} teams`} {have}
      </h2>
      <TeamMarks {...marks} />
      {children}
    </section>
  );
}
