import "server-only";
import { db } from "@/lib/server/db";
import { isShownNews } from "./shown-news";

/** The ConversationView of an item as JSON text. */
export async function conversationJson(flowTeamId: string, itemId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object(
      'comments', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'authorId', c."authorId", 'author', p.name,
                     'body', c.body, 'createdAt', c."createdAt", 'editedAt', c."editedAt") ORDER BY c."createdAt", c.id), '[]')
                   FROM "Comment" c JOIN "Person" p ON p.id = c."authorId"
                   WHERE c."itemId" = ${itemId}::uuid AND c."flowTeamId" = ${flowTeamId}::uuid AND c."deletedAt" IS NULL),
      'watcherIds', (SELECT coalesce(json_agg(w."personId" ORDER BY w."createdAt", w."personId"), '[]') FROM "Watch" w
                     WHERE w."itemId" = ${itemId}::uuid AND w."flowTeamId" = ${flowTeamId}::uuid)
    )::text AS json`;
  return row?.json ?? '{"comments":[],"watcherIds":[]}';
}

/** The AttachmentsView of an item as JSON text. */
export async function attachmentsJson(flowTeamId: string, itemId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object('attachments', coalesce(json_agg(json_build_object('id', a.id, 'name', a.name,
             'mediaType', a."mediaType", 'size', a.size, 'width', a.width, 'height', a.height, 'addedBy', p.name,
             'addedById', a."createdById", 'createdAt', a."createdAt") ORDER BY a."createdAt", a.id), '[]'))::text AS json
    FROM "Attachment" a LEFT JOIN "Person" p ON p.id = a."createdById"
    WHERE a."itemId" = ${itemId}::uuid AND a."flowTeamId" = ${flowTeamId}::uuid AND a."deletedAt" IS NULL`;
  return row?.json ?? '{"attachments":[]}';
}

/** An attachment's bytes and type; null where there is none, or it was removed. */
export async function getAttachment(flowTeamId: string, id: string) {
  return db().attachment.findFirst({
    where: { id, flowTeamId, deletedAt: null },
    select: { name: true, mediaType: true, content: true },
  });
}

/** Whether an attachment is there, without its bytes: a browser that has them asks this each time. */
export async function hasAttachment(flowTeamId: string, id: string): Promise<boolean> {
  return (await db().attachment.count({ where: { id, flowTeamId, deletedAt: null } })) > 0;
}

/** How much of what is read the inbox still shows. */
const keptRead = 200;

/** A person's InboxView of one Flow Team as JSON text. Items that were removed keep their news. */
export async function inboxJson(flowTeamId: string, personId: string): Promise<string> {
  const isShown = isShownNews(flowTeamId, personId);
  const [row] = await db().$queryRaw<{ json: string }[]>`
    WITH shown AS (
      (SELECT * FROM "InboxItem" news WHERE "personId" = ${personId}::uuid AND "flowTeamId" = ${flowTeamId}::uuid
         AND "readAt" IS NULL AND ${isShown})
      UNION ALL
      (SELECT * FROM "InboxItem" news WHERE "personId" = ${personId}::uuid AND "flowTeamId" = ${flowTeamId}::uuid
         AND "readAt" IS NOT NULL AND ${isShown} ORDER BY "createdAt" DESC LIMIT ${keptRead})
    )
    SELECT json_build_object(
      'news', (SELECT coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'text', n.text, 'actor', p.name, 'count', n.count,
                 'createdAt', n."createdAt", 'readAt', n."readAt", 'snoozedUntil', n."snoozedUntil",
                 'item', json_build_object('kind', n."itemKind", 'id', n."itemId", 'title', n."itemTitle",
                   'number', coalesce(e.number, s.number, d.number, r.number, i.number, m.number),
                   'eventKey', v.key)) ORDER BY n."createdAt" DESC, n.id), '[]')
               FROM shown n LEFT JOIN "Person" p ON p.id = n."actorId"
               LEFT JOIN "Epic" e ON n."itemKind" = 'Epic' AND e.id = n."itemId"
               LEFT JOIN "Story" s ON n."itemKind" = 'Story' AND s.id = n."itemId"
               LEFT JOIN "Dependency" d ON n."itemKind" = 'Dependency' AND d.id = n."itemId"
               LEFT JOIN "Risk" r ON n."itemKind" = 'Risk' AND r.id = n."itemId"
               LEFT JOIN "Impediment" i ON n."itemKind" = 'Impediment' AND i.id = n."itemId"
               LEFT JOIN "Improvement" m ON n."itemKind" = 'Improvement' AND m.id = n."itemId"
               LEFT JOIN "ActionItem" a ON n."itemKind" = 'Action item' AND a.id = n."itemId"
               LEFT JOIN "FlowSprintEvent" v ON v.id = CASE n."itemKind" WHEN 'Event' THEN n."itemId" ELSE a."eventId" END),
      'muted', (SELECT coalesce(json_agg(m.kind ORDER BY m.kind), '[]') FROM "InboxMute" m WHERE m."personId" = ${personId}::uuid)
    )::text AS json`;
  return row?.json ?? '{"news":[],"muted":[]}';
}
