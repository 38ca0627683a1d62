import { PointsDone } from "@/components/calendar/sprint/points-done";
import { RowTh, Table, Td, Th, Tr } from "@/components/ui/table";
import { TeamDot } from "@/components/ui/team-dot";
import { scopeWords } from "@/lib/domain/calendar/scope-changes";
import { committedHow } from "@/lib/domain/calendar/sprint-life";
import { type SprintOutcome, sumsOf } from "@/lib/domain/events/review";
import { counted } from "@/lib/domain/words";

/** What was promised and done in a Flow Sprint, in figures and team by team. */
export function RecapFigures({ recap: { teams, carriedOver, scope } }: { recap: SprintOutcome }) {
  const { committed, done, stories, storiesDone } = sumsOf(teams);
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Figure name="Points done" value={String(done)} note={`of ${committed} committed`} title={committedHow} />
        <Figure
          name="Stories done"
          value={String(storiesDone)}
          note={`of ${stories}`}
          title="Stories in the Sprint Backlogs of all Scrum Teams, without those taken out."
        />
        <Figure
          name="Not finished"
          value={String(carriedOver.stories)}
          note={carriedOver.stories > 0 ? counted(carriedOver.points, "point") : "nothing carried over"}
          title="Stories that were in a Sprint Backlog and aren't Done."
        />
        <Figure
          name="Changed on the way"
          value={String(scope.all.stories)}
          note={scopeWords(scope).join(", ") || "since the start"}
          title="Stories that entered or left a Sprint Backlog, or got another estimate, after the start, with their points: the scope changes of the Flow Sprint’s page."
        />
      </dl>
      <div className="overflow-hidden rounded border bg-surface">
        <Table aria-label="What each Scrum Team did">
          <thead>
            <tr>
              <Th>Scrum Team</Th>
              <Th className="max-sm:hidden">Team Sprint Goal</Th>
              <Th>Stories done</Th>
              <Th>Points done</Th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <Tr key={team.id}>
                <RowTh className="align-middle!">
                  <span className="inline-flex items-center gap-2 font-medium">
                    <TeamDot hue={team.hue} /> {team.name}
                  </span>
                  {team.goal ? <p className="pl-4.5 text-sm text-ink-2 sm:hidden">{team.goal}</p> : null}
                </RowTh>
                <Td className="max-w-80 align-middle! text-ink-2 max-sm:hidden">{team.goal || "None was set"}</Td>
                <Td className="align-middle! whitespace-nowrap tabular-nums">
                  {team.storiesDone} of {team.stories}
                </Td>
                <PointsDone committed={team.committed} done={team.done}>
                  {team.done} of {team.committed}
                </PointsDone>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}

function Figure({ name, value, note, title }: { name: string; value: string; note: string; title: string }) {
  return (
    <div title={title}>
      <dt className="text-ink-2">{name}</dt>
      <dd>
        <span className="block text-figure font-semibold tabular-nums">{value}</span>
        <span className="text-ink-2 tabular-nums">{note}</span>
      </dd>
    </div>
  );
}
