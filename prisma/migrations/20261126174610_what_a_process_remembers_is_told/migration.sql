-- Written by hand.

-- Processes remember who may read what while they listen, so whatever `loadSignIn` reads is told when it
-- changes: by a person's id, by `demo` for the people of the demo, by `administrators` for everybody.
CREATE OR REPLACE FUNCTION tell_access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Person' THEN
    PERFORM pg_notify('flotilla_access', OLD.id::text);
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM pg_notify('flotilla_access', OLD."personId"::text);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM pg_notify('flotilla_access', NEW."personId"::text);
  END IF;
  RETURN NULL;
END
$$;

DROP TRIGGER "a revoked sign-in ends streams" ON "SignIn";
CREATE TRIGGER "a changed sign-in is told"
  AFTER UPDATE OR DELETE ON "SignIn"
  FOR EACH ROW EXECUTE FUNCTION tell_access_changed();

DROP TRIGGER "a leaver's streams end" ON "Person";
CREATE TRIGGER "a changed person is told"
  AFTER UPDATE OF name, "deactivatedAt", "isAdministrator" ON "Person"
  FOR EACH ROW
  WHEN ((OLD.name, OLD."deactivatedAt", OLD."isAdministrator")
    IS DISTINCT FROM (NEW.name, NEW."deactivatedAt", NEW."isAdministrator"))
  EXECUTE FUNCTION tell_access_changed();

DROP TRIGGER "a role given or taken ends streams" ON "RoleHolding";
CREATE TRIGGER "a role given, changed or taken is told"
  AFTER INSERT OR UPDATE OR DELETE ON "RoleHolding"
  FOR EACH ROW EXECUTE FUNCTION tell_access_changed();

-- The first real account ends the demo's one-click entry and all that came by it.
CREATE FUNCTION tell_demo_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Person" WHERE "isDemo") THEN
    PERFORM pg_notify('flotilla_access', 'demo');
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "a real account is told to the demo"
  AFTER INSERT ON "Person"
  FOR EACH ROW WHEN (NOT NEW."isDemo") EXECUTE FUNCTION tell_demo_ended();

-- Where a Flow Team is found, and whether it belongs to the demo.
CREATE TRIGGER "a moved flow team is told"
  AFTER UPDATE OF slug, "isDemo" ON "FlowTeam"
  FOR EACH ROW
  WHEN ((OLD.slug, OLD."isDemo") IS DISTINCT FROM (NEW.slug, NEW."isDemo"))
  EXECUTE FUNCTION tell_flow_team_formed();

CREATE TRIGGER "a removed flow team is told"
  AFTER DELETE ON "FlowTeam"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_flow_team_formed();
