-- Attempts, counted by e-mail or address. A crash may forget them.
CREATE UNLOGGED TABLE "RateLimit" (
  "key" VARCHAR(255) NOT NULL,
  "points" INTEGER NOT NULL DEFAULT 0,
  "expire" BIGINT,
  CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

ALTER TABLE "Person"
  ADD CONSTRAINT "an e-mail address is kept in lower case and without spaces"
    CHECK (email = lower(email) AND email !~ '\s' AND email ~ '^[^@]+@[^@]+$'),
  ADD CONSTRAINT "a person has a name of one to 120 characters"
    CHECK (char_length(btrim(name)) BETWEEN 1 AND 120),
  ADD CONSTRAINT "a password is kept as an argon2id hash"
    CHECK ("passwordHash" LIKE '$argon2id$%');

ALTER TABLE "OneTimeLink"
  ADD CONSTRAINT "a link is for one person unless it makes the first administrator"
    CHECK (("personId" IS NULL) = (purpose = 'first_administrator'));

-- Renewing a link revokes the one before it.
CREATE UNIQUE INDEX "a person has one open link of a kind"
  ON "OneTimeLink" ("personId", purpose) WHERE "usedAt" IS NULL AND "revokedAt" IS NULL;
CREATE UNIQUE INDEX "one open link makes the first administrator"
  ON "OneTimeLink" (purpose)
  WHERE "personId" IS NULL AND "usedAt" IS NULL AND "revokedAt" IS NULL;

CREATE UNIQUE INDEX "a person is tied to one subject of a provider"
  ON "OpenIdIdentity" ("personId", issuer);

ALTER TABLE "SignIn"
  ADD CONSTRAINT "a sign-in ends after it begins" CHECK ("expiresAt" > "createdAt");

CREATE INDEX "SignIn_live" ON "SignIn" ("personId", "createdAt" DESC) WHERE "revokedAt" IS NULL;

-- People of the demo reach the demo alone, whatever a command does.
CREATE FUNCTION "keep demo people in the demo"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "isDemo" FROM "Person" WHERE id = NEW."personId")
     AND NOT (SELECT "isDemo" FROM "FlowTeam" WHERE id = NEW."flowTeamId") THEN
    RAISE EXCEPTION 'People of the demo can''t join a real Flow Team.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "demo people hold no role outside the demo"
  BEFORE INSERT OR UPDATE OF "personId", "flowTeamId" ON "RoleHolding"
  FOR EACH ROW EXECUTE FUNCTION "keep demo people in the demo"();
CREATE TRIGGER "demo people belong to the demo"
  BEFORE INSERT OR UPDATE OF "personId", "flowTeamId" ON "Membership"
  FOR EACH ROW EXECUTE FUNCTION "keep demo people in the demo"();

-- A person is of the demo or isn't, for good: nobody grows out of it.
CREATE FUNCTION "keep demo people demo people"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."isDemo" <> OLD."isDemo" THEN
    RAISE EXCEPTION 'People of the demo stay people of the demo.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "whether a person is of the demo never changes"
  BEFORE UPDATE OF "isDemo" ON "Person"
  FOR EACH ROW EXECUTE FUNCTION "keep demo people demo people"();
