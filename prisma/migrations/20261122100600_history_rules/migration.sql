-- Written by hand.

-- History is append-only: nothing in the product changes or removes an entry.
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'History is append-only: % of "AuditEntry" is refused', TG_OP;
END
$$;

CREATE TRIGGER "history is never changed or removed"
  BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();

CREATE TRIGGER "history is never emptied"
  BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();

-- The entry that carries the way back is the run's first, so this allows one undo a run.
CREATE UNIQUE INDEX "a run is taken back once"
  ON "AuditEntry" ("undoOf") WHERE "undoOf" IS NOT NULL AND undo IS NOT NULL;

-- Whether a run was taken back is asked for each entry of history shown.
CREATE INDEX "AuditEntry_undoOf_idx" ON "AuditEntry" ("undoOf") WHERE "undoOf" IS NOT NULL;

-- Who looks at what may be forgotten in a crash, and is written often.
ALTER TABLE "Presence" SET UNLOGGED;

-- A person's open live streams end as soon as what they may see changes, whichever way it did.
CREATE FUNCTION tell_access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Person' THEN
    PERFORM pg_notify('flotilla_access', NEW.id::text);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM pg_notify('flotilla_access', OLD."personId"::text);
  ELSE
    PERFORM pg_notify('flotilla_access', NEW."personId"::text);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "a revoked sign-in ends streams"
  AFTER UPDATE OF "revokedAt" OR DELETE ON "SignIn"
  FOR EACH ROW EXECUTE FUNCTION tell_access_changed();

CREATE TRIGGER "a leaver's streams end"
  AFTER UPDATE OF "deactivatedAt", "isAdministrator" ON "Person"
  FOR EACH ROW
  WHEN (OLD."deactivatedAt" IS DISTINCT FROM NEW."deactivatedAt"
    OR OLD."isAdministrator" IS DISTINCT FROM NEW."isAdministrator")
  EXECUTE FUNCTION tell_access_changed();

CREATE TRIGGER "a role given or taken ends streams"
  AFTER INSERT OR DELETE OR UPDATE OF "endedAt" ON "RoleHolding"
  FOR EACH ROW EXECUTE FUNCTION tell_access_changed();

-- Administrators hear of every Flow Team, a new one included.
CREATE FUNCTION tell_flow_team_formed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('flotilla_access', 'administrators');
  RETURN NULL;
END
$$;

CREATE TRIGGER "a new flow team reaches administrators"
  AFTER INSERT ON "FlowTeam"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_flow_team_formed();
