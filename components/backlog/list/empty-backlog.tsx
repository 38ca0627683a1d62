"use client";

import { useHere, useMay } from "@/components/flow-teams/here";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { Backlog } from "@/lib/domain/backlog/list-kinds";

type EmptyBacklogProps = {
  of: Backlog;
  isFiltered: boolean;
  /** How many Epics and Stories there are without the filters. */
  hidden: number;
  sprint: number | undefined;
  teamName: string | undefined;
  teamSlug: string | undefined;
  mayWrite: boolean;
  onNew(): void;
  onClear(): void;
};

/** Why a backlog shows nothing, and the one next step. */
export function EmptyBacklog(props: EmptyBacklogProps) {
  const { of, isFiltered, hidden, sprint, teamName, teamSlug, mayWrite, onNew, onClear } = props;
  const { slug } = useHere();
  const mayImport = useMay("own the product");
  if (isFiltered) {
    return (
      <EmptyState title="Nothing passes the filters" action={<Button onClick={onClear}>Clear the filters</Button>}>
        {hidden === 1
          ? "The one item of this backlog is still there."
          : `All ${hidden.toLocaleString("en")} items are still there.`}
      </EmptyState>
    );
  }
  switch (of) {
    case "flow":
      return (
        <EmptyState title={sprint ? `Nothing is planned for Flow Sprint ${sprint}` : "No Flow Sprints yet"}>
          {sprint
            ? "The Flow Backlog holds what the Flow Team takes on in a Flow Sprint. Plan Stories for it in the Product or a Team Backlog."
            : "The Flow Backlog is of a Flow Sprint. Set the calendar first."}
        </EmptyState>
      );
    case "team":
      return (
        <EmptyState title={teamName ? `${teamName} has no Stories yet` : "No Scrum Teams yet"}>
          A Team Backlog holds one team's Stories in its own order. Write one below, or give the team some from the
          Product Backlog.
        </EmptyState>
      );
    case "sprint":
      return (
        <EmptyState
          title={sprint ? `Nothing is committed to in Flow Sprint ${sprint}` : "No Flow Sprints yet"}
          action={
            teamSlug ? (
              <Link href={`/flow-teams/${slug}/backlog?of=team&team=${teamSlug}`} className={buttonLook()}>
                Open the Team Backlog
              </Link>
            ) : null
          }
        >
          The Sprint Backlog holds what {teamName ?? "a team"} has committed to. Ready Stories are committed from the
          Team Backlog.
        </EmptyState>
      );
    default:
      return (
        <EmptyState
          title="No Epics yet"
          action={
            mayWrite ? (
              <span className="flex flex-wrap justify-center gap-2">
                {mayImport ? (
                  <Link href={`/flow-teams/${slug}/import`} className={buttonLook()}>
                    Import a CSV file
                  </Link>
                ) : null}
                <Button variant="primary" onClick={onNew}>
                  Write the first Epic
                </Button>
              </span>
            ) : null
          }
        >
          An Epic is a large piece of value that leads to a Milestone.{" "}
          {mayImport ? "Write one, or import those you have." : "Write one, or ask the CPO to import those you have."}
        </EmptyState>
      );
  }
}
