import "server-only";
import { can } from "@/lib/domain/access";
import type { StoryStanding } from "@/lib/domain/backlog/story-policy";
import type { SprintStanding, StorySurroundings } from "@/lib/domain/backlog/story-rules";
import type { StoryFields } from "@/lib/domain/backlog/story-schema";
import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import { type Result, notFound, ok } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { refuseRetired } from "@/lib/server/flow-teams/entry";
import { Prisma } from "@/prisma/client/client";
import { type StoryList, lockLists } from "./story-order";

/** A Story as a command finds it: its fields, and what decides who may do what with it. */
export type LoadedStory = StoryFields &
  StoryStanding & {
    id: string;
    number: number;
    status: StoryStatus;
    columnId: string | null;
    blockedReason: string | null;
    blockedSince: Date | null;
  };

/**
 * Loads Stories that are not deleted and locks their rows, in one order, so that two bulk changes
 * can't wait for each other. Missing ones are simply not in the answer. Descriptions, which can be
 * long, come only where asked for; else they are empty.
 */
export async function lockStories(
  tx: Tx,
  flowTeamId: string,
  storyIds: readonly string[],
  options: { withDescription?: boolean; areDeleted?: boolean } = {},
): Promise<LoadedStory[]> {
  const description = options.withDescription ? Prisma.sql`s.description` : Prisma.sql`''`;
  const isThere = options.areDeleted ? Prisma.sql`IS NOT NULL` : Prisma.sql`IS NULL`;
  return tx.$queryRaw<LoadedStory[]>`
    SELECT s.id, s."flowTeamId", s.number, s.title, ${description} AS description, s."epicId", s."teamId", s.estimate,
           s."sprintNumber", s."ownerId", coalesce(s.labels, '{}') AS labels, s."demoLink", s."isIdea", s.status::text, s."columnId",
           s."blockedReason", s."blockedSince", s."createdById", e."leadTeamId" AS "epicLeadTeamId",
           t."retiredAt" IS NOT NULL AS "isTeamRetired"
    FROM "Story" s LEFT JOIN "Epic" e ON e.id = s."epicId" LEFT JOIN "ScrumTeam" t ON t.id = s."teamId"
    WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.id = ANY(${[...storyIds]}::uuid[]) AND s."deletedAt" ${isThere}
    ORDER BY s.id
    FOR NO KEY UPDATE OF s`;
}

/** What surrounds the Stories of a Flow Team, and whether it may still be changed at all. */
export type StoryGround = StorySurroundings & {
  state: "forming" | "active" | "retired";
  sprints: readonly SprintStanding[];
  teams: readonly { id: string; name: string; storyLimit: number }[];
  /** Who leads each of the Epics asked about. */
  epicLeads: ReadonlyMap<string, string | null>;
  /** Of the Definition of Ready alone. */
  definitions: readonly { kind: "ready"; id: string; text: string }[];
};

/** The facts that decide what Stories may become. Null when there is no such Flow Team. */
export async function loadStoryGround(
  tx: Tx,
  flowTeamId: string,
  epicIds: readonly string[] = [],
): Promise<StoryGround | null> {
  const [row] = await tx.$queryRaw<
    {
      state: StoryGround["state"];
      sprints: SprintStanding[];
      teams: { id: string; name: string; storyLimit: number }[];
      epics: { id: string; leadTeamId: string | null }[];
      memberIds: string[];
      definitions: StoryGround["definitions"];
    }[]
  >`
    SELECT f.state::text,
      (SELECT coalesce(json_agg(json_build_object('number', s.number, 'state', s.state)), '[]')
       FROM "FlowSprint" s WHERE s."flowTeamId" = f.id) AS sprints,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'storyLimit', t."storyLimit")), '[]')
       FROM "ScrumTeam" t WHERE t."flowTeamId" = f.id AND t."retiredAt" IS NULL) AS teams,
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'leadTeamId', e."leadTeamId")), '[]')
       FROM "Epic" e WHERE e."flowTeamId" = f.id AND e.id = ANY(${[...epicIds]}::uuid[]) AND e."deletedAt" IS NULL) AS epics,
      ARRAY(SELECT DISTINCT r."personId"::text FROM "RoleHolding" r
            WHERE r."flowTeamId" = f.id AND r."endedAt" IS NULL AND r.role <> 'stakeholder') AS "memberIds",
      (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'id', d.id, 'text', d.text) ORDER BY d.rank), '[]')
       FROM "Definition" d
       WHERE d."flowTeamId" = f.id AND d.kind = 'ready' AND d."deletedAt" IS NULL) AS definitions
    FROM "FlowTeam" f WHERE f.id = ${flowTeamId}::uuid`;
  if (!row) return null;
  return {
    state: row.state,
    sprints: row.sprints,
    teams: row.teams,
    liveTeamIds: new Set(row.teams.map(({ id }) => id)),
    epicIds: new Set(row.epics.map(({ id }) => id)),
    epicLeads: new Map(row.epics.map(({ id, leadTeamId }) => [id, leadTeamId])),
    memberIds: new Set(row.memberIds),
    definitions: row.definitions,
  };
}

/**
 * How a command on Stories begins: they exist for Members only, and not in a retired Flow Team.
 * Locks the lists it will order or add to, so that what is read of their Epics and teams holds.
 */
export async function enterStories(
  { tx, actor }: Pick<CommandContext, "tx" | "actor">,
  flowTeamId: string,
  { epicIds = [], lists = [] }: { epicIds?: readonly string[]; lists?: readonly StoryList[] } = {},
): Promise<Result<StoryGround>> {
  if (!can(actor, "contribute", { flowTeamId })) return notFound("Story");
  await lockLists(tx, flowTeamId, lists);
  const ground = await loadStoryGround(tx, flowTeamId, epicIds);
  if (!ground) return notFound("Story");
  return ground.state === "retired" ? refuseRetired : ok(ground);
}

/** The Stories in the order asked for; refused where one is missing. */
export function allOf<S extends { id: string }>(found: readonly S[], storyIds: readonly string[]): Result<S[]> {
  const byId = new Map(found.map((story) => [story.id, story]));
  const stories = [...new Set(storyIds)].map((id) => byId.get(id));
  return stories.every((story) => story !== undefined) ? ok(stories) : notFound("Story");
}

/** An open stay in a Sprint Backlog. */
export type OpenStay = {
  id: string;
  storyId: string;
  teamId: string;
  sprintNumber: number;
  sprintState: SprintStanding["state"];
};

/**
 * The open stays of Stories whose rows are locked. The Flow Sprints hold still until the transaction
 * ends, so that none starts or closes under what is decided here.
 */
export async function loadOpenStays(tx: Tx, storyIds: readonly string[]): Promise<Map<string, OpenStay>> {
  const stays = await tx.$queryRaw<OpenStay[]>`
    SELECT n.id, n."storyId", n."teamId", n."sprintNumber", sp.state::text AS "sprintState"
    FROM "SprintEntry" n
    JOIN "FlowSprint" sp ON sp."flowTeamId" = n."flowTeamId" AND sp.number = n."sprintNumber"
    WHERE n."storyId" = ANY(${[...storyIds]}::uuid[]) AND n."leftAt" IS NULL
    ORDER BY sp.number, n.id
    FOR SHARE OF sp`;
  return new Map(stays.map((stay) => [stay.storyId, stay]));
}
