import "server-only";
import { notFound, redirect } from "next/navigation";
import { can } from "@/lib/domain/access";
import { allTeams, chooseBoard } from "@/lib/domain/backlog/board-address";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoriesView } from "@/lib/domain/backlog/story-row";
import type { PaintedView } from "@/lib/domain/live";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readView } from "@/lib/server/view";
import { groundView, sprintStoriesView, teamStoriesView } from "./story-views";

/** The Stories of a board, and the scope they were read in. */
type PaintedBoard = {
  scope: { teamId?: string; sprint: number };
  stories: PaintedView<StoriesView>;
};

/**
 * What a board needs: what Stories stand on, and those of the team and Flow Sprint that the address
 * means. Ends the request with 404 for who has no part in the Flow Team; guests and Administrators
 * without a role see the parts that are theirs.
 */
export async function openBoard(
  slug: string,
  asked: { team: string | null; sprint: number | null },
): Promise<{ ground: PaintedView<GroundView>; board: PaintedBoard | null }> {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) notFound();
  const flowTeamId = flowTeam.id;
  if (!can(actor, "contribute", { flowTeamId })) {
    redirect(`/flow-teams/${slug}/${can(actor, "see the roadmap", { flowTeamId }) ? "roadmap" : "teams"}`);
  }
  const ground = await readView(flowTeamId, groundView);
  if (!ground) notFound();
  const { teams, sprints } = JSON.parse(ground.body) as GroundView;
  const mine = actor.roles.flatMap((held) => (held.flowTeamId === flowTeamId ? (held.scrumTeamId ?? []) : []));
  const choice = chooseBoard(asked, teams, sprints, mine);
  if (choice.sprint === null) return { ground, board: null };
  const { sprint } = choice;
  const teamId = choice.team === allTeams ? undefined : teams.find((team) => team.slug === choice.team)?.id;
  const stories = await readView(flowTeamId, teamId ? teamStoriesView(teamId, sprint) : sprintStoriesView(sprint));
  return { ground, board: stories && { scope: { ...(teamId && { teamId }), sprint }, stories } };
}
