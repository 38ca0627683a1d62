-- Written by hand.

-- The words that what can be found is written in, by Flow Team and kind: what was typed wrong is
-- looked up here. Not unique, and on purpose: who writes a word that another transaction writes for
-- the first time would wait for that one's end, and two that write each other's new words would wait
-- for each other. A word that is here twice does no harm. None is taken out with the last text that
-- held it: a search for it finds nothing then, and another word is tried.
CREATE TABLE "SearchWord" (
  "flowTeamId" uuid NOT NULL,
  kind text NOT NULL,
  word text COLLATE "C" NOT NULL
);
CREATE INDEX "Search words by themselves" ON "SearchWord" ("flowTeamId", kind, word);
CREATE INDEX "Search words by their parts" ON "SearchWord" USING gin (word gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- The words of a text that somebody may mean by others. What holds digits is a number or a name: one
-- that is like it is another one.
CREATE FUNCTION search_words_in_use(said text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT word FROM unnest(tsvector_to_array(to_tsvector('simple', said))) AS word
  WHERE length(word) BETWEEN 3 AND 40 AND word !~ '\d'
$$;

-- A plan made while few words were known would go on to read all of them when they are many.
CREATE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  used text[] := ARRAY(SELECT search_words_in_use(NEW.words));
BEGIN
  INSERT INTO "SearchWord" SELECT NEW."flowTeamId", NEW.kind, word FROM unnest(used) AS word
  WHERE word <> ALL (ARRAY(SELECT known.word FROM "SearchWord" known
    WHERE known."flowTeamId" = NEW."flowTeamId" AND known.kind = NEW.kind AND known.word = ANY (used)));
  RETURN NULL;
END $$;
CREATE TRIGGER "new words are known" AFTER INSERT ON "SearchText" FOR EACH ROW EXECUTE FUNCTION keep_search_words();

CREATE FUNCTION forget_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchWord" WHERE "flowTeamId" = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "the words of a flow team go with it" AFTER DELETE ON "FlowTeam" FOR EACH ROW EXECUTE FUNCTION forget_search_words();

-- What was written before.
INSERT INTO "SearchWord"
SELECT DISTINCT text."flowTeamId", text.kind, used.word FROM "SearchText" text, search_words_in_use(text.words) AS used(word);
