"use client";

import { useImprovements } from "@/components/events/improvements/use-improvements";
import { Link } from "@/components/ui/link";
import { useView } from "@/lib/client/use-view";
import { type SprintView, committedPoints } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";

/** What the planning starts from: how the last Flow Sprint went, what the teams want to do better, the Roadmap. */
export function PlanInputs({ sprint }: { sprint: number }) {
  const { slug } = useRoom();
  const last = sprint - 1;
  const query = { number: String(last) };
  const { data: before } = useView<SprintView>({ slug, view: "sprint", query }, null, { enabled: last > 0 });
  const { data: kept } = useImprovements({ teamId: null }, sprint);
  const improvements = kept?.improvements.filter(
    ({ sprintNumber, state }) => sprintNumber === sprint && state === "open",
  );
  const points = before && committedPoints(before.stays);
  return (
    <section aria-label="What the planning starts from" className="flex flex-col gap-1.5">
      <h2 className="text-md">What it starts from</h2>
      <ul className="border-t">
        {before && points ? (
          <Input href={`/flow-teams/${slug}/sprints/${last}`} name={`Flow Sprint ${last}`}>
            {points.done} of {counted(points.committed, "point")} done{before.goal ? `: ${before.goal}` : ""}
          </Input>
        ) : null}
        {improvements ? (
          <Input href={`/flow-teams/${slug}/sprints/${sprint}?show=flow-backlog`} name="Improvements">
            {improvements.length === 0
              ? "None for this Flow Sprint"
              : improvements.map(({ title }) => title).join("; ")}
          </Input>
        ) : null}
        <Input href={`/flow-teams/${slug}/roadmap`} name="Roadmap">
          What the Milestone still needs
        </Input>
        <Input href={`/flow-teams/${slug}/insights`} name="Insights">
          Customer needs and market notes
        </Input>
      </ul>
    </section>
  );
}

function Input({ href, name, children }: { href: string; name: string; children: React.ReactNode }) {
  return (
    <li className="flex gap-3 border-b py-1.5 max-sm:flex-col max-sm:gap-0">
      <Link href={href} className="w-32 shrink-0 font-medium hover:underline">
        {name}
      </Link>
      <span className="line-clamp-2 min-w-0 text-ink-2">{children}</span>
    </li>
  );
}
