import type { RuleId } from "@/lib/domain/result";

/** Hard rules can't be broken; gates stop a step until met or overridden; advice never stops. */
type RuleKind = "hard" | "gate" | "advice";

export type Rule = {
  id: RuleId;
  kind: RuleKind;
  /** What it asks for, in a few words. */
  title: string;
  text: string;
};

type RuleChapter = { title: string; rules: readonly Rule[] };

export const ruleKinds: Record<RuleKind, { name: string; meaning: string }> = {
  hard: { name: "Hard", meaning: "Nobody can break it, by any route; the database says no as well." },
  gate: { name: "Gate", meaning: "Stops a step until it is met. The CSM can let one item pass with a written reason." },
  advice: { name: "Advice", meaning: "Shown where the decision is made. It never stops anybody." },
};

const rule = (id: RuleId, kind: RuleKind, title: string, text: string): Rule => ({ id, kind, title, text });

/** Every rule a Flow Team plays by, in the order people meet them. */
export const rulebook: readonly RuleChapter[] = [
  {
    title: "Teams and people",
    rules: [
      rule(
        "TEAM-1",
        "hard",
        "3 to 15 Scrum Teams",
        "A Flow Team forms with any number up to 15, is launched with 3 or more, and stays between 3 and 15 until it retires.",
      ),
      rule(
        "TEAM-2",
        "hard",
        "At most 150 people",
        "Everybody with a leadership or Scrum Team role counts once, open invitations too. Stakeholders are guests and don't.",
      ),
      rule(
        "TEAM-3",
        "hard",
        "One CPO, one CSM, one Product Architect",
        "Three different people. From launch on each role is handed over and never empty.",
      ),
      rule(
        "TEAM-4",
        "hard",
        "Whole Scrum Teams",
        "From launch on each has a PO, another person as SM, and a Developer or more. A Developer is in one Scrum Team of a Flow Team.",
      ),
      rule(
        "TEAM-5",
        "advice",
        "Small teams that can do it all",
        "Up to 10 people in a Scrum Team, with development, testing and UX among their skills, and business somewhere in the Flow Team.",
      ),
    ],
  },
  {
    title: "Calendar",
    rules: [
      rule(
        "CAL-1",
        "hard",
        "One heartbeat",
        "A Flow Sprint takes 2, 3 or 4 whole weeks, and every team shares its dates.",
      ),
      rule(
        "CAL-2",
        "hard",
        "One after the other",
        "Flow Sprints begin on the same weekday without gap or overlap. Only a pause of whole weeks, put at a boundary still ahead, parts two of them.",
      ),
      rule(
        "CAL-3",
        "hard",
        "The past stays",
        "A new cadence begins at a boundary still ahead. Sprints that are over or running keep their dates.",
      ),
      rule(
        "CAL-4",
        "hard",
        "One Flow Sprint at a time",
        "The next starts once the last is closed. Its start waits for Flow Sprint Planning 2, its close for Review and Retrospective.",
      ),
      rule(
        "CAL-5",
        "hard",
        "Milestones of 8 to 10 weeks",
        "Each is a run of whole Flow Sprints, and the next follows at once. Pauses add no weeks. Moving a committed one takes the CPO's yes.",
      ),
    ],
  },
  {
    title: "Roadmap and backlogs",
    rules: [
      rule(
        "MAP-1",
        "gate",
        "A Milestone worth committing to",
        "It is committed with an objective, a measure, a baseline, a target, and one Epic or more.",
      ),
      rule(
        "BLG-1",
        "gate",
        "Ready Epics",
        "Value, effort, risk note, acceptance conditions and the Architect's verdict make an Epic Ready. Teams claim only those.",
      ),
      rule(
        "BLG-2",
        "gate",
        "Ready Stories",
        "Acceptance criteria, an estimate, and small enough for one sprint. Only then a Story enters a Sprint Backlog.",
      ),
      rule(
        "BLG-3",
        "hard",
        "One place, one order",
        "A Story has one Epic and one team at most, and each backlog one order, also while several people reorder it.",
      ),
      rule("BLG-4", "advice", "Within capacity", "What a team takes on stays within the points it has for the sprint."),
      rule(
        "BLG-5",
        "gate",
        "Done Epics",
        "An Epic is Done when its Stories are, and the CPO has validated it in a Flow Sprint Review.",
      ),
    ],
  },
  {
    title: "Dependencies and risks",
    rules: [
      rule(
        "DEP-1",
        "hard",
        "Between two teams, never in a circle",
        "Giver and needer differ, and no chain of Dependencies leads back to where it began. Declined and verified ones don't count.",
      ),
      rule(
        "DEP-2",
        "advice",
        "Promised in time",
        "A promise for a later sprint than the need, or for one that closed without it, is a conflict, and so is a giver that is gone: in red until it is moved, promised anew or mitigated.",
      ),
      rule(
        "DEP-3",
        "gate",
        "Answered in planning",
        "Planning 1 closes when each Dependency of the sprint has a giver; Planning 2, when each is accepted to come in time or has a mitigation.",
      ),
      rule(
        "RISK-1",
        "gate",
        "Risks with owners",
        "Each open risk has an owner and a ROAM class: a plan where it is mitigated, a who and a why where it is accepted.",
      ),
    ],
  },
  {
    title: "Events",
    rules: [
      rule(
        "EVT-1",
        "hard",
        "Time-boxes",
        "An event is scheduled within its time-box. Overtime is allowed, shown and kept.",
      ),
      rule(
        "EVT-2",
        "gate",
        "Outputs before the end",
        "An event closes when its outputs are there, or somebody has said that there are none.",
      ),
    ],
  },
  {
    title: "Delivery",
    rules: [
      rule(
        "DLV-1",
        "hard",
        "The Architect's thresholds",
        "Templates, gate thresholds and waivers are the Architect's to change; the coverage target is the CSM's.",
      ),
      rule(
        "DLV-2",
        "hard",
        "Red stays out",
        "A release candidate with a red gate goes no further than test, unless a waiver for that gate is in force. Equal to the threshold passes.",
      ),
      rule(
        "DLV-3",
        "hard",
        "Two people for production",
        "Somebody of the Scrum Team asks for a production Deployment, and the CPO, another person, approves it.",
      ),
      rule(
        "DLV-4",
        "hard",
        "No Signal lost or doubled",
        "Each alert becomes one Signal, and one Signal at most one item of the backlog.",
      ),
    ],
  },
];
