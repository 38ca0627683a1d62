import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { Feasibility, InsightKind, TechnicalNoteKind } from "./kinds";
import type { EpicFields } from "./schema";

/** All of one Epic, for its panel. Instants are ISO strings. */
export type EpicDetail = EpicFields & {
  id: string;
  number: number;
  isDoneBeforeFlotilla: boolean;
  /** The Flow Sprint in whose Review the CPO validated it (BLG-5). */
  validatedInSprint: number | null;
  feasibility: Feasibility | null;
  feasibilityNote: string;
  feasibilityBy: string | null;
  feasibilityAt: string | null;
  createdAt: string;
  createdBy: string | null;
  createdById: string | null;
  /** Plain links, both ways, and addresses outside. */
  links: {
    id: string;
    epic: { id: string; number: number; title: string } | null;
    url: string | null;
    title: string;
  }[];
  notes: { id: string; kind: TechnicalNoteKind; title: string; body: string }[];
  insights: InsightInView[];
  /** By their rank within the Epic. */
  stories: {
    id: string;
    number: number;
    title: string;
    estimate: number | null;
    status: "open" | "in_progress" | "done";
    teamId: string | null;
  }[];
};

export type InsightInView = {
  id: string;
  kind: InsightKind;
  text: string;
  source: string;
  observedOn: CalendarDate;
  author: string | null;
  authorId: string | null;
};

/** Every Insight of a Flow Team, newest observation first, with the Epics it is tied to. */
export type InsightsView = { insights: (InsightInView & { epicIds: string[] })[] };

/** The enablers' decisions, interfaces and patterns: the technical roadmap beside its timeline. */
export type TechnicalRoadmapView = {
  notes: { id: string; epicId: string; kind: TechnicalNoteKind; title: string; body: string }[];
};
