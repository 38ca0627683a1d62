-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "SignInWay" AS ENUM ('password', 'openid', 'demo');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('invitation', 'password_reset', 'first_administrator');

-- CreateEnum
CREATE TYPE "EpicKind" AS ENUM ('business', 'enabler');

-- CreateEnum
CREATE TYPE "EpicStatus" AS ENUM ('idea', 'planned', 'in_progress', 'done', 'dropped');

-- CreateEnum
CREATE TYPE "Feasibility" AS ENUM ('feasible', 'feasible_with_conditions', 'not_feasible');

-- CreateEnum
CREATE TYPE "StoryStatus" AS ENUM ('open', 'in_progress', 'done');

-- CreateEnum
CREATE TYPE "TechnicalNoteKind" AS ENUM ('decision', 'interface', 'pattern');

-- CreateEnum
CREATE TYPE "InsightKind" AS ENUM ('customer_need', 'market_note');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploaded', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "FlowSprintState" AS ENUM ('planned', 'running', 'closed');

-- CreateEnum
CREATE TYPE "DependencyState" AS ENUM ('proposed', 'accepted', 'declined', 'in_progress', 'delivered', 'verified');

-- CreateEnum
CREATE TYPE "FlowTeamState" AS ENUM ('forming', 'active', 'retired');

-- CreateEnum
CREATE TYPE "Skill" AS ENUM ('development', 'testing', 'ux', 'business');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('cpo', 'csm', 'architect', 'po', 'sm', 'developer', 'stakeholder');

-- CreateEnum
CREATE TYPE "MilestoneState" AS ENUM ('planned', 'committed', 'reached', 'missed');

-- CreateEnum
CREATE TYPE "DraftState" AS ENUM ('open', 'applied', 'dropped');

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "isAdministrator" BOOLEAN NOT NULL DEFAULT false,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deactivatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignIn" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "way" "SignInWay" NOT NULL,
    "device" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OpenIdIdentity" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OpenIdIdentity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Epic" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" "EpicKind" NOT NULL DEFAULT 'business',
    "status" "EpicStatus" NOT NULL DEFAULT 'idea',
    "isDoneBeforeFlotilla" BOOLEAN NOT NULL DEFAULT false,
    "leadTeamId" UUID,
    "firstSprint" INTEGER,
    "lastSprint" INTEGER,
    "effort" INTEGER,
    "value" INTEGER,
    "timeCriticality" INTEGER,
    "riskReduction" INTEGER,
    "riskNote" TEXT NOT NULL DEFAULT '',
    "acceptanceConditions" TEXT[],
    "feasibility" "Feasibility",
    "feasibilityNote" TEXT NOT NULL DEFAULT '',
    "feasibilityById" UUID,
    "feasibilityAt" TIMESTAMPTZ(3),
    "ownerId" UUID,
    "labels" TEXT[],
    "rank" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Epic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Story" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "epicId" UUID,
    "teamId" UUID,
    "title" TEXT NOT NULL,
    "estimate" INTEGER,
    "status" "StoryStatus" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EpicLink" (
    "id" UUID NOT NULL,
    "epicId" UUID NOT NULL,
    "toEpicId" UUID,
    "url" TEXT,
    "title" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "EpicLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TechnicalNote" (
    "id" UUID NOT NULL,
    "epicId" UUID NOT NULL,
    "kind" "TechnicalNoteKind" NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TechnicalNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Insight" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "kind" "InsightKind" NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "observedOn" DATE NOT NULL,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Insight_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InsightTie" (
    "insightId" UUID NOT NULL,
    "epicId" UUID NOT NULL,

    CONSTRAINT "InsightTie_pkey" PRIMARY KEY ("insightId","epicId")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "choices" JSONB,
    "state" "ImportState" NOT NULL DEFAULT 'uploaded',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportedEpic" (
    "flowTeamId" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "epicId" UUID NOT NULL,
    "lastValues" JSONB NOT NULL,

    CONSTRAINT "ImportedEpic_pkey" PRIMARY KEY ("flowTeamId","externalId")
);

-- CreateTable
CREATE TABLE "Cadence" (
    "flowTeamId" UUID NOT NULL,
    "fromSprint" INTEGER NOT NULL,
    "sprintWeeks" INTEGER NOT NULL,
    "milestoneSprints" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Cadence_pkey" PRIMARY KEY ("flowTeamId","fromSprint")
);

-- CreateTable
CREATE TABLE "FlowSprint" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "weeks" INTEGER NOT NULL,
    "state" "FlowSprintState" NOT NULL DEFAULT 'planned',
    "goal" TEXT NOT NULL DEFAULT '',
    "startedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "isBeforeFlotilla" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "FlowSprint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pause" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "afterSprint" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "Pause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dependency" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "neederTeamId" UUID NOT NULL,
    "giverTeamId" UUID NOT NULL,
    "neederEpicId" UUID,
    "giverEpicId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "DependencyState" NOT NULL DEFAULT 'proposed',
    "neededBySprint" INTEGER,
    "promisedForSprint" INTEGER,
    "mitigation" TEXT NOT NULL DEFAULT '',
    "raisedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dependency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FlowTeam" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "state" "FlowTeamState" NOT NULL DEFAULT 'forming',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "launchedAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),
    "nextEpicNumber" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FlowTeam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScrumTeam" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "hue" INTEGER NOT NULL,
    "usualCapacity" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScrumTeam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "flowTeamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "skills" "Skill"[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("flowTeamId","personId")
);

-- CreateTable
CREATE TABLE "RoleHolding" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "scrumTeamId" UUID,
    "personId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoleHolding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "flowTeamId" UUID,
    "actorId" UUID,
    "command" TEXT NOT NULL,
    "commandId" UUID NOT NULL,
    "itemKind" TEXT NOT NULL,
    "itemId" UUID NOT NULL,
    "itemTitle" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "undo" JSONB,
    "undoOf" UUID,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "flowTeamId" UUID NOT NULL,
    "context" TEXT NOT NULL,
    "number" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("flowTeamId","context")
);

-- CreateTable
CREATE TABLE "Presence" (
    "flowTeamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("flowTeamId","personId")
);

-- CreateTable
CREATE TABLE "ProductGoal" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "measure" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "setById" UUID,

    CONSTRAINT "ProductGoal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "firstSprint" INTEGER NOT NULL,
    "lastSprint" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "objective" TEXT NOT NULL DEFAULT '',
    "measure" TEXT NOT NULL DEFAULT '',
    "baseline" TEXT NOT NULL DEFAULT '',
    "target" TEXT NOT NULL DEFAULT '',
    "state" "MilestoneState" NOT NULL DEFAULT 'planned',
    "committedAt" TIMESTAMPTZ(3),
    "isBeforeFlotilla" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamCapacity" (
    "scrumTeamId" UUID NOT NULL,
    "sprintNumber" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "TeamCapacity_pkey" PRIMARY KEY ("scrumTeamId","sprintNumber")
);

-- CreateTable
CREATE TABLE "RoadmapVersion" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "RoadmapVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoadmapDraft" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" "DraftState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoadmapDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftMove" (
    "draftId" UUID NOT NULL,
    "epicId" UUID NOT NULL,
    "seenTeamId" UUID,
    "seenFirstSprint" INTEGER,
    "seenLastSprint" INTEGER,
    "teamId" UUID,
    "firstSprint" INTEGER,
    "lastSprint" INTEGER,

    CONSTRAINT "DraftMove_pkey" PRIMARY KEY ("draftId","epicId")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "SignIn_personId_idx" ON "SignIn"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_personId_idx" ON "OneTimeLink"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "OpenIdIdentity_issuer_subject_key" ON "OpenIdIdentity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Epic_flowTeamId_number_key" ON "Epic"("flowTeamId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Epic_flowTeamId_rank_key" ON "Epic"("flowTeamId", "rank");

-- CreateIndex
CREATE INDEX "Story_epicId_idx" ON "Story"("epicId");

-- CreateIndex
CREATE INDEX "Story_flowTeamId_idx" ON "Story"("flowTeamId");

-- CreateIndex
CREATE INDEX "EpicLink_toEpicId_idx" ON "EpicLink"("toEpicId");

-- CreateIndex
CREATE UNIQUE INDEX "EpicLink_epicId_toEpicId_key" ON "EpicLink"("epicId", "toEpicId");

-- CreateIndex
CREATE INDEX "TechnicalNote_epicId_idx" ON "TechnicalNote"("epicId");

-- CreateIndex
CREATE INDEX "Insight_flowTeamId_idx" ON "Insight"("flowTeamId");

-- CreateIndex
CREATE INDEX "InsightTie_epicId_idx" ON "InsightTie"("epicId");

-- CreateIndex
CREATE INDEX "Import_flowTeamId_idx" ON "Import"("flowTeamId");

-- CreateIndex
CREATE INDEX "ImportedEpic_epicId_idx" ON "ImportedEpic"("epicId");

-- CreateIndex
CREATE UNIQUE INDEX "FlowSprint_flowTeamId_number_key" ON "FlowSprint"("flowTeamId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Pause_flowTeamId_afterSprint_key" ON "Pause"("flowTeamId", "afterSprint");

-- CreateIndex
CREATE INDEX "Dependency_flowTeamId_idx" ON "Dependency"("flowTeamId");

-- CreateIndex
CREATE INDEX "Dependency_neederEpicId_idx" ON "Dependency"("neederEpicId");

-- CreateIndex
CREATE INDEX "Dependency_giverEpicId_idx" ON "Dependency"("giverEpicId");

-- CreateIndex
CREATE UNIQUE INDEX "FlowTeam_slug_key" ON "FlowTeam"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "ScrumTeam_flowTeamId_slug_key" ON "ScrumTeam"("flowTeamId", "slug");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE INDEX "RoleHolding_personId_idx" ON "RoleHolding"("personId");

-- CreateIndex
CREATE INDEX "RoleHolding_flowTeamId_idx" ON "RoleHolding"("flowTeamId");

-- CreateIndex
CREATE INDEX "RoleHolding_scrumTeamId_idx" ON "RoleHolding"("scrumTeamId");

-- CreateIndex
CREATE INDEX "AuditEntry_itemId_id_idx" ON "AuditEntry"("itemId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_flowTeamId_id_idx" ON "AuditEntry"("flowTeamId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_commandId_idx" ON "AuditEntry"("commandId");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_id_idx" ON "AuditEntry"("actorId", "id");

-- CreateIndex
CREATE INDEX "ProductGoal_flowTeamId_idx" ON "ProductGoal"("flowTeamId");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_flowTeamId_number_key" ON "Milestone"("flowTeamId", "number");

-- CreateIndex
CREATE INDEX "RoadmapVersion_flowTeamId_idx" ON "RoadmapVersion"("flowTeamId");

-- CreateIndex
CREATE INDEX "RoadmapDraft_flowTeamId_ownerId_idx" ON "RoadmapDraft"("flowTeamId", "ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_flowTeamId_idx" ON "ShareLink"("flowTeamId");

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenIdIdentity" ADD CONSTRAINT "OpenIdIdentity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Epic" ADD CONSTRAINT "Epic_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Epic" ADD CONSTRAINT "Epic_leadTeamId_fkey" FOREIGN KEY ("leadTeamId") REFERENCES "ScrumTeam"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_epicId_fkey" FOREIGN KEY ("epicId") REFERENCES "Epic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "ScrumTeam"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EpicLink" ADD CONSTRAINT "EpicLink_epicId_fkey" FOREIGN KEY ("epicId") REFERENCES "Epic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TechnicalNote" ADD CONSTRAINT "TechnicalNote_epicId_fkey" FOREIGN KEY ("epicId") REFERENCES "Epic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InsightTie" ADD CONSTRAINT "InsightTie_insightId_fkey" FOREIGN KEY ("insightId") REFERENCES "Insight"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InsightTie" ADD CONSTRAINT "InsightTie_epicId_fkey" FOREIGN KEY ("epicId") REFERENCES "Epic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedEpic" ADD CONSTRAINT "ImportedEpic_epicId_fkey" FOREIGN KEY ("epicId") REFERENCES "Epic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cadence" ADD CONSTRAINT "Cadence_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FlowSprint" ADD CONSTRAINT "FlowSprint_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pause" ADD CONSTRAINT "Pause_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScrumTeam" ADD CONSTRAINT "ScrumTeam_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleHolding" ADD CONSTRAINT "RoleHolding_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleHolding" ADD CONSTRAINT "RoleHolding_scrumTeamId_fkey" FOREIGN KEY ("scrumTeamId") REFERENCES "ScrumTeam"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleHolding" ADD CONSTRAINT "RoleHolding_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductGoal" ADD CONSTRAINT "ProductGoal_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_flowTeamId_fkey" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamCapacity" ADD CONSTRAINT "TeamCapacity_scrumTeamId_fkey" FOREIGN KEY ("scrumTeamId") REFERENCES "ScrumTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftMove" ADD CONSTRAINT "DraftMove_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "RoadmapDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
