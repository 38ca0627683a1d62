-- Written by hand.

-- Somebody is at one page in each of their tabs. Who was somewhere before says so again within seconds.
DELETE FROM "Presence";
ALTER TABLE "Presence" ADD COLUMN tab TEXT NOT NULL;
ALTER TABLE "Presence" DROP CONSTRAINT "Presence_pkey", ADD CONSTRAINT "Presence_pkey" PRIMARY KEY ("flowTeamId", "personId", tab);
