import type pg from "pg";
import { claimsViewJson } from "@/lib/server/events/claim-queries";
import { ballotsViewJson } from "@/lib/server/events/ballot-queries";

type Bare = Parameters<typeof ballotsViewJson>[2];
type Asked = { [name: string]: string };

/** What changes in a room, by one bare statement each. */
const changes: { [what: string]: (asked: Asked) => { text: string; values: unknown[] } } = {
  step: ({ event, step }) => ({
    text: 'UPDATE "FlowSprintEvent" SET step = $2, "runningSince" = now() WHERE id = $1',
    values: [event, step],
  }),
  vote: ({ event, ballot, person, value }) => ({
    text: `INSERT INTO "Secret" ("eventId", kind, "itemId", "personId", value) VALUES ($1, 'vote', $2, $3, $4)
      ON CONFLICT ("itemId", kind, "personId") DO UPDATE SET value = EXCLUDED.value`,
    values: [event, ballot, person, value],
  }),
  claim: ({ flowTeam, sprint, epic, team, points }) => ({
    text: `INSERT INTO "Claim" ("flowTeamId", "sprintNumber", "epicId", "teamId", points, "claimedAt")
      VALUES ($1, $2, $3, $4, $5, now())
      ON CONFLICT ("flowTeamId", "sprintNumber", "epicId", "teamId") DO UPDATE SET points = EXCLUDED.points`,
    values: [flowTeam, sprint, epic, team, points],
  }),
};

/** The statement of a change in a room; throws for what there is none of. */
export function roomChange(asked: Asked): { text: string; values: unknown[] } {
  const change = changes[asked.what ?? ""];
  if (!change) throw new Error(`Nothing in a room changes by ${asked.what}.`);
  return change(asked);
}

/** What a participant reads after such a change, as JSON text. */
export async function readRoom(asked: Asked, pool: pg.Pool, bare: Bare): Promise<string> {
  const { what, flowTeam = "", key = "", sprint } = asked;
  if (what === "vote") return (await ballotsViewJson(flowTeam, key, bare)) ?? "";
  if (what === "claim") return (await claimsViewJson(flowTeam, Number(sprint), "{}", bare)) ?? "";
  const { rows } = await pool.query<{ json: string }>(room, [flowTeam, key]);
  return rows[0]?.json ?? "";
}

/** The rows of a room in one statement: its clock, its people, its notes and action items. */
const room = `
  SELECT json_build_object('event', to_json(e),
    'people', (SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'joinedAt', a."joinedAt", 'readyStep', a."readyStep",
        'roles', (SELECT json_agg(json_build_object('role', r.role, 'teamId', r."scrumTeamId"))
          FROM "RoleHolding" r WHERE r."personId" = p.id AND r."flowTeamId" = e."flowTeamId" AND r."endedAt" IS NULL)) ORDER BY p.name, p.id)
      FROM "Attendance" a JOIN "Person" p ON p.id = a."personId" WHERE a."eventId" = e.id),
    'notes', (SELECT json_agg(to_json(n) ORDER BY n."createdAt") FROM "EventNote" n WHERE n."eventId" = e.id AND n."deletedAt" IS NULL),
    'actions', (SELECT json_agg(to_json(i) ORDER BY i.number) FROM "ActionItem" i
      WHERE i."flowTeamId" = e."flowTeamId" AND i.kind = e.kind AND i."deletedAt" IS NULL))::text AS json
  FROM "FlowSprintEvent" e WHERE e."flowTeamId" = $1 AND e.key = $2`;
