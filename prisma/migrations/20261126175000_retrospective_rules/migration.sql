-- Written by hand.

ALTER TABLE "Improvement"
  ADD CONSTRAINT "an improvement is for a flow sprint from 1 on" CHECK ("sprintNumber" >= 1),
  ADD CONSTRAINT "an improvement comes from an event that exists" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id),
  ADD CONSTRAINT "an improvement comes from a card that exists" FOREIGN KEY ("cardId") REFERENCES "RetroCard" (id),
  ADD CONSTRAINT "an improvement's owner exists" FOREIGN KEY ("ownerId") REFERENCES "Person" (id);

ALTER TABLE "RetroCard"
  ADD CONSTRAINT "a card has at most 400 characters" CHECK (length(text) BETWEEN 1 AND 400),
  ADD CONSTRAINT "a card is of one event" UNIQUE (id, "eventId"),
  ADD CONSTRAINT "a card is put with another of its event"
    FOREIGN KEY ("groupId", "eventId") REFERENCES "RetroCard" (id, "eventId");

-- A person has 6 dots in a retrospective, at most 3 of them on one card.
CREATE UNIQUE INDEX "a card has one author" ON "Secret" ("itemId") WHERE kind = 'author';
ALTER TABLE "Secret"
  ADD CONSTRAINT "one to three dots of a person are on one card" CHECK (kind <> 'dots' OR value IN ('1', '2', '3'));
CREATE FUNCTION count_dots() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE elsewhere integer;
BEGIN
  -- Two dots at once are counted one after the other.
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW."eventId" || '/' || NEW."personId", 0));
  SELECT coalesce(sum(value::integer), 0) INTO elsewhere FROM "Secret"
    WHERE "eventId" = NEW."eventId" AND "personId" = NEW."personId" AND kind = 'dots' AND "itemId" <> NEW."itemId";
  IF elsewhere + NEW.value::integer > 6 THEN
    RAISE EXCEPTION 'a person has 6 dots in a retrospective' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "a person has 6 dots in a retrospective" BEFORE INSERT OR UPDATE ON "Secret"
  FOR EACH ROW WHEN (NEW.kind = 'dots') EXECUTE FUNCTION count_dots();
