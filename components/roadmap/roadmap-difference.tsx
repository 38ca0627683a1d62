import { epicValueWords } from "@/components/backlog/epic-conflicts";
import { Badge } from "@/components/ui/badge";
import { dayWords } from "@/components/ui/day-words";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { fieldWords } from "@/lib/domain/backlog/words";
import {
  type EpicDifference,
  type MilestoneFigures,
  type RoadmapDifference,
  type RoadmapSnapshot,
  comparedFields,
  isCountedTwice,
} from "@/lib/domain/roadmap/snapshot";
import { counted } from "@/lib/domain/words";
import { spanWords } from "./sprint-words";

type DifferenceProps = { difference: RoadmapDifference; before: RoadmapSnapshot; after: RoadmapSnapshot };

/** What differs between two roadmaps: Milestones' figures, conflicts, and Epic by Epic. */
export function RoadmapDifferenceView({ difference, before, after }: DifferenceProps) {
  const { epics, milestones, conflicts } = difference;
  const teams = { teams: [...after.teams, ...before.teams], people: [] };
  if (epics.length === 0 && milestones.length === 0 && conflicts.appeared.length + conflicts.vanished.length === 0) {
    return <p className="text-ink-2">Nothing differs: no Epic, no date, no load and no conflict.</p>;
  }
  return (
    <div className="flex flex-col gap-8">
      <p className="text-lg">
        {counted(epics.length, "Epic differs", "Epics differ")}. Conflicts:{" "}
        <span className={conflicts.after > conflicts.before ? "text-bad-ink" : undefined}>
          {conflicts.before} before, {conflicts.after} after.
        </span>
      </p>
      {milestones.length > 0 ? (
        <section>
          <h3 className="mb-2 font-medium text-ink-2">Milestones</h3>
          <div className="overflow-x-auto">
            <Table>
              <thead>
                <tr>
                  <Th>Milestone</Th>
                  <Th className="max-md:hidden">Ends</Th>
                  <Th className="max-md:hidden">Epics</Th>
                  <Th className="max-md:hidden">Load against capacity</Th>
                  <Th>Conflicts</Th>
                </tr>
              </thead>
              <tbody>
                {milestones.map(({ number, name, before: was, after: is }) => (
                  <Tr key={number}>
                    <Td>
                      M{number} {name}
                      <ul className="text-sm text-ink-2 md:hidden">
                        <li>
                          Ends <Ends was={was} is={is} />
                        </li>
                        <li>
                          Epics <FromTo from={was?.epics} to={is?.epics} />
                        </li>
                        <li>
                          Load <Load was={was} is={is} />
                        </li>
                      </ul>
                    </Td>
                    <Td className="max-md:hidden">
                      <Ends was={was} is={is} />
                    </Td>
                    <Td className="max-md:hidden">
                      <FromTo from={was?.epics} to={is?.epics} />
                    </Td>
                    <Td className="max-md:hidden">
                      <Load was={was} is={is} />
                    </Td>
                    <Td>
                      <FromTo from={was?.conflicts} to={is?.conflicts} />
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </div>
          {isCountedTwice(difference) ? (
            <p className="mt-2 text-sm text-ink-2">A conflict between two Milestones counts in both.</p>
          ) : null}
        </section>
      ) : null}
      {epics.length > 0 ? (
        <section>
          <h3 className="mb-2 font-medium text-ink-2">Epics</h3>
          <ul className="flex flex-col">
            {epics.map((one) => (
              <li key={one.epic.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t py-2">
                <span className="min-w-0 flex-1 basis-60">
                  <span className="text-ink-3">E-{one.epic.number}</span> {one.epic.title}
                </span>
                <span className="flex flex-[2] basis-44 flex-wrap gap-x-4 gap-y-1">
                  <EpicChange change={one} teams={teams} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

type Sides = { was: MilestoneFigures | null; is: MilestoneFigures | null };

function Ends({ was, is }: Sides) {
  return <FromTo from={was?.endsOn ? dayWords(was.endsOn) : null} to={is?.endsOn ? dayWords(is.endsOn) : null} />;
}

function Load({ was, is }: Sides) {
  return (
    <>
      <FromTo from={was && `${was.load} / ${was.capacity}`} to={is && `${is.load} / ${is.capacity}`} />
      {is && is.overBy > 0 ? <span className="ml-1 text-warn-ink"> {is.overBy} over</span> : null}
    </>
  );
}

type Names = Parameters<typeof epicValueWords>[2];

function EpicChange({ change, teams }: { change: EpicDifference; teams: Names }) {
  if (change.kind !== "changed") return change.kind === "added" ? <Badge tone="ok">new</Badge> : <Badge>gone</Badge>;
  const { before, epic, fields } = change;
  const moved = fields.includes("firstSprint") || fields.includes("lastSprint");
  return (
    <>
      {moved ? (
        <FromTo
          from={spanWords(before.firstSprint, before.lastSprint)}
          to={spanWords(epic.firstSprint, epic.lastSprint)}
        />
      ) : null}
      {comparedFields
        .filter((field) => fields.includes(field) && field !== "firstSprint" && field !== "lastSprint")
        .map((field) => (
          <span key={field}>
            <span className="text-ink-3">{fieldWords[field]}: </span>
            <FromTo from={epicValueWords(field, before[field], teams)} to={epicValueWords(field, epic[field], teams)} />
          </span>
        ))}
    </>
  );
}

function FromTo({ from, to }: { from: string | number | null | undefined; to: string | number | null | undefined }) {
  if (from === to) return <span className="tabular-nums">{to ?? "–"}</span>;
  return (
    <span className="tabular-nums">
      <del className="text-ink-3 no-underline">{from ?? "–"}</del>
      <span aria-hidden="true"> → </span>
      <span className="sr-only"> becomes </span>
      <ins className="font-medium no-underline">{to ?? "–"}</ins>
    </span>
  );
}
