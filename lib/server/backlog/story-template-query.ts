import "server-only";
import type { StoryTemplatesView } from "@/lib/domain/backlog/story-template";
import { db } from "@/lib/server/db";
import type { View } from "@/lib/server/view";

/** The templates for new Stories, for Members. */
export const storyTemplatesView: View<StoryTemplatesView> = {
  name: "story templates",
  capability: "contribute",
  contexts: ["backlog"],
  async load(flowTeamId) {
    const [row] = await db().$queryRaw<{ json: string }[]>`
      SELECT json_build_object('templates', coalesce(json_agg(json_build_object('id', t.id, 'teamId', t."teamId", 'name', t.name,
               'title', t.title, 'description', t.description, 'criteria', coalesce(t.criteria, '{}'),
               'labels', coalesce(t.labels, '{}')) ORDER BY t."teamId" IS NOT NULL, lower(t.name), t.id), '[]'))::text AS json
      FROM "StoryTemplate" t WHERE t."flowTeamId" = ${flowTeamId}::uuid AND t."deletedAt" IS NULL`;
    return row?.json ?? null;
  },
};
