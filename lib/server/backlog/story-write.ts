import "server-only";
import type { StoryField, StoryFields } from "@/lib/domain/backlog/story-schema";
import type { CommandContext } from "@/lib/server/command";
import { Prisma } from "@/prisma/client/client";
import type { LoadedStory } from "./story-facts";

/** A Story's change that is decided: only what changed is in before and after. */
export type StoryWrite = { story: LoadedStory; before: Partial<StoryFields>; after: Partial<StoryFields> };

/** Each field's type in the database. */
const columns: Record<StoryField | "epicRank" | "teamRank", Prisma.Sql> = {
  title: Prisma.sql`text`,
  description: Prisma.sql`text`,
  epicId: Prisma.sql`uuid`,
  teamId: Prisma.sql`uuid`,
  estimate: Prisma.sql`int`,
  sprintNumber: Prisma.sql`int`,
  ownerId: Prisma.sql`uuid`,
  labels: Prisma.sql`text[]`,
  demoLink: Prisma.sql`text`,
  isIdea: Prisma.sql`boolean`,
  epicRank: Prisma.sql`text`,
  teamRank: Prisma.sql`text`,
};
type Column = keyof typeof columns;

/**
 * Writes Stories whose rows are locked, those that change the same fields in one statement, and
 * those of them that come to a new Epic or team with their new ranks. On a new team's board a Story
 * stands in the first column of its status.
 */
export async function writeStories(
  context: CommandContext,
  writes: readonly StoryWrite[],
  places: ReadonlyMap<string, { epicRank?: string; teamRank?: string }>,
): Promise<void> {
  const alike = new Map<string, { names: Column[]; rows: object[] }>();
  for (const { story, after } of writes) {
    const place = places.get(story.id) ?? {};
    const names = [...Object.keys(after), ...Object.keys(place)] as Column[];
    if (after.teamId === null) names.push("teamRank");
    const key = names.sort().join();
    const group = alike.get(key) ?? { names, rows: [] };
    group.rows.push({ id: story.id, ...after, ...place });
    alike.set(key, group);
  }
  for (const { names, rows } of alike.values()) await writeAlike(context, names, rows);
}

async function writeAlike({ tx, now }: CommandContext, names: readonly Column[], rows: readonly object[]) {
  // Names come from the table above, never from the input.
  const quoted = names.map((name) => Prisma.raw(`"${name}"`));
  const assigned = quoted.map((name) => Prisma.sql`${name} = w.${name}`);
  if (names.includes("teamId")) assigned.push(Prisma.sql`"columnId" = NULL, "columnSince" = ${now}`);
  const read = names.map((name, index) => Prisma.sql`${quoted[index]} ${columns[name]}`);
  await tx.$executeRaw`
    UPDATE "Story" s SET ${Prisma.join(assigned)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w (id uuid, ${Prisma.join(read)})
    WHERE s.id = w.id`;
}
