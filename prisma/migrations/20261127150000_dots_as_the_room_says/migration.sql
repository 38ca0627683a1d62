-- Written by hand.

-- How many dots a person has in a retrospective, the room says: 1 to 12, 6 where it says nothing.
ALTER TABLE "FlowSprintEvent"
  ADD CONSTRAINT "a room gives everybody 1 to 12 dots" CHECK ((stage ->> 'dots')::integer BETWEEN 1 AND 12);

CREATE FUNCTION dots_each(stage jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((stage ->> 'dots')::integer, 6)
$$;

CREATE OR REPLACE FUNCTION count_dots() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE elsewhere integer; each integer;
BEGIN
  -- How many each has doesn't change while one is placed, and two dots at once are counted one after the other.
  SELECT dots_each(stage) INTO each FROM "FlowSprintEvent" WHERE id = NEW."eventId" FOR SHARE;
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW."eventId" || '/' || NEW."personId", 0));
  SELECT coalesce(sum(value::integer), 0) INTO elsewhere FROM "Secret"
    WHERE "eventId" = NEW."eventId" AND "personId" = NEW."personId" AND kind = 'dots' AND "itemId" <> NEW."itemId";
  IF elsewhere + NEW.value::integer > each THEN
    RAISE EXCEPTION 'a person has % dots in this retrospective', each USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
ALTER TRIGGER "a person has 6 dots in a retrospective" ON "Secret"
  RENAME TO "a person has as many dots as the room gives";

CREATE FUNCTION keep_placed_dots() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Secret" WHERE "eventId" = NEW.id AND kind = 'dots'
             GROUP BY "personId" HAVING sum(value::integer) > dots_each(NEW.stage)) THEN
    RAISE EXCEPTION 'nobody gets fewer dots than they have placed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "nobody gets fewer dots than they have placed" BEFORE UPDATE OF stage ON "FlowSprintEvent"
  FOR EACH ROW WHEN (dots_each(NEW.stage) < dots_each(OLD.stage)) EXECUTE FUNCTION keep_placed_dots();
