import "server-only";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import type { CommandContext } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import type { StoryWrite } from "./story-write";

/** Tells people of the Stories they were given: once each, however many Stories there are. */
export async function tellOwners(
  context: CommandContext,
  flowTeamId: string,
  writes: readonly Pick<StoryWrite, "story" | "after">[],
): Promise<void> {
  const given = new Map<string, StoryWrite["story"][]>();
  for (const { story, after } of writes) {
    if (after.ownerId) given.set(after.ownerId, [...(given.get(after.ownerId) ?? []), story]);
  }
  for (const [ownerId, stories] of given) {
    const [first] = stories;
    if (!first) continue;
    const others = stories.length - 1;
    await tell(context, flowTeamId, {
      to: [ownerId],
      kind: "assigned",
      item: { kind: "Story", id: first.id, title: storyNamed(first) },
      text:
        others === 0
          ? `gave you S-${first.number}`
          : `gave you S-${first.number} and ${others} more ${others === 1 ? "Story" : "Stories"}`,
    });
  }
}
