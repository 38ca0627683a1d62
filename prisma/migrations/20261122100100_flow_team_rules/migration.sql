-- The TEAM rules, so that no route and no two people at once can break them.

ALTER TABLE "FlowTeam"
  ADD CONSTRAINT "a flow team has a name of one to 80 characters"
    CHECK (char_length(btrim(name)) BETWEEN 1 AND 80),
  ADD CONSTRAINT "a product has a name of one to 120 characters"
    CHECK (char_length(btrim(product)) BETWEEN 1 AND 120),
  ADD CONSTRAINT "a flow team's address is lower case, digits and hyphens"
    CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT "an active flow team has its day of launch, a forming one none"
    CHECK (CASE state WHEN 'forming' THEN "launchedAt" IS NULL WHEN 'active' THEN "launchedAt" IS NOT NULL ELSE true END),
  ADD CONSTRAINT "a retired flow team has the day it retired"
    CHECK ((state = 'retired') = ("retiredAt" IS NOT NULL));

ALTER TABLE "ScrumTeam"
  ADD CONSTRAINT "a scrum team has a name of one to 60 characters"
    CHECK (char_length(btrim(name)) BETWEEN 1 AND 60),
  ADD CONSTRAINT "a hue is one of fifteen" CHECK (hue BETWEEN 0 AND 14),
  ADD CONSTRAINT "a usual capacity is 0 to 9999 points" CHECK ("usualCapacity" BETWEEN 0 AND 9999),
  -- What points at a Scrum Team says with this which Flow Team's it must be.
  ADD CONSTRAINT "a scrum team belongs to one flow team" UNIQUE (id, "flowTeamId");

CREATE UNIQUE INDEX "a scrum team's hue is its own" ON "ScrumTeam" ("flowTeamId", hue) WHERE "retiredAt" IS NULL;
CREATE UNIQUE INDEX "a scrum team's name is its own" ON "ScrumTeam" ("flowTeamId", lower(name)) WHERE "retiredAt" IS NULL;

ALTER TABLE "RoleHolding"
  ADD CONSTRAINT "a PO, an SM and a developer have a scrum team, the others none"
    CHECK ((role IN ('po', 'sm', 'developer')) = ("scrumTeamId" IS NOT NULL)),
  ADD CONSTRAINT "a role does not end before it begins" CHECK ("endedAt" >= since),
  ADD CONSTRAINT "a role is held in a scrum team of its own flow team"
    FOREIGN KEY ("scrumTeamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId"),
  ADD CONSTRAINT "who holds a role belongs to the flow team"
    FOREIGN KEY ("flowTeamId", "personId") REFERENCES "Membership" ("flowTeamId", "personId")
    DEFERRABLE INITIALLY DEFERRED;

CREATE UNIQUE INDEX "[TEAM-3] a flow team has one of each leadership role"
  ON "RoleHolding" ("flowTeamId", role) WHERE "endedAt" IS NULL AND role IN ('cpo', 'csm', 'architect');
CREATE UNIQUE INDEX "[TEAM-3] one person holds one leadership role"
  ON "RoleHolding" ("flowTeamId", "personId") WHERE "endedAt" IS NULL AND role IN ('cpo', 'csm', 'architect');
CREATE UNIQUE INDEX "[TEAM-4] a scrum team has one PO and one SM"
  ON "RoleHolding" ("scrumTeamId", role) WHERE "endedAt" IS NULL AND role IN ('po', 'sm');
CREATE UNIQUE INDEX "[TEAM-4] the PO and the SM of a scrum team are two people"
  ON "RoleHolding" ("scrumTeamId", "personId") WHERE "endedAt" IS NULL AND role IN ('po', 'sm');
CREATE UNIQUE INDEX "[TEAM-4] a developer is in one scrum team of a flow team"
  ON "RoleHolding" ("flowTeamId", "personId") WHERE "endedAt" IS NULL AND role = 'developer';
CREATE UNIQUE INDEX "a stakeholder is a guest once"
  ON "RoleHolding" ("flowTeamId", "personId") WHERE "endedAt" IS NULL AND role = 'stakeholder';

-- Whatever the rules count waits here for its turn: each later count then sees every earlier change.
CREATE FUNCTION count_one_after_the_other() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."flowTeamId" <> OLD."flowTeamId" THEN
    RAISE EXCEPTION 'A Scrum Team and a role stay with their Flow Team.' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM 1 FROM "FlowTeam" WHERE id = coalesce(NEW."flowTeamId", OLD."flowTeamId") FOR NO KEY UPDATE;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "scrum teams are counted one after the other"
  BEFORE INSERT OR DELETE OR UPDATE OF "flowTeamId", "retiredAt" ON "ScrumTeam"
  FOR EACH ROW EXECUTE FUNCTION count_one_after_the_other();
CREATE TRIGGER "roles are counted one after the other"
  BEFORE INSERT OR DELETE OR UPDATE ON "RoleHolding"
  FOR EACH ROW EXECUTE FUNCTION count_one_after_the_other();

CREATE FUNCTION keep_to_fifteen_teams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM "ScrumTeam" WHERE "flowTeamId" = NEW."flowTeamId" AND "retiredAt" IS NULL) > 15 THEN
    RAISE EXCEPTION '[TEAM-1] A Flow Team has at most 15 Scrum Teams.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "[TEAM-1] a flow team has at most 15 scrum teams"
  AFTER INSERT OR UPDATE OF "retiredAt" ON "ScrumTeam"
  FOR EACH ROW WHEN (NEW."retiredAt" IS NULL) EXECUTE FUNCTION keep_to_fifteen_teams();

CREATE FUNCTION keep_to_150_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(DISTINCT "personId") FROM "RoleHolding"
      WHERE "flowTeamId" = NEW."flowTeamId" AND "endedAt" IS NULL AND role <> 'stakeholder') > 150 THEN
    RAISE EXCEPTION '[TEAM-2] A Flow Team has at most 150 people.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "[TEAM-2] a flow team has at most 150 people"
  AFTER INSERT OR UPDATE ON "RoleHolding"
  FOR EACH ROW WHEN (NEW."endedAt" IS NULL AND NEW.role <> 'stakeholder') EXECUTE FUNCTION keep_to_150_people();

CREATE FUNCTION keep_retired_teams_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "ScrumTeam" WHERE id = NEW."scrumTeamId" AND "retiredAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'Nobody holds a role in a retired Scrum Team.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "nobody takes a role in a retired scrum team"
  AFTER INSERT OR UPDATE ON "RoleHolding"
  FOR EACH ROW WHEN (NEW."endedAt" IS NULL AND NEW."scrumTeamId" IS NOT NULL) EXECUTE FUNCTION keep_retired_teams_empty();

CREATE FUNCTION end_roles_before_retiring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "RoleHolding" WHERE "scrumTeamId" = NEW.id AND "endedAt" IS NULL) THEN
    RAISE EXCEPTION 'Nobody holds a role in a retired Scrum Team.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "a scrum team retires with its roles"
  AFTER UPDATE OF "retiredAt" ON "ScrumTeam" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."retiredAt" IS NOT NULL) EXECUTE FUNCTION end_roles_before_retiring();

-- The state goes one way.
CREATE FUNCTION keep_the_way_of_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state < OLD.state THEN
    RAISE EXCEPTION '[TEAM-1] A Flow Team goes from forming to active to retired, and not back.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "[TEAM-1] a flow team's state goes one way" BEFORE UPDATE OF state ON "FlowTeam"
  FOR EACH ROW EXECUTE FUNCTION keep_the_way_of_states();

-- At each commit a launched Flow Team is whole: a role may change hands within a transaction.
CREATE FUNCTION keep_launched_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  launched uuid;
  missing text;
BEGIN
  IF TG_TABLE_NAME = 'FlowTeam' THEN launched := NEW.id;
  ELSE launched := coalesce(NEW."flowTeamId", OLD."flowTeamId");
  END IF;
  IF NOT EXISTS (SELECT FROM "FlowTeam" WHERE id = launched AND state = 'active') THEN
    RETURN NULL;
  END IF;
  IF (SELECT count(*) FROM "ScrumTeam" WHERE "flowTeamId" = launched AND "retiredAt" IS NULL) < 3 THEN
    RAISE EXCEPTION '[TEAM-1] A launched Flow Team has at least 3 Scrum Teams.' USING ERRCODE = 'check_violation';
  END IF;
  IF (SELECT count(*) FROM "RoleHolding" WHERE "flowTeamId" = launched AND "endedAt" IS NULL
      AND role IN ('cpo', 'csm', 'architect')) < 3 THEN
    RAISE EXCEPTION '[TEAM-3] A launched Flow Team has a CPO, a CSM and a Product Architect.' USING ERRCODE = 'check_violation';
  END IF;
  SELECT team.name INTO missing FROM "ScrumTeam" team
    WHERE team."flowTeamId" = launched AND team."retiredAt" IS NULL
      AND (SELECT count(DISTINCT role) FROM "RoleHolding"
           WHERE "scrumTeamId" = team.id AND "endedAt" IS NULL) < 3
    LIMIT 1;
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION '[TEAM-4] % of a launched Flow Team has a PO, an SM and a Developer.', missing USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "[TEAM-1] [TEAM-3] [TEAM-4] a flow team is launched whole"
  AFTER INSERT OR UPDATE OF state ON "FlowTeam" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'active') EXECUTE FUNCTION keep_launched_whole();
CREATE CONSTRAINT TRIGGER "[TEAM-1] [TEAM-4] launched scrum teams stay whole"
  AFTER INSERT OR DELETE OR UPDATE OF "retiredAt" ON "ScrumTeam" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION keep_launched_whole();
CREATE CONSTRAINT TRIGGER "[TEAM-3] [TEAM-4] a launched flow team's roles stay held"
  AFTER DELETE OR UPDATE ON "RoleHolding" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION keep_launched_whole();

-- A list without entries is empty, never unknown.
UPDATE "Membership" SET skills = '{}' WHERE skills IS NULL;
ALTER TABLE "Membership" ALTER COLUMN skills SET DEFAULT '{}', ALTER COLUMN skills SET NOT NULL;
