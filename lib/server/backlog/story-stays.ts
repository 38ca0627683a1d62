import "server-only";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import type { CommandContext } from "@/lib/server/command";
import { type Happening, tellWatchersOfEach } from "@/lib/server/conversations/watchers";
import { storyTouched } from "./story-changes";
import { type LoadedStory, type OpenStay, loadOpenStays, lockStories } from "./story-facts";
import { storyNews } from "./story-news";

/**
 * Ends open stays in Sprint Backlogs. In a running Flow Sprint that is a scope change, kept with its
 * reason and the points it had; a plan that hasn't started simply no longer holds the Story.
 */
export async function endStays(
  { tx, actor, now }: CommandContext,
  ended: readonly { stay: OpenStay; points: number }[],
  reason: string,
): Promise<void> {
  const rows = ended.map(({ stay, points }) => ({ id: stay.id, points, isKept: stay.sprintState !== "planned" }));
  const kept = rows.filter(({ isKept }) => isKept);
  const dropped = rows.filter(({ isKept }) => !isKept).map(({ id }) => id);
  if (kept.length > 0) {
    await tx.$executeRaw`
      UPDATE "SprintEntry" n SET "leftAt" = ${now}, "leftById" = ${actor.personId}::uuid, "leaveReason" = ${reason},
        "pointsAtEnd" = w.points, outcome = 'removed'
      FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS w (id uuid, points int) WHERE n.id = w.id`;
  }
  if (dropped.length > 0) await tx.sprintEntry.deleteMany({ where: { id: { in: dropped } } });
}

/**
 * Ends the stays of locked Stories that are about to leave all backlogs. A Flow Sprint that runs holds
 * its own (CAL-4): refused while one of them is in it. `next` is what can be done once they are out.
 */
export async function endStaysOfGone(
  context: CommandContext,
  stories: readonly Pick<LoadedStory, "id" | "number">[],
  next: string,
): Promise<Result<null>> {
  const stays = await loadOpenStays(
    context.tx,
    stories.map(({ id }) => id),
  );
  const isHeld = (story: { id: string }) => stays.get(story.id)?.sprintState === "running";
  const [first, ...others] = stories.filter(isHeld).toSorted((a, b) => a.number - b.number);
  if (first) {
    const more = others.length > 0 ? ` ${counted(others.length, "more Story is", "more Stories are")} too.` : "";
    return refuse({
      code: "rule",
      rule: "CAL-4",
      message: `S-${first.number} is in the Sprint Backlog of Flow Sprint ${stays.get(first.id)?.sprintNumber}, which runs.${more}`,
      wayOut: `Take ${more ? "them" : "it"} out of the Sprint Backlog first, with a reason; then ${next}.`,
    });
  }
  await endStays(
    context,
    [...stays.values()].map((stay) => ({ stay, points: 0 })),
    "",
  );
  return ok(null);
}

/**
 * Takes the Stories of a Scrum Team that retires out of the Sprint Backlogs of Flow Sprints that haven't
 * started. They stay planned for those; what runs keeps its own until the close.
 */
export async function leavePlannedSprints(
  context: CommandContext,
  flowTeamId: string,
  team: { id: string; name: string },
): Promise<void> {
  const { tx, record } = context;
  const committed = await tx.sprintEntry.findMany({
    where: { flowTeamId, teamId: team.id, leftAt: null },
    select: { storyId: true },
  });
  const storyIds = committed.map(({ storyId }) => storyId);
  const stories = await lockStories(tx, flowTeamId, storyIds);
  const stays = await loadOpenStays(tx, storyIds);
  const planned = [...stays.values()].filter(({ sprintState }) => sprintState === "planned");
  await endStays(
    context,
    planned.map((stay) => ({ stay, points: 0 })),
    "",
  );
  const news: Happening[] = [];
  for (const { storyId, sprintNumber } of planned) {
    const story = stories.find(({ id }) => id === storyId);
    if (!story) continue;
    record({
      flowTeamId,
      item: { kind: "Story", id: storyId, title: storyNamed(story) },
      before: { committedSprint: sprintNumber },
      after: { committedSprint: null },
      reason: `${team.name} was retired.`,
    });
    storyTouched(context, flowTeamId, story);
    news.push(storyNews(story, `took it out of the Sprint Backlog of S${sprintNumber}, for ${team.name} was retired`));
  }
  await tellWatchersOfEach(context, flowTeamId, news);
}
