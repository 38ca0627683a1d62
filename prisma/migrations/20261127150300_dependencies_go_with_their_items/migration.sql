-- Written by hand.

-- DEP-1: an item that goes to another team takes its Dependencies along. Those whose items went before
-- they did are where their items are, save where that would make giver and needer one team: they stay
-- until one of their items moves, or they are withdrawn.
UPDATE "Dependency" d SET "neederTeamId" = now.needer, "giverTeamId" = now.giver,
  "answeringTeamId" = CASE WHEN d."answeringTeamId" = d."giverTeamId" THEN now.giver ELSE now.needer END
FROM (
  SELECT one.id, coalesce(ns."teamId", ne."leadTeamId", one."neederTeamId") AS needer,
    coalesce(gs."teamId", ge."leadTeamId", one."giverTeamId") AS giver
  FROM "Dependency" one
  LEFT JOIN "Story" ns ON ns.id = one."neederStoryId" LEFT JOIN "Epic" ne ON ne.id = one."neederEpicId"
  LEFT JOIN "Story" gs ON gs.id = one."giverStoryId" LEFT JOIN "Epic" ge ON ge.id = one."giverEpicId"
  WHERE one."deletedAt" IS NULL AND one.state NOT IN ('declined', 'verified')
) now
WHERE d.id = now.id AND now.needer <> now.giver AND (d."neederTeamId", d."giverTeamId") <> (now.needer, now.giver);

-- The stored teams alone are compared, so no item may leave them behind. One without team leaves them where it was.
CREATE FUNCTION items_take_dependencies_along() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  team uuid;
BEGIN
  IF TG_TABLE_NAME = 'Epic' THEN
    team := NEW."leadTeamId";
  ELSE
    team := NEW."teamId";
  END IF;
  IF EXISTS (
    SELECT FROM "Dependency" d
    WHERE d."deletedAt" IS NULL AND d.state NOT IN ('declined', 'verified')
      AND ((NEW.id IN (d."neederStoryId", d."neederEpicId") AND d."neederTeamId" <> team)
        OR (NEW.id IN (d."giverStoryId", d."giverEpicId") AND d."giverTeamId" <> team))
  ) THEN
    RAISE EXCEPTION '[DEP-1] A Dependency of this item would be left with the team it had.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "[DEP-1] a story takes its dependencies along" BEFORE UPDATE OF "teamId" ON "Story"
  FOR EACH ROW WHEN (NEW."teamId" IS NOT NULL AND NEW."teamId" IS DISTINCT FROM OLD."teamId")
  EXECUTE FUNCTION items_take_dependencies_along();
CREATE TRIGGER "[DEP-1] an epic takes its dependencies along" BEFORE UPDATE OF "leadTeamId" ON "Epic"
  FOR EACH ROW WHEN (NEW."leadTeamId" IS NOT NULL AND NEW."leadTeamId" IS DISTINCT FROM OLD."leadTeamId")
  EXECUTE FUNCTION items_take_dependencies_along();
