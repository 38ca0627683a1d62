-- Written by hand.

-- Typing errors are found by groups of three letters. The extension is trusted: who owns the
-- database may make it.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
  RAISE EXCEPTION 'Search needs the PostgreSQL extension pg_trgm, and it could not be made: %. Let an owner of this database run CREATE EXTENSION pg_trgm, then start Flotilla again.', SQLERRM;
END $$;

-- Lower case without accents, and without the marks that words are joined by.
CREATE FUNCTION search_fold(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(lower(CASE WHEN octet_length(said) = length(said) THEN said
    ELSE regexp_replace(normalize(said, NFKD), '[\u0300-\u036f]', '', 'g') END), '-_./:@', '      ')
$$;
-- The words of a text, letters and digits alone with single spaces: what titles are compared by.
CREATE FUNCTION search_words(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(search_fold(coalesce(said, '')), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- What can be found, one row for each thing that has words. Kept by triggers beside the tables
-- themselves: a card that moves or a rank that changes touches none of these indexes.
CREATE TABLE "SearchText" (
  id uuid PRIMARY KEY,
  "flowTeamId" uuid NOT NULL,
  kind text NOT NULL,
  -- The item it is part of: a Task's Story, what a comment is about; itself otherwise.
  "itemId" uuid NOT NULL,
  -- E-12 is number 12. Null for what has none.
  number int,
  -- Its first 200 characters.
  title text COLLATE "C" NOT NULL,
  -- Of its title and all it says.
  words text NOT NULL
);
CREATE INDEX "Search by number" ON "SearchText" ("flowTeamId", number) WHERE number IS NOT NULL;
CREATE INDEX "Search by the beginning of a title" ON "SearchText" ("flowTeamId", title);
CREATE INDEX "Search by item" ON "SearchText" ("itemId");
-- What was written last waits in a list that every search reads: kept short.
CREATE INDEX "Search by parts of a title" ON "SearchText" USING gin (title gin_trgm_ops) WITH (gin_pending_list_limit = 256);
CREATE INDEX "Search by words" ON "SearchText" USING gin (to_tsvector('simple', words)) WITH (gin_pending_list_limit = 256);

-- What is found of a row. `names`: the kind, the column that names its item, the column of its
-- title, and those of the rest it says.
CREATE FUNCTION search_text_of(said jsonb, names text[]) RETURNS "SearchText" LANGUAGE plpgsql STABLE AS $$
DECLARE
  title text := search_words(said ->> names[3]);
  item uuid := said ->> names[2];
BEGIN
  RETURN ROW(
    (said ->> 'id')::uuid,
    coalesce((said ->> 'flowTeamId')::uuid, (SELECT "flowTeamId" FROM "Story" WHERE id = item)),
    names[1], item, (said ->> 'number')::int, left(title, 200),
    concat_ws(' ', title, (SELECT search_fold(string_agg(said ->> part, ' ')) FROM unnest(names[4:]) AS part))
  );
END $$;

CREATE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM "SearchText" WHERE id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."deletedAt" IS NULL THEN
    -- The slice counts from 1; arguments of a trigger count from 0.
    INSERT INTO "SearchText" SELECT * FROM search_text_of(to_jsonb(NEW), TG_ARGV[0:]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "an epic is found by its words" AFTER INSERT OR DELETE OR UPDATE OF title, description, "acceptanceConditions", "deletedAt"
  ON "Epic" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Epic', 'id', 'title', 'description', 'acceptanceConditions');
CREATE TRIGGER "a story is found by its words" AFTER INSERT OR DELETE OR UPDATE OF title, description, "deletedAt"
  ON "Story" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Story', 'id', 'title', 'description');
CREATE TRIGGER "an acceptance criterion is found by its words" AFTER INSERT OR DELETE OR UPDATE OF text, "deletedAt"
  ON "AcceptanceCriterion" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Criterion', 'storyId', '', 'text');
CREATE TRIGGER "a task is found by its words" AFTER INSERT OR DELETE OR UPDATE OF title, "deletedAt"
  ON "Task" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Task', 'storyId', 'title');
CREATE TRIGGER "a comment is found by its words" AFTER INSERT OR DELETE OR UPDATE OF body, "deletedAt"
  ON "Comment" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Comment', 'itemId', '', 'body');
CREATE TRIGGER "an insight is found by its words" AFTER INSERT OR DELETE OR UPDATE OF text, source, "deletedAt"
  ON "Insight" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Insight', 'id', 'text', 'source');
CREATE TRIGGER "a dependency is found by its words" AFTER INSERT OR DELETE OR UPDATE OF note, mitigation, answer, "deletedAt"
  ON "Dependency" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Dependency', 'id', 'note', 'mitigation', 'answer');
CREATE TRIGGER "a risk is found by its words" AFTER INSERT OR DELETE OR UPDATE OF title, description, plan, "deletedAt"
  ON "Risk" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Risk', 'id', 'title', 'description', 'plan');
CREATE TRIGGER "an impediment is found by its words" AFTER INSERT OR DELETE OR UPDATE OF title, description, resolution, "deletedAt"
  ON "Impediment" FOR EACH ROW EXECUTE FUNCTION keep_search_text('Impediment', 'id', 'title', 'description', 'resolution');

-- What was there before, as the triggers would have taken it in.
DO $$
DECLARE
  kept record;
BEGIN
  FOR kept IN SELECT tgrelid::regclass AS rows, string_to_array(encode(tgargs, 'escape'), '\000') AS names
    FROM pg_trigger WHERE tgfoid = 'keep_search_text'::regproc
  LOOP
    EXECUTE format('INSERT INTO "SearchText" SELECT found.* FROM %s AS kept, search_text_of(to_jsonb(kept), $1) AS found
      WHERE kept."deletedAt" IS NULL', kept.rows) USING kept.names;
  END LOOP;
END $$;
