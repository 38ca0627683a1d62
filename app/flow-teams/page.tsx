import { ChevronRight, Plus, Ship } from "lucide-react";
import type { Metadata } from "next";
import { OuterFrame } from "@/components/frame/outer-frame";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { can } from "@/lib/domain/access";
import { buildId } from "@/lib/server/build-id";
import { type FlowTeamInList, listFlowTeams } from "@/lib/server/flow-teams/frame-queries";
import { requireActor } from "@/lib/server/session";

export const metadata: Metadata = { title: "Flow Teams" };

/** The Flow Teams somebody may open. */
export default async function FlowTeamsPage() {
  const actor = await requireActor("/flow-teams");
  const flowTeams = await listFlowTeams(actor);
  const mayForm = can(actor, "form a flow team");
  const form = (
    <Link href="/flow-teams/new" className={buttonLook("primary")}>
      <Plus aria-hidden="true" />
      Form a Flow Team
    </Link>
  );
  const roles = actor.isAdministrator ? "Administrator" : "";
  return (
    <OuterFrame
      me={{ id: actor.personId, name: actor.name, roles, isAdministrator: actor.isAdministrator }}
      build={buildId()}
      flowTeams={flowTeams}
    >
      <PageFrame title="Flow Teams" actions={mayForm && flowTeams.length > 0 ? form : null}>
        {flowTeams.length > 0 ? (
          <ul className="mx-auto flex max-w-3xl flex-col gap-2">
            {flowTeams.map((flowTeam) => (
              <li key={flowTeam.slug}>
                <FlowTeamRow flowTeam={flowTeam} />
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState title="No Flow Team yet" icon={<Ship />} action={mayForm ? form : null}>
            {mayForm
              ? "A Flow Team is three to fifteen Scrum Teams that build one product to one rhythm. Form the first one: name it, give it its teams and people, and launch it when it's complete."
              : "You have no part in a Flow Team. Ask its Chief Scrum Master or an Administrator to invite you; it then appears here."}
          </EmptyState>
        )}
      </PageFrame>
    </OuterFrame>
  );
}

function FlowTeamRow({ flowTeam }: { flowTeam: FlowTeamInList }) {
  const { slug, name, product, state, isDemo, teamCount, peopleCount, sprint } = flowTeam;
  const facts = [
    `${teamCount} ${teamCount === 1 ? "team" : "teams"}`,
    `${peopleCount} ${peopleCount === 1 ? "person" : "people"}`,
    sprint === null ? null : `Flow Sprint ${sprint} is running`,
  ].filter(Boolean);
  return (
    <Link
      href={`/flow-teams/${slug}`}
      className="flex items-center gap-4 rounded border bg-surface px-4 py-3 transition-colors hover:border-line-strong"
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="text-md font-semibold wrap-anywhere">{name}</span>
          {state === "active" ? null : <Badge>{state === "forming" ? "Forming" : "Retired"}</Badge>}
          {isDemo ? <Badge tone="accent">Demo</Badge> : null}
        </span>
        <span className="block text-ink-2 wrap-anywhere">{product}</span>
        <span className="block text-sm text-ink-3">{facts.join(" · ")}</span>
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
    </Link>
  );
}
