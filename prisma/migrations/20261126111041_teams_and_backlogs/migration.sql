-- CreateEnum
CREATE TYPE "InboxKind" AS ENUM ('mention', 'dependency', 'approval', 'watched', 'assigned', 'impediment');

-- CreateEnum
CREATE TYPE "RoamClass" AS ENUM ('resolved', 'owned', 'accepted', 'mitigated');

-- CreateEnum
CREATE TYPE "RiskTrend" AS ENUM ('rising', 'steady', 'falling');

-- CreateEnum
CREATE TYPE "CriterionState" AS ENUM ('open', 'met', 'not_met');

-- CreateEnum
CREATE TYPE "ColumnKind" AS ENUM ('waiting', 'active', 'done');

-- CreateEnum
CREATE TYPE "EntryOutcome" AS ENUM ('done', 'carried_over', 'returned', 'split', 'removed');

-- CreateEnum
CREATE TYPE "DefinitionKind" AS ENUM ('ready', 'done');

-- AlterTable
ALTER TABLE "Epic" ADD COLUMN     "grewFromStoryId" UUID,
ADD COLUMN     "splitFromId" UUID;

-- AlterTable
ALTER TABLE "Story" ADD COLUMN     "becameEpicId" UUID,
ADD COLUMN     "blockedReason" TEXT,
ADD COLUMN     "blockedSince" TIMESTAMPTZ(3),
ADD COLUMN     "columnId" UUID,
ADD COLUMN     "columnSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "createdById" UUID,
ADD COLUMN     "demoLink" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "doneAt" TIMESTAMPTZ(3),
ADD COLUMN     "epicRank" TEXT,
ADD COLUMN     "isIdea" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "labels" TEXT[],
ADD COLUMN     "number" INTEGER,
ADD COLUMN     "ownerId" UUID,
ADD COLUMN     "splitFromId" UUID,
ADD COLUMN     "sprintNumber" INTEGER,
ADD COLUMN     "startedAt" TIMESTAMPTZ(3),
ADD COLUMN     "teamRank" TEXT;

-- Stories that are there already get numbers and ranks in the order they were written. A rank is a
-- key of the fractional index: "d" and four digits to the base of 62 are in order by themselves.
CREATE FUNCTION pg_temp.nth_rank(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'd' || string_agg(substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    ((n / (62 ^ place)::bigint) % 62)::int + 1, 1), '' ORDER BY place DESC)
  FROM generate_series(0, 3) AS place
$$;
UPDATE "Story" s SET number = n.number, "epicRank" = pg_temp.nth_rank(n.number), labels = '{}',
  "teamRank" = CASE WHEN s."teamId" IS NULL THEN NULL ELSE pg_temp.nth_rank(n.number) END,
  "columnSince" = s."createdAt",
  "startedAt" = CASE WHEN s.status = 'open' THEN NULL ELSE s."createdAt" END,
  "doneAt" = CASE WHEN s.status = 'done' THEN s."createdAt" END
FROM (SELECT id, row_number() OVER (PARTITION BY "flowTeamId" ORDER BY "createdAt", id) AS number FROM "Story") n
WHERE n.id = s.id;
ALTER TABLE "Story" ALTER COLUMN number SET NOT NULL, ALTER COLUMN "epicRank" SET NOT NULL;

-- AlterTable
ALTER TABLE "Dependency" ADD COLUMN     "answer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "answeredById" UUID,
ADD COLUMN     "answeringTeamId" UUID,
ADD COLUMN     "giverStoryId" UUID,
ADD COLUMN     "neederStoryId" UUID,
ADD COLUMN     "number" INTEGER;

UPDATE "Dependency" d SET number = n.number, "answeringTeamId" = d."giverTeamId"
FROM (SELECT id, row_number() OVER (PARTITION BY "flowTeamId" ORDER BY "createdAt", id) AS number FROM "Dependency") n
WHERE n.id = d.id;
ALTER TABLE "Dependency" ALTER COLUMN number SET NOT NULL, ALTER COLUMN "answeringTeamId" SET NOT NULL;

-- AlterTable
ALTER TABLE "FlowTeam" ADD COLUMN     "nextDependencyNumber" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "nextImpedimentNumber" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "nextRiskNumber" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "nextStoryNumber" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "ScrumTeam" ADD COLUMN     "country" TEXT,
ADD COLUMN     "focusFactor" INTEGER NOT NULL DEFAULT 80,
ADD COLUMN     "storyLimit" INTEGER NOT NULL DEFAULT 13;

UPDATE "FlowTeam" f SET
  "nextStoryNumber" = 1 + (SELECT coalesce(max(number), 0) FROM "Story" WHERE "flowTeamId" = f.id),
  "nextDependencyNumber" = 1 + (SELECT coalesce(max(number), 0) FROM "Dependency" WHERE "flowTeamId" = f.id);

-- CreateTable
CREATE TABLE "ImportedStory" (
    "flowTeamId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "storyId" UUID NOT NULL,
    "lastValues" JSONB NOT NULL,

    CONSTRAINT "ImportedStory_pkey" PRIMARY KEY ("flowTeamId","externalId")
);

-- CreateTable
CREATE TABLE "TeamSprint" (
    "scrumTeamId" UUID NOT NULL,
    "sprintNumber" INTEGER NOT NULL,
    "goal" TEXT NOT NULL DEFAULT '',
    "pointsDone" INTEGER,
    "focusedDays" DOUBLE PRECISION,

    CONSTRAINT "TeamSprint_pkey" PRIMARY KEY ("scrumTeamId","sprintNumber")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "isHalf" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "itemKind" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" UUID[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "itemKind" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "content" BYTEA NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Watch" (
    "personId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "itemKind" TEXT NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Watch_pkey" PRIMARY KEY ("personId","itemId")
);

-- CreateTable
CREATE TABLE "InboxItem" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "kind" "InboxKind" NOT NULL,
    "itemKind" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "itemTitle" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "actorId" UUID,
    "count" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "snoozedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "InboxItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxMute" (
    "personId" UUID NOT NULL,
    "kind" "InboxKind" NOT NULL,

    CONSTRAINT "InboxMute_pkey" PRIMARY KEY ("personId","kind")
);

-- CreateTable
CREATE TABLE "Risk" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "epicId" UUID,
    "teamId" UUID,
    "ownerId" UUID,
    "roam" "RoamClass",
    "plan" TEXT NOT NULL DEFAULT '',
    "acceptedById" UUID,
    "acceptedWhy" TEXT NOT NULL DEFAULT '',
    "probability" INTEGER NOT NULL DEFAULT 3,
    "impact" INTEGER NOT NULL DEFAULT 3,
    "trend" "RiskTrend" NOT NULL DEFAULT 'steady',
    "reviewOn" DATE,
    "raisedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Risk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Impediment" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "teamId" UUID,
    "storyId" UUID,
    "ownerId" UUID,
    "raisedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "escalatedAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "resolution" TEXT NOT NULL DEFAULT '',
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Impediment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Override" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "transition" TEXT NOT NULL,
    "itemKind" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "givenById" UUID NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AcceptanceCriterion" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "state" "CriterionState" NOT NULL DEFAULT 'open',
    "isTechnical" BOOLEAN NOT NULL DEFAULT false,
    "rank" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AcceptanceCriterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "status" "StoryStatus" NOT NULL DEFAULT 'open',
    "ownerId" UUID,
    "rank" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BoardColumn" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ColumnKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "wipLimit" INTEGER,

    CONSTRAINT "BoardColumn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SprintEntry" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "sprintNumber" INTEGER NOT NULL,
    "storyId" UUID NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "enteredById" UUID,
    "points" INTEGER NOT NULL,
    "isScopeChange" BOOLEAN NOT NULL DEFAULT false,
    "enterReason" TEXT NOT NULL DEFAULT '',
    "leftAt" TIMESTAMPTZ(3),
    "leftById" UUID,
    "leaveReason" TEXT NOT NULL DEFAULT '',
    "pointsAtEnd" INTEGER,
    "outcome" "EntryOutcome",

    CONSTRAINT "SprintEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Definition" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "kind" "DefinitionKind" NOT NULL,
    "text" TEXT NOT NULL,
    "rank" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DefinitionCheck" (
    "definitionId" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "checkedById" UUID,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DefinitionCheck_pkey" PRIMARY KEY ("definitionId","storyId")
);

-- CreateTable
CREATE TABLE "StoryTemplate" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "teamId" UUID,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "criteria" TEXT[],
    "labels" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StoryTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "teamId" UUID,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ImportedStory_storyId_idx" ON "ImportedStory"("storyId");

-- CreateIndex
CREATE INDEX "Absence_flowTeamId_idx" ON "Absence"("flowTeamId");

-- CreateIndex
CREATE INDEX "Absence_personId_idx" ON "Absence"("personId");

-- CreateIndex
CREATE INDEX "Comment_itemId_idx" ON "Comment"("itemId");

-- CreateIndex
CREATE INDEX "Comment_flowTeamId_idx" ON "Comment"("flowTeamId");

-- CreateIndex
CREATE INDEX "Attachment_itemId_idx" ON "Attachment"("itemId");

-- CreateIndex
CREATE INDEX "Attachment_flowTeamId_idx" ON "Attachment"("flowTeamId");

-- CreateIndex
CREATE INDEX "Watch_itemId_idx" ON "Watch"("itemId");

-- CreateIndex
CREATE INDEX "InboxItem_personId_createdAt_idx" ON "InboxItem"("personId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Risk_flowTeamId_number_key" ON "Risk"("flowTeamId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Impediment_flowTeamId_number_key" ON "Impediment"("flowTeamId", "number");

-- CreateIndex
CREATE INDEX "Override_flowTeamId_idx" ON "Override"("flowTeamId");

-- CreateIndex
CREATE INDEX "Override_itemId_idx" ON "Override"("itemId");

-- CreateIndex
CREATE INDEX "AcceptanceCriterion_storyId_idx" ON "AcceptanceCriterion"("storyId");

-- CreateIndex
CREATE INDEX "Task_storyId_idx" ON "Task"("storyId");

-- CreateIndex
CREATE UNIQUE INDEX "BoardColumn_teamId_position_key" ON "BoardColumn"("teamId", "position");

-- CreateIndex
CREATE INDEX "SprintEntry_flowTeamId_sprintNumber_idx" ON "SprintEntry"("flowTeamId", "sprintNumber");

-- CreateIndex
CREATE INDEX "SprintEntry_storyId_idx" ON "SprintEntry"("storyId");

-- CreateIndex
CREATE INDEX "Definition_flowTeamId_idx" ON "Definition"("flowTeamId");

-- CreateIndex
CREATE INDEX "DefinitionCheck_storyId_idx" ON "DefinitionCheck"("storyId");

-- CreateIndex
CREATE INDEX "StoryTemplate_flowTeamId_idx" ON "StoryTemplate"("flowTeamId");

-- CreateIndex
CREATE INDEX "SavedView_flowTeamId_idx" ON "SavedView"("flowTeamId");

-- CreateIndex
CREATE INDEX "Story_teamId_idx" ON "Story"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Story_flowTeamId_number_key" ON "Story"("flowTeamId", "number");

-- CreateIndex
CREATE INDEX "Dependency_neederStoryId_idx" ON "Dependency"("neederStoryId");

-- CreateIndex
CREATE INDEX "Dependency_giverStoryId_idx" ON "Dependency"("giverStoryId");

-- CreateIndex
CREATE UNIQUE INDEX "Dependency_flowTeamId_number_key" ON "Dependency"("flowTeamId", "number");

-- AddForeignKey
ALTER TABLE "ImportedStory" ADD CONSTRAINT "ImportedStory_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamSprint" ADD CONSTRAINT "TeamSprint_scrumTeamId_fkey" FOREIGN KEY ("scrumTeamId") REFERENCES "ScrumTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AcceptanceCriterion" ADD CONSTRAINT "AcceptanceCriterion_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardColumn" ADD CONSTRAINT "BoardColumn_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "ScrumTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SprintEntry" ADD CONSTRAINT "SprintEntry_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefinitionCheck" ADD CONSTRAINT "DefinitionCheck_definitionId_fkey" FOREIGN KEY ("definitionId") REFERENCES "Definition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefinitionCheck" ADD CONSTRAINT "DefinitionCheck_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
