-- AlterTable
ALTER TABLE "FlowTeam" ADD COLUMN     "fiveQuestions" TEXT[] DEFAULT ARRAY[]::TEXT[];
