import "server-only";
import type { StoryField } from "@/lib/domain/backlog/story-schema";
import { storyFieldWords, storyNamed } from "@/lib/domain/backlog/story-words";
import type { CommandContext } from "@/lib/server/command";
import { type Happening, tellWatchersOfEach } from "@/lib/server/conversations/watchers";
import type { StoryWrite } from "./story-write";

/** What happened to a Story as who watches it is told, to be read after the actor's name. */
export function storyNews(story: { id: string; number: number; title: string }, text: string): Happening {
  return { item: { kind: "Story", id: story.id, title: storyNamed(story) }, text };
}

/** An edit as who watches the Story is told of it; its new owner is told that it is theirs. */
export function editNews({ story, after }: Pick<StoryWrite, "story" | "after">): Happening {
  const fields = (Object.keys(after) as StoryField[]).map((field) => storyFieldWords[field].toLowerCase());
  const news = storyNews({ ...story, ...after }, `changed ${fields.join(", ")}`);
  return { ...news, except: after.ownerId ? [after.ownerId] : [] };
}

/**
 * Tells who watches Stories what happened to each of them. Of its acceptance criteria too, for they say what it
 * is; not of its Tasks, which are the team's own steps, many a day, and seen on its board.
 */
export function tellOfStories(
  context: CommandContext,
  flowTeamId: string,
  stories: readonly { id: string; number: number; title: string }[],
  text: string,
): Promise<void> {
  return tellWatchersOfEach(
    context,
    flowTeamId,
    stories.map((story) => storyNews(story, text)),
  );
}
