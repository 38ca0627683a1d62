-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('planning_1', 'planning_2', 'scrum_of_scrums', 'roadmap_refinement', 'review', 'flow_retrospective', 'team_planning', 'daily_scrum', 'refinement', 'team_retrospective');

-- CreateEnum
CREATE TYPE "EventState" AS ENUM ('scheduled', 'running', 'closed', 'called_off');

-- CreateEnum
CREATE TYPE "EventNoteKind" AS ENUM ('decision', 'parked', 'none', 'extension', 'override', 'addendum');

-- CreateEnum
CREATE TYPE "ActionState" AS ENUM ('open', 'done', 'dropped');

-- CreateEnum
CREATE TYPE "BallotKind" AS ENUM ('confidence', 'poker');

-- CreateEnum
CREATE TYPE "BallotState" AS ENUM ('voting', 'revealed', 'settled');

-- CreateEnum
CREATE TYPE "SecretKind" AS ENUM ('author', 'dots', 'vote');

-- CreateEnum
CREATE TYPE "ImprovementState" AS ENUM ('open', 'done', 'dropped');

-- CreateEnum
CREATE TYPE "FeedbackState" AS ENUM ('open', 'turned', 'declined');

-- AlterEnum
ALTER TYPE "InboxKind" ADD VALUE 'event';

-- AlterTable
ALTER TABLE "Epic" ADD COLUMN     "validatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "validatedById" UUID,
ADD COLUMN     "validatedInEventId" UUID;

-- AlterTable
ALTER TABLE "FlowTeam" ADD COLUMN     "nextActionNumber" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "nextImprovementNumber" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "EventSeries" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "kind" "EventKind" NOT NULL,
    "teamId" UUID,
    "fromSprint" INTEGER NOT NULL,
    "day" INTEGER,
    "startMinute" INTEGER,
    "minutes" INTEGER,
    "callLink" TEXT,

    CONSTRAINT "EventSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FlowSprintEvent" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "EventKind" NOT NULL,
    "teamId" UUID,
    "sprintNumber" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" "EventState" NOT NULL DEFAULT 'scheduled',
    "dayOffset" INTEGER,
    "startMinute" INTEGER,
    "minutes" INTEGER,
    "callLink" TEXT,
    "facilitatorId" UUID,
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "closedById" UUID,
    "calledOffWhy" TEXT NOT NULL DEFAULT '',
    "step" INTEGER NOT NULL DEFAULT 0,
    "runningSince" TIMESTAMPTZ(3),
    "steps" JSONB NOT NULL DEFAULT '[]',
    "stage" JSONB NOT NULL DEFAULT '{}',
    "minutesDocument" JSONB,
    "minutesText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "FlowSprintEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventGuest" (
    "eventId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "EventGuest_pkey" PRIMARY KEY ("eventId","personId")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "eventId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "readyStep" INTEGER,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("eventId","personId")
);

-- CreateTable
CREATE TABLE "EventNote" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "kind" "EventNoteKind" NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EventNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventAnswer" (
    "eventId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "question" INTEGER NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "authorId" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "raisedKind" TEXT,
    "raisedId" UUID,

    CONSTRAINT "EventAnswer_pkey" PRIMARY KEY ("eventId","subjectId","question")
);

-- CreateTable
CREATE TABLE "Preparation" (
    "eventId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Preparation_pkey" PRIMARY KEY ("eventId","subjectId")
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "eventId" UUID NOT NULL,
    "kind" "EventKind" NOT NULL,
    "teamId" UUID,
    "text" TEXT NOT NULL,
    "ownerId" UUID,
    "dueOn" DATE,
    "state" "ActionState" NOT NULL DEFAULT 'open',
    "closedAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ActionItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objective" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "sprintNumber" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "rank" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Objective_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectiveEpic" (
    "objectiveId" UUID NOT NULL,
    "epicId" UUID NOT NULL,

    CONSTRAINT "ObjectiveEpic_pkey" PRIMARY KEY ("objectiveId","epicId")
);

-- CreateTable
CREATE TABLE "Claim" (
    "flowTeamId" UUID NOT NULL,
    "sprintNumber" INTEGER NOT NULL,
    "epicId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "claimedById" UUID,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("flowTeamId","sprintNumber","epicId","teamId")
);

-- CreateTable
CREATE TABLE "PlanBaseline" (
    "flowTeamId" UUID NOT NULL,
    "sprintNumber" INTEGER NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "PlanBaseline_pkey" PRIMARY KEY ("flowTeamId","sprintNumber")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "kind" "BallotKind" NOT NULL,
    "subjectId" UUID,
    "round" INTEGER NOT NULL DEFAULT 1,
    "state" "BallotState" NOT NULL DEFAULT 'voting',
    "deck" TEXT[],
    "revealed" JSONB,
    "result" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetroCard" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "column" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "groupId" UUID,
    "dots" INTEGER,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RetroCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Secret" (
    "eventId" UUID NOT NULL,
    "kind" "SecretKind" NOT NULL,
    "itemId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Secret_pkey" PRIMARY KEY ("itemId","kind","personId")
);

-- CreateTable
CREATE TABLE "Improvement" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "teamId" UUID,
    "sprintNumber" INTEGER NOT NULL,
    "eventId" UUID,
    "cardId" UUID,
    "title" TEXT NOT NULL,
    "ownerId" UUID,
    "measure" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "rank" TEXT NOT NULL,
    "state" "ImprovementState" NOT NULL DEFAULT 'open',
    "effect" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Improvement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Demo" (
    "eventId" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "presenterId" UUID,
    "rank" TEXT NOT NULL,
    "shownAt" TIMESTAMPTZ(3),

    CONSTRAINT "Demo_pkey" PRIMARY KEY ("eventId","storyId")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" UUID NOT NULL,
    "flowTeamId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "storyId" UUID,
    "epicId" UUID,
    "text" TEXT NOT NULL,
    "authorId" UUID,
    "visitorId" UUID,
    "state" "FeedbackState" NOT NULL DEFAULT 'open',
    "becameStoryId" UUID,
    "becameEpicId" UUID,
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reaction" (
    "eventId" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("eventId","storyId","byId","kind")
);

-- CreateTable
CREATE TABLE "EventLink" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EventLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visitor" (
    "id" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Visitor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "EventReminder" (
    "flowTeamId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EventReminder_pkey" PRIMARY KEY ("flowTeamId","key","personId")
);

-- CreateIndex
CREATE INDEX "EventSeries_flowTeamId_idx" ON "EventSeries"("flowTeamId");

-- CreateIndex
CREATE INDEX "FlowSprintEvent_flowTeamId_sprintNumber_idx" ON "FlowSprintEvent"("flowTeamId", "sprintNumber");

-- CreateIndex
CREATE UNIQUE INDEX "FlowSprintEvent_flowTeamId_key_key" ON "FlowSprintEvent"("flowTeamId", "key");

-- CreateIndex
CREATE INDEX "EventNote_eventId_idx" ON "EventNote"("eventId");

-- CreateIndex
CREATE INDEX "ActionItem_flowTeamId_kind_idx" ON "ActionItem"("flowTeamId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ActionItem_flowTeamId_number_key" ON "ActionItem"("flowTeamId", "number");

-- CreateIndex
CREATE INDEX "Objective_flowTeamId_sprintNumber_idx" ON "Objective"("flowTeamId", "sprintNumber");

-- CreateIndex
CREATE INDEX "Ballot_eventId_idx" ON "Ballot"("eventId");

-- CreateIndex
CREATE INDEX "RetroCard_eventId_idx" ON "RetroCard"("eventId");

-- CreateIndex
CREATE INDEX "Secret_eventId_personId_idx" ON "Secret"("eventId", "personId");

-- CreateIndex
CREATE INDEX "Improvement_flowTeamId_sprintNumber_idx" ON "Improvement"("flowTeamId", "sprintNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Improvement_flowTeamId_number_key" ON "Improvement"("flowTeamId", "number");

-- CreateIndex
CREATE INDEX "Feedback_flowTeamId_state_idx" ON "Feedback"("flowTeamId", "state");

-- CreateIndex
CREATE INDEX "Feedback_eventId_idx" ON "Feedback"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "EventLink_tokenHash_key" ON "EventLink"("tokenHash");

-- CreateIndex
CREATE INDEX "EventLink_eventId_idx" ON "EventLink"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Visitor_keyHash_key" ON "Visitor"("keyHash");

-- CreateIndex
CREATE INDEX "Visitor_linkId_idx" ON "Visitor"("linkId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- AddForeignKey
ALTER TABLE "EventGuest" ADD CONSTRAINT "EventGuest_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventNote" ADD CONSTRAINT "EventNote_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventAnswer" ADD CONSTRAINT "EventAnswer_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectiveEpic" ADD CONSTRAINT "ObjectiveEpic_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visitor" ADD CONSTRAINT "Visitor_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "EventLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand.

-- Ranks compare byte by byte, whatever the database's collation.
ALTER TABLE "Objective" ALTER COLUMN rank TYPE text COLLATE "C";
ALTER TABLE "Improvement" ALTER COLUMN rank TYPE text COLLATE "C";
ALTER TABLE "Demo" ALTER COLUMN rank TYPE text COLLATE "C";
CREATE UNIQUE INDEX "an objective has a place of its own" ON "Objective" ("flowTeamId", "sprintNumber", rank);
CREATE UNIQUE INDEX "an improvement has a place of its own"
  ON "Improvement" ("flowTeamId", (coalesce("teamId", "flowTeamId")), "sprintNumber", rank);
CREATE UNIQUE INDEX "a demo has a place of its own" ON "Demo" ("eventId", rank);

-- Events.
CREATE UNIQUE INDEX "an event is there once"
  ON "FlowSprintEvent" ("flowTeamId", kind, (coalesce("teamId", "flowTeamId")), "sprintNumber", ordinal);
CREATE INDEX "Events held by kind" ON "FlowSprintEvent" ("flowTeamId", kind, "closedAt") WHERE state = 'closed';
CREATE UNIQUE INDEX "a series is changed once from a flow sprint on"
  ON "EventSeries" ("flowTeamId", kind, (coalesce("teamId", "flowTeamId")), "fromSprint");
ALTER TABLE "FlowSprintEvent"
  ADD CONSTRAINT "an event is of a flow team" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam" (id),
  ADD CONSTRAINT "a team's event is of its own flow team"
    FOREIGN KEY ("teamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId"),
  ADD CONSTRAINT "an event that was opened says when" CHECK (state IN ('scheduled', 'called_off') OR "openedAt" IS NOT NULL),
  ADD CONSTRAINT "a closed event says when and has minutes"
    CHECK ((state = 'closed') = ("closedAt" IS NOT NULL) AND (state <> 'closed' OR "minutesDocument" IS NOT NULL)),
  ADD CONSTRAINT "only the clock of an open event runs" CHECK ("runningSince" IS NULL OR state = 'running'),
  ADD CONSTRAINT "an event called off says why" CHECK (state <> 'called_off' OR "calledOffWhy" <> ''),
  -- EVT-1: the time-boxes of the contracts.
  ADD CONSTRAINT "[EVT-1] an event keeps its time-box" CHECK (minutes IS NULL OR minutes BETWEEN
    CASE kind WHEN 'planning_1' THEN 60 WHEN 'planning_2' THEN 30 WHEN 'scrum_of_scrums' THEN 30
      WHEN 'roadmap_refinement' THEN 120 WHEN 'review' THEN 60 WHEN 'team_planning' THEN 60 WHEN 'refinement' THEN 60
      ELSE 15 END
    AND CASE kind WHEN 'planning_1' THEN 120 WHEN 'scrum_of_scrums' THEN 60 WHEN 'roadmap_refinement' THEN 180
      WHEN 'review' THEN 120 WHEN 'team_planning' THEN 90 WHEN 'refinement' THEN 120 WHEN 'daily_scrum' THEN 15
      ELSE 60 END),
  ADD CONSTRAINT "an event starts within a day" CHECK ("startMinute" BETWEEN 0 AND 1439);
ALTER TABLE "EventSeries"
  ADD CONSTRAINT "a series is of a flow team" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam" (id),
  ADD CONSTRAINT "a team's series is of its own flow team"
    FOREIGN KEY ("teamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId"),
  ADD CONSTRAINT "a series starts within a day" CHECK ("startMinute" BETWEEN 0 AND 1439),
  ADD CONSTRAINT "[EVT-1] a series keeps the time-box" CHECK (minutes IS NULL OR minutes BETWEEN
    CASE kind WHEN 'planning_1' THEN 60 WHEN 'planning_2' THEN 30 WHEN 'scrum_of_scrums' THEN 30
      WHEN 'roadmap_refinement' THEN 120 WHEN 'review' THEN 60 WHEN 'team_planning' THEN 60 WHEN 'refinement' THEN 60
      ELSE 15 END
    AND CASE kind WHEN 'planning_1' THEN 120 WHEN 'scrum_of_scrums' THEN 60 WHEN 'roadmap_refinement' THEN 180
      WHEN 'review' THEN 120 WHEN 'team_planning' THEN 90 WHEN 'refinement' THEN 120 WHEN 'daily_scrum' THEN 15
      ELSE 60 END);
ALTER TABLE "EventGuest" ADD CONSTRAINT "a guest of an event exists" FOREIGN KEY ("personId") REFERENCES "Person" (id);
CREATE UNIQUE INDEX "an output is said to be none once"
  ON "EventNote" ("eventId", about) WHERE kind = 'none' AND "deletedAt" IS NULL;

-- A closed event is read-only: its row changes no more, but for its minutes' text with addenda.
CREATE FUNCTION refuse_change_of_closed_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '[EVT-2] A closed event stays as it was: correct it with an addendum';
END $$;
CREATE TRIGGER "[EVT-2] a closed event stays as it was"
  BEFORE UPDATE ON "FlowSprintEvent" FOR EACH ROW
  WHEN (OLD.state = 'closed' AND (to_jsonb(OLD) - 'minutesText') IS DISTINCT FROM (to_jsonb(NEW) - 'minutesText'))
  EXECUTE FUNCTION refuse_change_of_closed_event();

-- What events leave behind.
ALTER TABLE "ActionItem"
  ADD CONSTRAINT "an action item is of an event" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id),
  ADD CONSTRAINT "an action item that is over says since when" CHECK ((state = 'open') = ("closedAt" IS NULL)),
  ADD CONSTRAINT "an action item has a text of at most 300 characters" CHECK (length(text) BETWEEN 1 AND 300);
ALTER TABLE "Objective"
  ADD CONSTRAINT "an objective is of a flow team" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam" (id),
  ADD CONSTRAINT "an objective has words" CHECK (length(text) BETWEEN 1 AND 300);
ALTER TABLE "ObjectiveEpic" ADD CONSTRAINT "an objective's epic exists" FOREIGN KEY ("epicId") REFERENCES "Epic" (id);
ALTER TABLE "Claim"
  ADD CONSTRAINT "a claim is of an epic of its own flow team"
    FOREIGN KEY ("epicId", "flowTeamId") REFERENCES "Epic" (id, "flowTeamId"),
  ADD CONSTRAINT "a claim is by a scrum team of its own flow team"
    FOREIGN KEY ("teamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId"),
  ADD CONSTRAINT "a claim has points" CHECK (points BETWEEN 0 AND 9999);
CREATE INDEX "Claims by epic" ON "Claim" ("epicId");
ALTER TABLE "PlanBaseline" ADD CONSTRAINT "a baseline is of a flow team" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam" (id);
ALTER TABLE "Ballot" ADD CONSTRAINT "a ballot is of an event" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id);
CREATE UNIQUE INDEX "one round of a ballot is open at a time"
  ON "Ballot" ("eventId", kind, (coalesce("subjectId", "eventId"))) WHERE state = 'voting';
ALTER TABLE "RetroCard"
  ADD CONSTRAINT "a card is of an event" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id),
  ADD CONSTRAINT "a card is put with one that exists" FOREIGN KEY ("groupId") REFERENCES "RetroCard" (id),
  ADD CONSTRAINT "a card is not put with itself" CHECK ("groupId" <> id),
  ADD CONSTRAINT "a card has words" CHECK (length(text) BETWEEN 1 AND 500);
ALTER TABLE "Secret" ADD CONSTRAINT "a secret is of an event" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id);
ALTER TABLE "Improvement"
  ADD CONSTRAINT "an improvement is of a flow team" FOREIGN KEY ("flowTeamId") REFERENCES "FlowTeam" (id),
  ADD CONSTRAINT "a team's improvement is of its own flow team"
    FOREIGN KEY ("teamId", "flowTeamId") REFERENCES "ScrumTeam" (id, "flowTeamId"),
  ADD CONSTRAINT "an improvement has a title of at most 200 characters" CHECK (length(title) BETWEEN 1 AND 200);
ALTER TABLE "Demo"
  ADD CONSTRAINT "a demo is of an event" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id),
  ADD CONSTRAINT "a demo shows a story that exists" FOREIGN KEY ("storyId") REFERENCES "Story" (id);
ALTER TABLE "Feedback"
  ADD CONSTRAINT "feedback is given in an event" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id),
  ADD CONSTRAINT "feedback has words" CHECK (length(text) BETWEEN 1 AND 2000),
  ADD CONSTRAINT "feedback becomes one item at most" CHECK ("becameStoryId" IS NULL OR "becameEpicId" IS NULL),
  ADD CONSTRAINT "feedback that was turned names what it became"
    CHECK ((state = 'turned') = ("becameStoryId" IS NOT NULL OR "becameEpicId" IS NOT NULL)),
  ADD CONSTRAINT "feedback that was declined says why" CHECK (state <> 'declined' OR answer <> '');
ALTER TABLE "Reaction" ADD CONSTRAINT "a reaction is given in an event" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id);
ALTER TABLE "EventLink" ADD CONSTRAINT "a link is to an event" FOREIGN KEY ("eventId") REFERENCES "FlowSprintEvent" (id);
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "a feed is of a person" FOREIGN KEY ("personId") REFERENCES "Person" (id);
ALTER TABLE "Epic" ADD CONSTRAINT "[BLG-5] a validated epic says by whom"
  CHECK (("validatedAt" IS NULL) = ("validatedById" IS NULL));
