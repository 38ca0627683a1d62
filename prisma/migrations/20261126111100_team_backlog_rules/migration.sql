-- Written by hand.

-- Ranks compare byte by byte, whatever the database's collation.
ALTER TABLE "Story" ALTER COLUMN "epicRank" TYPE text COLLATE "C", ALTER COLUMN "teamRank" TYPE text COLLATE "C";
ALTER TABLE "AcceptanceCriterion" ALTER COLUMN rank TYPE text COLLATE "C";
ALTER TABLE "Task" ALTER COLUMN rank TYPE text COLLATE "C";
ALTER TABLE "Definition" ALTER COLUMN rank TYPE text COLLATE "C";

-- BLG-3: each backlog has one total order.
CREATE UNIQUE INDEX "[BLG-3] a story has a place of its own within its epic"
  ON "Story" ((coalesce("epicId", "flowTeamId")), "epicRank");
CREATE UNIQUE INDEX "[BLG-3] a story has a place of its own within its team"
  ON "Story" ("teamId", "teamRank") WHERE "teamId" IS NOT NULL;
CREATE UNIQUE INDEX "an acceptance criterion has a place of its own" ON "AcceptanceCriterion" ("storyId", rank);
CREATE UNIQUE INDEX "a task has a place of its own" ON "Task" ("storyId", rank);
CREATE UNIQUE INDEX "a line of a definition has a place of its own" ON "Definition" ("flowTeamId", kind, rank);

ALTER TABLE "Story"
  ADD CONSTRAINT "a story has a title of at most 200 characters" CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT "a story of a team has a rank in it" CHECK (("teamId" IS NULL) = ("teamRank" IS NULL)),
  ADD CONSTRAINT "a story stands on the board of its team" CHECK ("columnId" IS NULL OR "teamId" IS NOT NULL),
  ADD CONSTRAINT "a blocked story says why and since when" CHECK (("blockedReason" IS NULL) = ("blockedSince" IS NULL)),
  ADD CONSTRAINT "a done story says since when" CHECK ((status = 'done') = ("doneAt" IS NOT NULL)),
  ADD CONSTRAINT "a story is planned for a flow sprint from 1 on" CHECK ("sprintNumber" >= 1),
  ADD CONSTRAINT "a story belongs to one flow team" UNIQUE (id, "flowTeamId"),
  ADD CONSTRAINT "a story is split off a story that exists" FOREIGN KEY ("splitFromId") REFERENCES "Story" (id),
  ADD CONSTRAINT "a story became an epic that exists" FOREIGN KEY ("becameEpicId") REFERENCES "Epic" (id);
ALTER TABLE "Epic"
  ADD CONSTRAINT "an epic is split off an epic that exists" FOREIGN KEY ("splitFromId") REFERENCES "Epic" (id),
  ADD CONSTRAINT "an epic grew from a story that exists" FOREIGN KEY ("grewFromStoryId") REFERENCES "Story" (id);
CREATE INDEX "Stories alive by flow team" ON "Story" ("flowTeamId") WHERE "deletedAt" IS NULL;
CREATE INDEX "Stories alive by team" ON "Story" ("teamId", "sprintNumber") WHERE "deletedAt" IS NULL;

-- The board: each Scrum Team begins with four columns. Its cards fall back to the first column of
-- their status when the one they stand in goes.
ALTER TABLE "BoardColumn"
  ADD CONSTRAINT "a column of a board belongs to one team" UNIQUE (id, "teamId"),
  ADD CONSTRAINT "a column has a name of at most 40 characters" CHECK (length(btrim(name)) BETWEEN 1 AND 40),
  ADD CONSTRAINT "a wip limit is a positive number" CHECK ("wipLimit" BETWEEN 1 AND 999);
ALTER TABLE "Story" ADD CONSTRAINT "a story stands in a column of its own team"
  FOREIGN KEY ("columnId", "teamId") REFERENCES "BoardColumn" (id, "teamId") ON DELETE SET NULL ("columnId");
CREATE FUNCTION give_first_columns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "BoardColumn" (id, "teamId", name, kind, position) VALUES
    (gen_random_uuid(), NEW.id, 'To do', 'waiting', 1), (gen_random_uuid(), NEW.id, 'In progress', 'active', 2),
    (gen_random_uuid(), NEW.id, 'Review', 'active', 3), (gen_random_uuid(), NEW.id, 'Done', 'done', 4);
  RETURN NULL;
END $$;
CREATE TRIGGER "a scrum team begins with a workflow" AFTER INSERT ON "ScrumTeam"
  FOR EACH ROW EXECUTE FUNCTION give_first_columns();
INSERT INTO "BoardColumn" (id, "teamId", name, kind, position)
SELECT gen_random_uuid(), t.id, c.name, c.kind::"ColumnKind", c.position
FROM "ScrumTeam" t CROSS JOIN (VALUES ('To do', 'waiting', 1), ('In progress', 'active', 2), ('Review', 'active', 3),
  ('Done', 'done', 4)) AS c (name, kind, position);

ALTER TABLE "ScrumTeam"
  ADD CONSTRAINT "a focus factor is 10 to 100 percent" CHECK ("focusFactor" BETWEEN 10 AND 100),
  ADD CONSTRAINT "a story limit is 1 to 999 points" CHECK ("storyLimit" BETWEEN 1 AND 999);

-- The Sprint Backlog.
CREATE UNIQUE INDEX "a story is in one sprint backlog at a time" ON "SprintEntry" ("storyId") WHERE "leftAt" IS NULL;
CREATE INDEX "Stays by team and sprint" ON "SprintEntry" ("teamId", "sprintNumber");
ALTER TABLE "SprintEntry"
  ADD CONSTRAINT "a stay that ended says how" CHECK (("leftAt" IS NULL) = (outcome IS NULL)),
  ADD CONSTRAINT "a stay has no negative points" CHECK (points >= 0 AND "pointsAtEnd" >= 0),
  ADD CONSTRAINT "a stay is of a story of its own flow team"
    FOREIGN KEY ("storyId", "flowTeamId") REFERENCES "Story" (id, "flowTeamId"),
  ADD CONSTRAINT "a stay is in a scrum team of its own flow team"
    FOREIGN KEY ("teamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId");

ALTER TABLE "Absence"
  ADD CONSTRAINT "an absence does not end before it starts" CHECK ("endsOn" >= "startsOn"),
  ADD CONSTRAINT "who is absent belongs to the flow team"
    FOREIGN KEY ("flowTeamId", "personId") REFERENCES "Membership" ("flowTeamId", "personId") DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "Comment"
  ADD CONSTRAINT "a comment has words" CHECK (length(btrim(body)) BETWEEN 1 AND 20000),
  ADD CONSTRAINT "a comment has an author who exists" FOREIGN KEY ("authorId") REFERENCES "Person" (id);
ALTER TABLE "Attachment"
  ADD CONSTRAINT "an attachment has at most 10 MB" CHECK (size BETWEEN 1 AND 10485760 AND octet_length(content) = size);
ALTER TABLE "Watch" ADD CONSTRAINT "who watches exists" FOREIGN KEY ("personId") REFERENCES "Person" (id);
ALTER TABLE "InboxItem" ADD CONSTRAINT "who is told exists" FOREIGN KEY ("personId") REFERENCES "Person" (id);
CREATE UNIQUE INDEX "unread news of one kind about one item is one"
  ON "InboxItem" ("personId", "itemId", kind) WHERE "readAt" IS NULL;

ALTER TABLE "Risk"
  ADD CONSTRAINT "a probability is 1 to 5" CHECK (probability BETWEEN 1 AND 5),
  ADD CONSTRAINT "an impact is 1 to 5" CHECK (impact BETWEEN 1 AND 5),
  ADD CONSTRAINT "a risk has a title of at most 200 characters" CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT "a risk's epic is of its own flow team"
    FOREIGN KEY ("epicId", "flowTeamId") REFERENCES "Epic" (id, "flowTeamId"),
  ADD CONSTRAINT "a risk's scrum team is of its own flow team"
    FOREIGN KEY ("teamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId");
ALTER TABLE "Impediment"
  ADD CONSTRAINT "an impediment has a title of at most 200 characters" CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT "an impediment's story is of its own flow team"
    FOREIGN KEY ("storyId", "flowTeamId") REFERENCES "Story" (id, "flowTeamId"),
  ADD CONSTRAINT "an impediment's scrum team is of its own flow team"
    FOREIGN KEY ("teamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId");

-- Dependencies between Stories too. An end is a Story, an Epic, or the team alone.
ALTER TABLE "Dependency"
  ADD CONSTRAINT "a dependency's needer is a story or an epic" CHECK ("neederEpicId" IS NULL OR "neederStoryId" IS NULL),
  ADD CONSTRAINT "a dependency's giver is a story or an epic" CHECK ("giverEpicId" IS NULL OR "giverStoryId" IS NULL),
  ADD CONSTRAINT "a dependency is answered by one of its two teams"
    CHECK ("answeringTeamId" IN ("neederTeamId", "giverTeamId")),
  ADD CONSTRAINT "a dependency's needer story is of its own flow team"
    FOREIGN KEY ("neederStoryId", "flowTeamId") REFERENCES "Story" (id, "flowTeamId"),
  ADD CONSTRAINT "a dependency's giver story is of its own flow team"
    FOREIGN KEY ("giverStoryId", "flowTeamId") REFERENCES "Story" (id, "flowTeamId");
DROP INDEX "a dependency between two epics is drawn once";
CREATE UNIQUE INDEX "a dependency between two items is drawn once"
  ON "Dependency" ((coalesce("neederStoryId", "neederEpicId")), (coalesce("giverStoryId", "giverEpicId")))
  WHERE "deletedAt" IS NULL;

-- DEP-1: from the needer's item to the giver's, and from an Epic to its Stories, no way leads back.
CREATE FUNCTION leads_to(start uuid, goal uuid, without uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE reached AS (
    SELECT start AS item
    UNION
    SELECT next.item FROM reached r CROSS JOIN LATERAL (
      SELECT coalesce(d."giverStoryId", d."giverEpicId") AS item FROM "Dependency" d
      WHERE (d."neederStoryId" = r.item OR d."neederEpicId" = r.item) AND d.id IS DISTINCT FROM without
        AND d."deletedAt" IS NULL AND d.state NOT IN ('declined', 'verified')
        AND coalesce(d."giverStoryId", d."giverEpicId") IS NOT NULL
      UNION ALL
      SELECT s.id FROM "Story" s WHERE s."epicId" = r.item AND s."deletedAt" IS NULL
    ) next
  )
  SELECT EXISTS (SELECT 1 FROM reached WHERE item = goal)
$$;
CREATE OR REPLACE FUNCTION dependencies_close_no_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  needer uuid := coalesce(NEW."neederStoryId", NEW."neederEpicId");
  giver uuid := coalesce(NEW."giverStoryId", NEW."giverEpicId");
BEGIN
  IF needer IS NULL OR giver IS NULL OR NEW."deletedAt" IS NOT NULL OR NEW.state IN ('declined', 'verified') THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM "FlowTeam" WHERE id = NEW."flowTeamId" FOR NO KEY UPDATE;
  IF leads_to(giver, needer, NEW.id) THEN
    RAISE EXCEPTION '[DEP-1] This Dependency would close a cycle.';
  END IF;
  RETURN NEW;
END $$;

-- A Story that comes into an Epic adds a step from the Epic to it.
CREATE FUNCTION stories_close_no_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Dependency" d WHERE d."neederStoryId" = NEW.id AND d."deletedAt" IS NULL
             AND d.state NOT IN ('declined', 'verified')) THEN
    PERFORM 1 FROM "FlowTeam" WHERE id = NEW."flowTeamId" FOR NO KEY UPDATE;
    IF leads_to(NEW.id, NEW."epicId", NULL) THEN
      RAISE EXCEPTION '[DEP-1] In that Epic the Story would wait for itself: their Dependencies would close a cycle.';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "[DEP-1] a story's epic closes no cycle" BEFORE UPDATE OF "epicId", "deletedAt" ON "Story"
  FOR EACH ROW WHEN (NEW."epicId" IS NOT NULL AND NEW."deletedAt" IS NULL
    AND (NEW."epicId" IS DISTINCT FROM OLD."epicId" OR OLD."deletedAt" IS NOT NULL))
  EXECUTE FUNCTION stories_close_no_cycle();

ALTER TABLE "Override"
  ADD CONSTRAINT "an override has its reason" CHECK (length(btrim(reason)) BETWEEN 1 AND 2000),
  ADD CONSTRAINT "who overrides exists" FOREIGN KEY ("givenById") REFERENCES "Person" (id);
CREATE UNIQUE INDEX "an override lies ready once for one transition"
  ON "Override" ("itemId", rule, transition) WHERE "usedAt" IS NULL;
