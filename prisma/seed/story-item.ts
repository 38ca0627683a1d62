import type { EntryOutcome } from "@/prisma/client/enums";
import type { Stage } from "./sprint-now";

export type DemoCriterion = { text: string; state: "open" | "met" | "not_met"; isTechnical: boolean };
export type DemoTask = { title: string; status: "open" | "in_progress" | "done"; owner: string | null };

/** A Story's stay in a Sprint Backlog. */
export type DemoStay = {
  sprint: number;
  enteredAt: Date;
  /** Why it came in after the start; empty where it was there from the start. */
  enterReason: string;
  left: { at: Date; outcome: EntryOutcome; reason: string } | null;
};

/** A Story with all that is written of it; people, teams and Epics by their keys. */
export type DemoStoryItem = {
  key: string;
  /** Set once all Stories are told. */
  number: number;
  epic: string | null;
  team: string | null;
  title: string;
  description: string;
  estimate: number | null;
  stage: Stage;
  status: "open" | "in_progress" | "done";
  sprint: number | null;
  owner: string | null;
  labels: string[];
  criteria: DemoCriterion[];
  tasks: DemoTask[];
  /** Fulfils every line of the Definition of Ready. */
  isChecked: boolean;
  isIdea: boolean;
  demoLink: string;
  createdAt: Date;
  columnSince: Date;
  startedAt: Date | null;
  doneAt: Date | null;
  blocked: { reason: string; since: Date } | null;
  stays: DemoStay[];
};
