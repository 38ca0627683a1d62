import "server-only";
import type { ImportSurroundings, ImportedEpic, LastValues } from "@/lib/domain/backlog/import-plan";
import type { FileEpic } from "@/lib/domain/backlog/import-rows";
import type { Tx } from "@/lib/server/db";
import { loadEdges } from "@/lib/server/dependencies/dependency-facts";
import { loadTied } from "@/lib/server/dependencies/follow-teams";
import { loadImportedStories } from "./import-story-facts";

/** What an import plans against, with the Milestones' names for the screen. */
export type ImportFacts = ImportSurroundings & {
  flowSprints: readonly { number: number; startsOn: string; endsOn: string }[];
  milestones: readonly {
    number: number;
    name: string;
    firstSprint: number;
    lastSprint: number;
    startsOn: string;
    endsOn: string;
  }[];
};

type ImportedRow = Omit<FileEpic, "span"> & {
  externalId: string;
  epicId: string;
  number: number;
  firstSprint: number | null;
  lastSprint: number | null;
  isDeleted: boolean;
  openStories: number;
  last: LastValues;
};

/**
 * Loads what an import depends on, in nine statements whatever the size. With `isToChange`, the
 * Epics and Stories that earlier imports made stay as they are until the transaction ends; the caller holds the
 * Flow Team's lock.
 */
export async function loadImportFacts(tx: Tx, flowTeamId: string, isToChange = false): Promise<ImportFacts> {
  const [flowTeam] = await tx.$queryRaw<
    Pick<ImportFacts, "isForming" | "teams" | "milestones" | "flowSprints" | "people" | "epics">[]
  >`
    SELECT f.state = 'forming' AS "isForming",
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name), '[]')
        FROM "ScrumTeam" t WHERE t."flowTeamId" = f.id AND t."retiredAt" IS NULL) AS teams,
      (SELECT coalesce(json_agg(json_build_object('number', s.number, 'startsOn', s."startsOn", 'endsOn', s."endsOn")
          ORDER BY s.number), '[]') FROM "FlowSprint" s WHERE s."flowTeamId" = f.id) AS "flowSprints",
      (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email)), '[]')
        FROM "RoleHolding" r JOIN "Person" p ON p.id = r."personId"
        WHERE r."flowTeamId" = f.id AND r."endedAt" IS NULL AND r.role <> 'stakeholder') AS people,
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'number', e.number, 'title', e.title) ORDER BY e.rank), '[]')
        FROM "Epic" e WHERE e."flowTeamId" = f.id AND e."deletedAt" IS NULL) AS epics,
      (SELECT coalesce(json_agg(json_build_object('number', m.number, 'name', m.name, 'firstSprint', m."firstSprint",
          'lastSprint', m."lastSprint", 'startsOn', first."startsOn", 'endsOn', last."endsOn") ORDER BY m.number), '[]')
        FROM "Milestone" m
        JOIN "FlowSprint" first ON first."flowTeamId" = f.id AND first.number = m."firstSprint"
        JOIN "FlowSprint" last ON last."flowTeamId" = f.id AND last.number = m."lastSprint"
        WHERE m."flowTeamId" = f.id) AS milestones
    FROM "FlowTeam" f WHERE f.id = ${flowTeamId}::uuid`;
  if (!flowTeam) throw new Error("The Flow Team of an import is gone");
  if (isToChange) {
    await tx.$executeRaw`
      SELECT FROM "Epic" e JOIN "ImportedEpic" i ON i."epicId" = e.id
      WHERE i."flowTeamId" = ${flowTeamId}::uuid ORDER BY e.id FOR NO KEY UPDATE OF e`;
    await tx.$executeRaw`
      SELECT FROM "Story" s JOIN "ImportedStory" i ON i."storyId" = s.id
      WHERE i."flowTeamId" = ${flowTeamId}::uuid ORDER BY s.id FOR NO KEY UPDATE OF s`;
  }
  const imported = await tx.$queryRaw<ImportedRow[]>`
    SELECT i."externalId", e.id AS "epicId", e.number, e."deletedAt" IS NOT NULL AS "isDeleted", i."lastValues" AS last,
      e.title, e.description, e.status::text AS status, e."leadTeamId", e.labels, e."firstSprint", e."lastSprint", e.value, e.effort,
      coalesce(open.stories, 0)::int AS "openStories"
    FROM "ImportedEpic" i JOIN "Epic" e ON e.id = i."epicId"
    LEFT JOIN (SELECT "epicId", count(*) AS stories FROM "Story"
      WHERE "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL AND status <> 'done' GROUP BY 1) open ON open."epicId" = e.id
    WHERE i."flowTeamId" = ${flowTeamId}::uuid`;
  const ties = await tx.$queryRaw<{ needer: string; giver: string }[]>`
    SELECT "neederEpicId" AS needer, "giverEpicId" AS giver
    FROM "Dependency" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL
      AND "neederEpicId" IS NOT NULL AND "giverEpicId" IS NOT NULL
    UNION ALL
    SELECT l."epicId", l."toEpicId" FROM "EpicLink" l JOIN "Epic" e ON e.id = l."epicId"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND l."toEpicId" IS NOT NULL`;
  const stories = await loadImportedStories(tx, flowTeamId);
  const itemIds = [
    ...imported.map(({ epicId }) => epicId),
    ...[...stories.stories.values()].map(({ storyId }) => storyId),
  ];
  return {
    ...flowTeam,
    sprints: flowTeam.flowSprints.map(({ number }) => number),
    ...stories,
    tied: await loadTied(tx, itemIds),
    imported: new Map(imported.map((row) => [row.externalId, asImported(row)])),
    ...(await loadEdges(tx, flowTeamId)),
    links: new Set(ties.map(({ needer, giver }) => `${needer} ${giver}`)),
  };
}

function asImported(row: ImportedRow): ImportedEpic {
  const { title, description, status, leadTeamId, labels, firstSprint, lastSprint, value, effort } = row;
  const span = firstSprint === null || lastSprint === null ? null : { firstSprint, lastSprint };
  return {
    epicId: row.epicId,
    number: row.number,
    isDeleted: row.isDeleted,
    openStories: row.openStories,
    current: { title, description, status, leadTeamId, labels, span, value, effort },
    last: row.last,
  };
}
