import { createHash, randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type pg from "pg";
import { ranksBetween } from "@/lib/domain/backlog/ranks";

/** How much of everything a Flow Team has. */
export type Size = {
  slug: string;
  teams: number;
  people: number;
  epics: number;
  stories: number;
  dependencies: number;
  insights: number;
  history: number;
};

/** As large as the method allows, with three years of sprints behind and ahead. */
export const full: Size = {
  slug: "full",
  teams: 15,
  people: 150,
  epics: 600,
  stories: 10_000,
  dependencies: 250,
  insights: 400,
  history: 50_000,
};

/** The same with little in it: what a page costs must not differ in queries. */
export const small: Size = {
  slug: "small",
  teams: 3,
  people: 12,
  epics: 10,
  stories: 60,
  dependencies: 4,
  insights: 4,
  history: 100,
};

export type MadeFlowTeam = {
  id: string;
  slug: string;
  cpoId: string;
  peopleIds: string[];
  epicIds: string[];
  /** The CPO's open draft, an uploaded file, and the secret of a shared link: pages of their own. */
  draftId: string;
  importId: string;
  sharedToken: string;
};

/** Two-week sprints, four a Milestone: three years and a bit. */
const sprints = 80;
const runningSprint = 53;

/** Writes a Flow Team of that size in one transaction, since a launched one is whole at any commit. */
export async function makeFlowTeam(client: pg.ClientBase, size: Size): Promise<MadeFlowTeam> {
  const id = randomUUID();
  const peopleIds = Array.from({ length: size.people }, () => randomUUID());
  const teamIds = Array.from({ length: size.teams }, () => randomUUID());
  const epicIds = Array.from({ length: size.epics }, () => randomUUID());
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO "FlowTeam" (id, slug, name, product, "timeZone", state, "launchedAt", "nextEpicNumber", "nextStoryNumber",
       "nextDependencyNumber")
     VALUES ($1, $2, $3, 'A large product', 'Europe/Zurich', 'active', now(), $4, $5, $6)`,
    [id, size.slug, `Flow Team ${size.slug}`, size.epics + 1, size.stories + 1, size.dependencies + 1],
  );
  await client.query(
    `INSERT INTO "ScrumTeam" (id, "flowTeamId", name, slug, hue, "usualCapacity")
     SELECT team, $1, 'Team ' || n, 'team-' || n, n - 1, 30 FROM unnest($2::uuid[]) WITH ORDINALITY AS t(team, n)`,
    [id, teamIds],
  );
  await client.query(
    `INSERT INTO "Person" (id, email, name)
     SELECT person, $1 || n || '@example.org', 'Person Number ' || n FROM unnest($2::uuid[]) WITH ORDINALITY AS p(person, n)`,
    [size.slug, peopleIds],
  );
  await client.query(`INSERT INTO "Membership" ("flowTeamId", "personId") SELECT $1, unnest($2::uuid[])`, [
    id,
    peopleIds,
  ]);
  await client.query(
    `INSERT INTO "RoleHolding" (id, "flowTeamId", "personId", role, "scrumTeamId")
     SELECT gen_random_uuid(), $1, person,
       (CASE WHEN n <= 3 THEN (ARRAY['cpo', 'csm', 'architect'])[n]
         WHEN n <= 3 + $3 THEN 'po' WHEN n <= 3 + 2 * $3 THEN 'sm' ELSE 'developer' END)::"Role",
       CASE WHEN n > 3 THEN ($4::uuid[])[(n - 4) % $3 + 1] END
     FROM unnest($2::uuid[]) WITH ORDINALITY AS p(person, place), LATERAL (SELECT place::int AS n) x`,
    [id, peopleIds, size.teams, teamIds],
  );
  await makeCalendar(client, id);
  await makeVelocity(client, teamIds);
  await makeBacklog(client, id, size, { teamIds, epicIds, peopleIds });
  const cpoId = peopleIds[0] ?? "";
  const opened = await makeOpened(client, id, cpoId, epicIds);
  await client.query("COMMIT");
  return { id, slug: size.slug, cpoId, peopleIds, epicIds, ...opened };
}

/** What grows with the Epics and has a page of its own: a draft, a file to import, a shared link. */
async function makeOpened(client: pg.ClientBase, flowTeamId: string, cpoId: string, epicIds: readonly string[]) {
  const [draftId, importId, sharedToken] = [randomUUID(), randomUUID(), randomBytes(24).toString("base64url")];
  await client.query(
    `INSERT INTO "RoadmapDraft" (id, "flowTeamId", "ownerId", name) VALUES ($1, $2, $3, 'If all came later')`,
    [draftId, flowTeamId, cpoId],
  );
  await client.query(
    `INSERT INTO "DraftMove" ("draftId", "epicId", "seenTeamId", "seenFirstSprint", "seenLastSprint", "teamId", "firstSprint", "lastSprint")
     SELECT $1, id, "leadTeamId", "firstSprint", "lastSprint", "leadTeamId", "firstSprint" + 1, "lastSprint" + 1
     FROM "Epic" WHERE "flowTeamId" = $2`,
    [draftId, flowTeamId],
  );
  const file = ["id,title,team", ...epicIds.map((id, n) => `${id},Row number ${n},Owner ${n % 20}`)].join("\n");
  await client.query(
    `INSERT INTO "Import" (id, "flowTeamId", "personId", "fileName", content, total) VALUES ($1, $2, $3, 'epics.csv', $4, $5)`,
    [importId, flowTeamId, cpoId, Buffer.from(file), epicIds.length],
  );
  await client.query(
    `INSERT INTO "ShareLink" (id, "flowTeamId", label, "tokenHash", "createdById", "expiresAt")
     VALUES (gen_random_uuid(), $1, 'The board', $2, $3, now() + interval '1 day')`,
    [flowTeamId, createHash("sha256").update(sharedToken).digest("hex"), cpoId],
  );
  return { draftId, importId, sharedToken };
}

/** Somebody who may open the administration's pages. */
export async function makeAdministrator(client: pg.ClientBase): Promise<string> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO "Person" (id, email, name, "isAdministrator") VALUES ($1, 'admin@example.org', 'Ada Min', true)`,
    [id],
  );
  return id;
}

async function makeCalendar(client: pg.ClientBase, flowTeamId: string): Promise<void> {
  await client.query(
    `INSERT INTO "Cadence" ("flowTeamId", "fromSprint", "sprintWeeks", "milestoneSprints") VALUES ($1, 1, 2, 4)`,
    [flowTeamId],
  );
  await client.query(
    `INSERT INTO "FlowSprint" (id, "flowTeamId", number, "startsOn", "endsOn", weeks, state, goal, "startedAt", "isBeforeFlotilla")
     SELECT gen_random_uuid(), $1, n, first + (n - 1) * 14, first + n * 14 - 1, 2,
       (CASE WHEN n < $3 THEN 'closed' WHEN n = $3 THEN 'running' ELSE 'planned' END)::"FlowSprintState",
       CASE WHEN n <= $3 THEN 'Goal of Flow Sprint ' || n ELSE '' END,
       CASE WHEN n = $3 THEN now() END, n < $3
     FROM generate_series(1, $2::int) n, (SELECT date_trunc('week', now())::date - ($3 - 1) * 14 AS first) x`,
    [flowTeamId, sprints, runningSprint],
  );
  await client.query(
    `INSERT INTO "Milestone" (id, "flowTeamId", number, "firstSprint", "lastSprint", name, objective, measure, baseline, target, state)
     SELECT gen_random_uuid(), $1, n, n * 4 - 3, n * 4, 'Milestone ' || n, 'What is true at its end', 'How it is told', '10', '20',
       (CASE WHEN n * 4 < $3 THEN 'reached' ELSE 'planned' END)::"MilestoneState"
     FROM generate_series(1, $2::int / 4) n`,
    [flowTeamId, sprints, runningSprint],
  );
  await client.query(
    `INSERT INTO "ProductGoal" (id, "flowTeamId", text, measure) VALUES (gen_random_uuid(), $1, 'The goal of all this', 'Told by its users')`,
    [flowTeamId],
  );
}

/** What each team reached in the closed Flow Sprints, from which capacities are computed. */
async function makeVelocity(client: pg.ClientBase, teamIds: readonly string[]): Promise<void> {
  await client.query(
    `INSERT INTO "TeamSprint" ("scrumTeamId", "sprintNumber", "pointsDone", "focusedDays")
     SELECT team, n, 25 + n % 9, 60 + n % 7 FROM unnest($1::uuid[]) AS team, generate_series(1, $2::int - 1) n`,
    [teamIds, runningSprint],
  );
}

type Ids = { teamIds: string[]; epicIds: string[]; peopleIds: string[] };

async function makeBacklog(client: pg.ClientBase, flowTeamId: string, size: Size, ids: Ids): Promise<void> {
  await client.query(
    `INSERT INTO "Epic" (id, "flowTeamId", number, title, description, kind, status, "leadTeamId", "firstSprint", "lastSprint",
       effort, value, "timeCriticality", "riskReduction", "riskNote", "acceptanceConditions", feasibility, "ownerId", labels, rank)
     SELECT epic, $1, n, 'Epic number ' || n || ' with a title as long as they are', 'What it is for. ', 'business',
       (CASE WHEN n % 80 + 1 < $6 - 2 THEN 'done' ELSE 'planned' END)::"EpicStatus", ($3::uuid[])[n % $4 + 1],
       n * 7 % 77 + 1, n * 7 % 77 + 1 + n % 4, n % 40 + 1, (ARRAY[1, 2, 3, 5, 8, 13, 20])[n % 7 + 1],
       (ARRAY[1, 2, 3, 5, 8, 13, 20])[n % 7 + 1], 3, 'A risk', ARRAY['One condition', 'Another one'], 'feasible',
       ($5::uuid[])[n % cardinality($5::uuid[]) + 1], ARRAY['label ' || n % 9], r.rank
     FROM unnest($2::uuid[], $7::text[]) WITH ORDINALITY AS r(epic, rank, place), LATERAL (SELECT place::int AS n) x`,
    [
      flowTeamId,
      ids.epicIds,
      ids.teamIds,
      size.teams,
      ids.peopleIds,
      runningSprint,
      ranksBetween(null, null, size.epics),
    ],
  );
  await client.query(
    `INSERT INTO "Story" (id, "flowTeamId", number, "epicId", "teamId", title, estimate, status, "startedAt", "doneAt", "epicRank", "teamRank")
     SELECT gen_random_uuid(), $1, n, ($2::uuid[])[n % $3 + 1], ($4::uuid[])[n % $5 + 1], 'Story number ' || n, n % 8 + 1,
       s.status::"StoryStatus", CASE WHEN s.status <> 'open' THEN now() END, CASE WHEN s.status = 'done' THEN now() END, rank, rank
     FROM unnest($6::text[]) WITH ORDINALITY AS r (rank, place),
       LATERAL (SELECT place::int AS n) x, LATERAL (SELECT (ARRAY['open', 'in_progress', 'done', 'done'])[n % 4 + 1] AS status) s`,
    [flowTeamId, ids.epicIds, size.epics, ids.teamIds, size.teams, ranksBetween(null, null, size.stories)],
  );
  await makeStoryParts(client, flowTeamId, ids.peopleIds[0] ?? "");
  // Needed by an earlier Epic from a later one: no cycle, and never of the same team.
  await client.query(
    `INSERT INTO "Dependency" (id, "flowTeamId", number, "neederTeamId", "giverTeamId", "answeringTeamId", "neederEpicId", "giverEpicId", note)
     SELECT gen_random_uuid(), $1, needer.number, needer."leadTeamId", giver."leadTeamId", giver."leadTeamId", needer.id, giver.id, 'Why it is needed'
     FROM "Epic" needer JOIN "Epic" giver ON giver."flowTeamId" = $1 AND giver.number = needer.number + 1
     WHERE needer."flowTeamId" = $1 AND needer.number <= $2`,
    [flowTeamId, size.dependencies],
  );
  await client.query(
    `WITH made AS (
       INSERT INTO "Insight" (id, "flowTeamId", kind, text, source, "observedOn")
       SELECT gen_random_uuid(), $1, 'customer_need', 'What somebody said ' || n, 'A customer', now() FROM generate_series(1, $3::int) n
       RETURNING id)
     INSERT INTO "InsightTie" ("insightId", "epicId")
     SELECT id, ($2::uuid[])[row_number() OVER () % cardinality($2::uuid[]) + 1] FROM made`,
    [flowTeamId, ids.epicIds, size.insights],
  );
  await client.query(
    `INSERT INTO "AuditEntry" (at, "flowTeamId", "actorId", command, "commandId", "itemKind", "itemId", "itemTitle", before, after)
     SELECT now() - n * interval '1 minute', $1, $3, 'backlog.editEpic', gen_random_uuid(), 'Epic',
       ($2::uuid[])[n % cardinality($2::uuid[]) + 1], 'An Epic', '{"effort": 5}', '{"effort": 8}'
     FROM generate_series(1, $4::int) n`,
    [flowTeamId, ids.epicIds, ids.peopleIds[0], size.history],
  );
}

/** Three Tasks, two acceptance criteria and two comments for each Story. */
async function makeStoryParts(client: pg.ClientBase, flowTeamId: string, authorId: string): Promise<void> {
  await client.query(
    `INSERT INTO "Task" (id, "storyId", title, status, rank)
     SELECT gen_random_uuid(), s.id, 'Task ' || n || ' of a Story', (CASE WHEN n = 1 THEN 'done' ELSE 'open' END)::"StoryStatus", 'a' || n
     FROM "Story" s, generate_series(1, 3) n WHERE s."flowTeamId" = $1`,
    [flowTeamId],
  );
  await client.query(
    `INSERT INTO "AcceptanceCriterion" (id, "storyId", text, rank)
     SELECT gen_random_uuid(), s.id, 'Condition ' || n || ' that somebody can check', 'a' || n
     FROM "Story" s, generate_series(1, 2) n WHERE s."flowTeamId" = $1`,
    [flowTeamId],
  );
  await client.query(
    `INSERT INTO "Comment" (id, "flowTeamId", "itemKind", "itemId", "authorId", body)
     SELECT gen_random_uuid(), $1, 'Story', s.id, $2, 'What somebody said about it, number ' || n
     FROM "Story" s, generate_series(1, 2) n WHERE s."flowTeamId" = $1`,
    [flowTeamId, authorId],
  );
}

/** Signs people in as a browser would be, and returns the cookie each of them sends. */
export async function signIn(client: pg.ClientBase, peopleIds: readonly string[], secret: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO "SignIn" (id, "personId", way, "expiresAt")
     SELECT gen_random_uuid(), person, 'password', now() + interval '1 day' FROM unnest($1::uuid[]) person RETURNING id`,
    [peopleIds],
  );
  return Promise.all(
    rows.map(async ({ id }) => `flotilla.session=${await encode({ token: { signInId: id }, secret })}`),
  );
}
