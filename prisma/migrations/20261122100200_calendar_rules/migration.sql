-- Written by hand. Names in words: they are what a person reads when a command didn't see it first.

-- Uniqueness of an id together with a range of days.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "Cadence"
  ADD CONSTRAINT "[CAL-1] A cadence has sprints of 2, 3 or 4 weeks" CHECK ("sprintWeeks" IN (2, 3, 4)),
  ADD CONSTRAINT "[CAL-5] A cadence makes Milestones of 8 to 10 weeks"
    CHECK ("sprintWeeks" * "milestoneSprints" BETWEEN 8 AND 10),
  ADD CONSTRAINT "[CAL-3] A cadence holds from a Flow Sprint on" CHECK ("fromSprint" >= 1);

-- Dates move together: the deferred ones are judged at commit, when all have moved.
ALTER TABLE "FlowSprint"
  ADD CONSTRAINT "[CAL-1] A Flow Sprint is 2, 3 or 4 whole weeks"
    CHECK (weeks IN (2, 3, 4) AND "endsOn" = "startsOn" + weeks * 7 - 1),
  ADD CONSTRAINT "[CAL-4] A Flow Sprint runs from its start to its close" CHECK (
    CASE state
      WHEN 'planned' THEN "startedAt" IS NULL AND "closedAt" IS NULL
      WHEN 'running' THEN "startedAt" IS NOT NULL AND "closedAt" IS NULL
      WHEN 'closed' THEN "isBeforeFlotilla" OR ("startedAt" IS NOT NULL AND "closedAt" IS NOT NULL)
    END AND "closedAt" >= "startedAt" IS NOT FALSE AND (state = 'closed' OR NOT "isBeforeFlotilla")
  ),
  ADD CONSTRAINT "[CAL-2] Flow Sprints don't overlap" EXCLUDE USING gist (
    "flowTeamId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&
  ) DEFERRABLE INITIALLY DEFERRED;

CREATE UNIQUE INDEX "[CAL-4] At most one Flow Sprint runs" ON "FlowSprint" ("flowTeamId") WHERE state = 'running';

ALTER TABLE "Pause"
  ADD CONSTRAINT "[CAL-2] A pause is 1 to 8 whole weeks"
    CHECK (("endsOn" - "startsOn" + 1) % 7 = 0 AND "endsOn" - "startsOn" + 1 BETWEEN 7 AND 56),
  ADD CONSTRAINT "[CAL-2] A pause comes after a Flow Sprint" CHECK ("afterSprint" >= 1),
  ADD CONSTRAINT "[CAL-2] Pauses don't overlap" EXCLUDE USING gist (
    "flowTeamId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&
  ) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "Milestone"
  ADD CONSTRAINT "[CAL-5] A Milestone is a run of Flow Sprints" CHECK (1 <= "firstSprint" AND "firstSprint" <= "lastSprint"),
  ADD CONSTRAINT "[CAL-5] Milestones don't overlap" EXCLUDE USING gist (
    "flowTeamId" WITH =, int4range("firstSprint", "lastSprint", '[]') WITH &&
  ) DEFERRABLE INITIALLY DEFERRED;

-- CAL-3. Begun is what the domain calls so: by its dates, in the Flow Team's time zone, or by an act.
-- A demo that has grown old may be anchored anew, where the transaction says that this is what it does.
CREATE FUNCTION "keep begun sprints as they are"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  team record;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."flowTeamId" = OLD."flowTeamId" AND NEW.number = OLD.number
     AND NEW."startsOn" = OLD."startsOn" AND NEW."endsOn" = OLD."endsOn" AND NEW.weeks = OLD.weeks THEN
    RETURN NEW;
  END IF;
  SELECT "timeZone", "isDemo" INTO team FROM "FlowTeam" WHERE id = OLD."flowTeamId";
  IF (OLD.state <> 'planned' OR OLD."startsOn" <= (now() AT TIME ZONE team."timeZone")::date)
     AND NOT (team."isDemo" AND current_setting('flotilla.anchor_demo', true) IS NOT DISTINCT FROM 'on') THEN
    RAISE EXCEPTION '[CAL-3] The dates of past and running Flow Sprints never change: Flow Sprint % has begun.', OLD.number
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "[CAL-3] the dates of begun sprints never change" BEFORE UPDATE OR DELETE ON "FlowSprint"
  FOR EACH ROW EXECUTE FUNCTION "keep begun sprints as they are"();

-- CAL-4: sprints start and close in their order. Judged at commit, so that several may be written at once.
-- CAL-2: sprints and pauses of a Flow Team fill the time from the first day to the last.
-- CAL-5: its Milestones fill the sprints, each of 8 to 10 weeks. No Milestone and no sprint is fine too.
CREATE FUNCTION "check the calendar of"(team uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wrong integer;
BEGIN
  -- Two changes at once are judged one after the other, each with what the other has written.
  PERFORM 1 FROM "FlowTeam" WHERE id = team FOR NO KEY UPDATE;

  SELECT position INTO wrong FROM (
    SELECT number, row_number() OVER (ORDER BY number) AS position FROM "FlowSprint" WHERE "flowTeamId" = team
  ) sprint WHERE number <> position ORDER BY position LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '[CAL-2] Flow Sprints follow each other: there is no Flow Sprint %.', wrong
      USING ERRCODE = 'check_violation';
  END IF;

  SELECT sprint.number INTO wrong
  FROM "FlowSprint" sprint
  JOIN "FlowSprint" before ON before."flowTeamId" = team AND before.number = sprint.number - 1
  LEFT JOIN "Pause" pause ON pause."flowTeamId" = team AND pause."afterSprint" = before.number
  WHERE sprint."flowTeamId" = team
    AND sprint."startsOn" <> coalesce(pause."endsOn", before."endsOn") + 1
  ORDER BY sprint.number LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '[CAL-2] Flow Sprints follow each other with no gap and no overlap: Flow Sprint % doesn''t.', wrong
      USING ERRCODE = 'check_violation';
  END IF;

  SELECT pause."afterSprint" INTO wrong
  FROM "Pause" pause
  LEFT JOIN "FlowSprint" before ON before."flowTeamId" = team AND before.number = pause."afterSprint"
  LEFT JOIN "FlowSprint" after ON after."flowTeamId" = team AND after.number = pause."afterSprint" + 1
  WHERE pause."flowTeamId" = team
    AND (after.id IS NULL OR pause."startsOn" IS DISTINCT FROM before."endsOn" + 1)
  ORDER BY pause."afterSprint" LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '[CAL-2] A pause lies at a boundary between two Flow Sprints: the one after Flow Sprint % doesn''t.', wrong
      USING ERRCODE = 'check_violation';
  END IF;

  SELECT sprint.number INTO wrong
  FROM "FlowSprint" sprint
  JOIN "FlowSprint" before ON before."flowTeamId" = team AND before.number = sprint.number - 1
  WHERE sprint."flowTeamId" = team AND sprint.state <> 'planned' AND before.state <> 'closed'
  ORDER BY sprint.number LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '[CAL-4] Flow Sprint % can''t have started: the one before it isn''t closed.', wrong
      USING ERRCODE = 'check_violation';
  END IF;

  SELECT position INTO wrong FROM (
    SELECT number, "firstSprint", row_number() OVER inOrder AS position,
      lag("lastSprint", 1, 0) OVER inOrder AS before
    FROM "Milestone" WHERE "flowTeamId" = team WINDOW inOrder AS (ORDER BY number)
  ) milestone WHERE number <> position OR "firstSprint" <> before + 1 ORDER BY position LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '[CAL-5] Milestones follow each other with no gap and no overlap: Milestone % doesn''t.', wrong
      USING ERRCODE = 'check_violation';
  END IF;

  SELECT milestone.number INTO wrong
  FROM "Milestone" milestone
  LEFT JOIN "FlowSprint" sprint ON sprint."flowTeamId" = team
    AND sprint.number BETWEEN milestone."firstSprint" AND milestone."lastSprint"
  WHERE milestone."flowTeamId" = team
  GROUP BY milestone.number, milestone."firstSprint", milestone."lastSprint"
  HAVING coalesce(sum(sprint.weeks), 0) NOT BETWEEN 8 AND 10
    OR count(sprint.id) <> milestone."lastSprint" - milestone."firstSprint" + 1
  ORDER BY milestone.number LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '[CAL-5] A Milestone has Flow Sprints of 8 to 10 weeks together: Milestone % doesn''t.', wrong
      USING ERRCODE = 'check_violation';
  END IF;

  SELECT sprint.number INTO wrong FROM "FlowSprint" sprint
  WHERE sprint."flowTeamId" = team
    AND sprint.number > (SELECT coalesce(max("lastSprint"), 0) FROM "Milestone" WHERE "flowTeamId" = team)
  ORDER BY sprint.number LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '[CAL-5] Every Flow Sprint is in a Milestone: Flow Sprint % isn''t.', wrong
      USING ERRCODE = 'check_violation';
  END IF;
END $$;

-- A commit calls this for each row that changed. One check says all there is to say about a Flow
-- Team, so the others pass until something changes again; the setting ends with the transaction,
-- and goes back with a savepoint.
CREATE FUNCTION "check a changed calendar"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  team uuid;
BEGIN
  FOREACH team IN ARRAY CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW."flowTeamId"]
    WHEN 'DELETE' THEN ARRAY[OLD."flowTeamId"]
    ELSE ARRAY[NEW."flowTeamId", OLD."flowTeamId"] END
  LOOP
    IF current_setting('flotilla.checked_calendar', true) IS DISTINCT FROM team::text THEN
      PERFORM "check the calendar of"(team);
      PERFORM set_config('flotilla.checked_calendar', team::text, true);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE FUNCTION "forget that the calendar was checked"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('flotilla.checked_calendar', '', true);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "[CAL-2] Flow Sprints fill the time"
  AFTER INSERT OR DELETE OR UPDATE OF "flowTeamId", number, "startsOn", "endsOn", weeks, state ON "FlowSprint"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check a changed calendar"();
CREATE TRIGGER "a changed sprint is checked again" AFTER INSERT OR UPDATE OR DELETE ON "FlowSprint"
  FOR EACH STATEMENT EXECUTE FUNCTION "forget that the calendar was checked"();

CREATE CONSTRAINT TRIGGER "[CAL-2] Pauses lie between Flow Sprints"
  AFTER INSERT OR DELETE OR UPDATE OF "flowTeamId", "afterSprint", "startsOn", "endsOn" ON "Pause"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check a changed calendar"();
CREATE TRIGGER "a changed pause is checked again" AFTER INSERT OR UPDATE OR DELETE ON "Pause"
  FOR EACH STATEMENT EXECUTE FUNCTION "forget that the calendar was checked"();

CREATE CONSTRAINT TRIGGER "[CAL-5] Milestones fill the Flow Sprints"
  AFTER INSERT OR DELETE OR UPDATE OF "flowTeamId", number, "firstSprint", "lastSprint" ON "Milestone"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check a changed calendar"();
CREATE TRIGGER "a changed Milestone is checked again" AFTER INSERT OR UPDATE OR DELETE ON "Milestone"
  FOR EACH STATEMENT EXECUTE FUNCTION "forget that the calendar was checked"();
