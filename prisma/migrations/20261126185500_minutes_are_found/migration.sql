-- Written by hand.

-- Minutes are found by all they say. Those of a Team Sprint Retrospective are the team's alone, and so
-- is what was agreed in it: neither is taken in. An event's clock and its steps touch nothing here.
CREATE FUNCTION search_text_of_minutes(event "FlowSprintEvent") RETURNS "SearchText" LANGUAGE sql STABLE AS $$
  SELECT ROW(event.id, event."flowTeamId", 'Minutes', event.id, NULL::int,
    left(search_words(concat(event."minutesDocument" ->> 'name', ' flow sprint ', event."sprintNumber")), 200),
    search_fold(event."minutesText"))::"SearchText"
$$;
CREATE FUNCTION keep_search_text_of_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM "SearchText" WHERE id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."minutesText" <> '' AND NEW.kind <> 'team_retrospective' THEN
    INSERT INTO "SearchText" SELECT (search_text_of_minutes(NEW)).*;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "minutes are found by their words" AFTER INSERT OR DELETE OR UPDATE OF "minutesText"
  ON "FlowSprintEvent" FOR EACH ROW EXECUTE FUNCTION keep_search_text_of_minutes();

CREATE TRIGGER "an improvement is found by its words" AFTER INSERT OR DELETE OR UPDATE OF title, measure, effect, "deletedAt"
  ON "Improvement" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Improvement', 'id', 'title', 'measure', 'effect');
-- A condition on the new row can't be asked of a row that goes.
CREATE TRIGGER "an action item is found by its words" AFTER INSERT OR UPDATE OF text, "deletedAt"
  ON "ActionItem" FOR EACH ROW WHEN (NEW.kind <> 'team_retrospective')
  EXECUTE FUNCTION keep_search_text('Action item', 'id', 'text');
CREATE TRIGGER "an action item that goes is found no more" AFTER DELETE
  ON "ActionItem" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Action item', 'id', 'text');

-- What was there before.
INSERT INTO "SearchText" SELECT found.* FROM "FlowSprintEvent" event, search_text_of_minutes(event) AS found
WHERE event."minutesText" <> '' AND event.kind <> 'team_retrospective';
INSERT INTO "SearchText" SELECT found.* FROM "Improvement" kept,
  search_text_of(to_jsonb(kept), ARRAY['Improvement', 'id', 'title', 'measure', 'effect']) AS found
WHERE kept."deletedAt" IS NULL;
INSERT INTO "SearchText" SELECT found.* FROM "ActionItem" kept,
  search_text_of(to_jsonb(kept), ARRAY['Action item', 'id', 'text']) AS found
WHERE kept."deletedAt" IS NULL AND kept.kind <> 'team_retrospective';
