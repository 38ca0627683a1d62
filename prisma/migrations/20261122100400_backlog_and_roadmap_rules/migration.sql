-- Ranks compare byte by byte, whatever the database's collation.
ALTER TABLE "Epic" ALTER COLUMN rank TYPE text COLLATE "C";

ALTER TABLE "Epic"
  ADD CONSTRAINT "an epic has a first and a last flow sprint or neither"
    CHECK (("firstSprint" IS NULL) = ("lastSprint" IS NULL)),
  ADD CONSTRAINT "an epic does not end before it starts"
    CHECK ("firstSprint" >= 1 AND "firstSprint" <= "lastSprint"),
  ADD CONSTRAINT "an effort is a positive number of points" CHECK (effort BETWEEN 1 AND 9999),
  ADD CONSTRAINT "a value is on the scale" CHECK (value IN (1, 2, 3, 5, 8, 13, 20)),
  ADD CONSTRAINT "a time criticality is on the scale" CHECK ("timeCriticality" IN (1, 2, 3, 5, 8, 13, 20)),
  ADD CONSTRAINT "a risk reduction is on the scale" CHECK ("riskReduction" IN (1, 2, 3, 5, 8, 13, 20)),
  ADD CONSTRAINT "an epic has a title of at most 200 characters" CHECK (length(title) BETWEEN 1 AND 200);

-- What an item points at belongs to the item's own Flow Team.
ALTER TABLE "Epic"
  ADD CONSTRAINT "an epic belongs to one flow team" UNIQUE (id, "flowTeamId"),
  ADD CONSTRAINT "an epic is led by a scrum team of its own flow team"
    FOREIGN KEY ("leadTeamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId");
ALTER TABLE "Story"
  ADD CONSTRAINT "a story belongs to an epic of its own flow team"
    FOREIGN KEY ("epicId", "flowTeamId") REFERENCES "Epic" (id, "flowTeamId"),
  ADD CONSTRAINT "a story belongs to a scrum team of its own flow team"
    FOREIGN KEY ("teamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId"),
  ADD CONSTRAINT "an estimate is a positive number of points" CHECK (estimate BETWEEN 1 AND 999);
ALTER TABLE "EpicLink"
  ADD CONSTRAINT "a link leads to an epic or to an address" CHECK (("toEpicId" IS NULL) <> (url IS NULL)),
  ADD CONSTRAINT "an epic is not linked to itself" CHECK ("toEpicId" <> "epicId"),
  ADD CONSTRAINT "a link leads to an epic that exists" FOREIGN KEY ("toEpicId") REFERENCES "Epic" (id);
ALTER TABLE "ImportedEpic"
  ADD CONSTRAINT "an imported epic belongs to the flow team it was imported into"
    FOREIGN KEY ("epicId", "flowTeamId") REFERENCES "Epic" (id, "flowTeamId");

CREATE UNIQUE INDEX "a flow team has one product goal at a time" ON "ProductGoal" ("flowTeamId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "a person has one open draft of each name"
  ON "RoadmapDraft" ("flowTeamId", "ownerId", lower(name)) WHERE state = 'open';
ALTER TABLE "TeamCapacity" ADD CONSTRAINT "a capacity is not negative" CHECK (points BETWEEN 0 AND 9999);
ALTER TABLE "DraftMove"
  ADD CONSTRAINT "a draft gives an epic a first and a last flow sprint or neither"
    CHECK (("firstSprint" IS NULL) = ("lastSprint" IS NULL)),
  ADD CONSTRAINT "a draft does not end an epic before it starts" CHECK ("firstSprint" <= "lastSprint");

-- A Roadmap version says how the roadmap stood: its content is written once.
CREATE FUNCTION roadmap_version_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.snapshot IS DISTINCT FROM OLD.snapshot OR NEW."createdAt" <> OLD."createdAt" THEN
    RAISE EXCEPTION 'a roadmap version is written once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "a roadmap version is written once" BEFORE UPDATE ON "RoadmapVersion"
  FOR EACH ROW EXECUTE FUNCTION roadmap_version_is_written_once();

-- What the roadmap reads together is found together.
CREATE INDEX "Insight ties by epic" ON "InsightTie" ("epicId");
CREATE INDEX "Epics alive by flow team" ON "Epic" ("flowTeamId") WHERE "deletedAt" IS NULL;
