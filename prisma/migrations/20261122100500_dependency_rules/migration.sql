ALTER TABLE "Dependency"
  ADD CONSTRAINT "[DEP-1] giver and needer are different teams" CHECK ("neederTeamId" <> "giverTeamId"),
  ADD CONSTRAINT "a dependency's needer is a scrum team of its own flow team"
    FOREIGN KEY ("neederTeamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId"),
  ADD CONSTRAINT "a dependency's giver is a scrum team of its own flow team"
    FOREIGN KEY ("giverTeamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId"),
  ADD CONSTRAINT "a dependency's needer epic is of its own flow team"
    FOREIGN KEY ("neederEpicId", "flowTeamId") REFERENCES "Epic" (id, "flowTeamId"),
  ADD CONSTRAINT "a dependency's giver epic is of its own flow team"
    FOREIGN KEY ("giverEpicId", "flowTeamId") REFERENCES "Epic" (id, "flowTeamId");

CREATE UNIQUE INDEX "a dependency between two epics is drawn once"
  ON "Dependency" ("neederEpicId", "giverEpicId") WHERE "deletedAt" IS NULL;

-- DEP-1: no cycle of items. The Flow Team's row is locked, so that two halves of a cycle that are
-- drawn at once are judged one after the other. Declined and verified ones don't count.
CREATE FUNCTION dependencies_close_no_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."neederEpicId" IS NULL OR NEW."giverEpicId" IS NULL OR NEW."deletedAt" IS NOT NULL
     OR NEW.state IN ('declined', 'verified') THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM "FlowTeam" WHERE id = NEW."flowTeamId" FOR NO KEY UPDATE;
  IF NEW."neederEpicId" = NEW."giverEpicId" OR EXISTS (
    WITH RECURSIVE givers AS (
      SELECT NEW."giverEpicId" AS item
      UNION
      SELECT d."giverEpicId" FROM "Dependency" d JOIN givers g ON d."neederEpicId" = g.item
      WHERE d."deletedAt" IS NULL AND d.state NOT IN ('declined', 'verified')
        AND d."giverEpicId" IS NOT NULL AND d.id <> NEW.id
    )
    SELECT 1 FROM givers WHERE item = NEW."neederEpicId"
  ) THEN
    RAISE EXCEPTION '[DEP-1] This Dependency would close a cycle.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "[DEP-1] dependencies close no cycle" BEFORE INSERT OR UPDATE ON "Dependency"
  FOR EACH ROW EXECUTE FUNCTION dependencies_close_no_cycle();
