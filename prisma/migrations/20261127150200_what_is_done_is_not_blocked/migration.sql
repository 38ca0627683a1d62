-- Written by hand.

-- A Story that is finished isn't blocked any more: whatever finishes it says so in its history.
UPDATE "Story" SET "blockedReason" = NULL, "blockedSince" = NULL WHERE status = 'done' AND "blockedSince" IS NOT NULL;
ALTER TABLE "Story" ADD CONSTRAINT "a story that is done is not blocked" CHECK (status <> 'done' OR "blockedSince" IS NULL);
