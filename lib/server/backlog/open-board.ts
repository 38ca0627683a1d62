import "server-only";
import { notFound, redirect } from "next/navigation";
import { can } from "@/lib/domain/access";
import { type BoardAddress, allTeams, chooseBoard, countBoardFilters } from "@/lib/domain/backlog/board-address";
import { beginningOfBoard } from "@/lib/domain/backlog/board-model";
import type { GroundView, TeamOnGround } from "@/lib/domain/backlog/ground";
import type { StoriesView } from "@/lib/domain/backlog/story-row";
import type { PaintedView } from "@/lib/domain/live";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { readBeginning, readIfSmall } from "@/lib/server/first-paint";
import { requireActor } from "@/lib/server/session";
import { readView } from "@/lib/server/view";
import { groundView, sprintStoriesView, teamStoriesView } from "./story-views";

/** The Stories of a board, and the scope they were read in. */
type PaintedBoard = {
  scope: { teamId?: string; sprint: number };
  /** Null where there are so many that the browser fetches them beside the page. */
  stories: PaintedView<StoriesView> | null;
};

/**
 * What a board needs: what Stories stand on, and those of the team and Flow Sprint that the address
 * means. Ends the request with 404 for who has no part in the Flow Team; guests and Administrators
 * without a role see the parts that are theirs.
 */
export async function openBoard(
  slug: string,
  asked: BoardAddress,
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
  const team = choice.team === allTeams ? undefined : teams.find(({ slug: named }) => named === choice.team);
  const stories = await (team
    ? paintTeam(flowTeamId, team, sprint, asked)
    : readIfSmall(flowTeamId, sprintStoriesView(sprint)));
  return { ground, board: { scope: { ...(team && { teamId: team.id }), sprint }, stories } };
}

/** A team's Stories, or the first of many where they are simply in order: filters and lanes look at all. */
function paintTeam(
  flowTeamId: string,
  { id, columns }: TeamOnGround,
  sprint: number,
  { lanes, filters }: BoardAddress,
): Promise<PaintedView<StoriesView> | null> {
  const view = teamStoriesView(id, sprint);
  if (lanes !== "none" || countBoardFilters(filters) > 0) return readIfSmall(flowTeamId, view);
  return readBeginning(flowTeamId, view, {
    name: `first of ${columns.map((column) => column.id).join(" ")}`,
    begin: (whole) => beginningOfBoard(whole, columns),
  });
}
