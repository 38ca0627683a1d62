-- Written by hand.

-- A card that comes to a column has the status the column means. A move that read the workflow just
-- before it was changed is a conflict of two transactions (40001), which the runner tries again.
CREATE FUNCTION status_follows_column() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  expected "StoryStatus";
BEGIN
  SELECT CASE
      WHEN c.kind = 'done' THEN 'done'
      WHEN c.kind = 'waiting' AND NOT EXISTS (SELECT 1 FROM "BoardColumn" a WHERE a."teamId" = c."teamId"
                                             AND a.kind = 'active' AND a.position < c.position) THEN 'open'
      ELSE 'in_progress'
    END::"StoryStatus" INTO expected
  FROM "BoardColumn" c WHERE c.id = NEW."columnId";
  IF expected <> NEW.status THEN
    RAISE EXCEPTION 'The column means another status now.' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "a moved card has the status of its column" BEFORE UPDATE OF "columnId" ON "Story"
  FOR EACH ROW WHEN (NEW."columnId" IS NOT NULL AND NEW."columnId" IS DISTINCT FROM OLD."columnId")
  EXECUTE FUNCTION status_follows_column();
