-- Written by hand.

-- CAL-4: an import that was taken back removed Stories that Sprint Backlogs held. What was only planned
-- is gone; in a Flow Sprint that had started, the stay ended with its Story.
DELETE FROM "SprintEntry" n USING "Story" y, "FlowSprint" s
WHERE n."leftAt" IS NULL AND y.id = n."storyId" AND y."deletedAt" IS NOT NULL
  AND s."flowTeamId" = n."flowTeamId" AND s.number = n."sprintNumber" AND coalesce(y."deletedAt" <= s."startedAt", true);
UPDATE "SprintEntry" n SET "leftAt" = y."deletedAt", "leaveReason" = 'Its Story was removed.',
  "pointsAtEnd" = coalesce(y.estimate, 0), outcome = 'removed'
FROM "Story" y
WHERE n."leftAt" IS NULL AND y.id = n."storyId" AND y."deletedAt" IS NOT NULL;

-- A retired team plans nothing any more: its Sprint Backlogs of Flow Sprints that haven't started are empty.
DELETE FROM "SprintEntry" n USING "ScrumTeam" t, "FlowSprint" s
WHERE n."leftAt" IS NULL AND t.id = n."teamId" AND t."retiredAt" IS NOT NULL
  AND s."flowTeamId" = n."flowTeamId" AND s.number = n."sprintNumber" AND s.state = 'planned';

CREATE FUNCTION stays_end_with_their_stories() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "SprintEntry" n WHERE n."storyId" = NEW.id AND n."leftAt" IS NULL) THEN
    RAISE EXCEPTION '[CAL-4] A Sprint Backlog holds this Story still.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "[CAL-4] stays end with their stories" BEFORE UPDATE OF "deletedAt" ON "Story"
  FOR EACH ROW WHEN (NEW."deletedAt" IS NOT NULL AND OLD."deletedAt" IS NULL)
  EXECUTE FUNCTION stays_end_with_their_stories();
