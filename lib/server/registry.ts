import "server-only";
import * as backlog from "./backlog/commands";
import * as epicParts from "./backlog/epic-part-commands";
import * as imports from "./backlog/import-commands";
import * as insights from "./backlog/insight-commands";
import * as definitions from "./backlog/definition-commands";
import * as epicSplits from "./backlog/epic-split-commands";
import * as savedViews from "./backlog/saved-view-commands";
import * as stories from "./backlog/story-commands";
import * as criteria from "./backlog/story-criterion-commands";
import * as storyGrowth from "./backlog/story-growth-commands";
import * as storyMoves from "./backlog/story-move-command";
import * as storyRanks from "./backlog/story-rank-commands";
import * as storySplits from "./backlog/story-split-commands";
import * as storySprints from "./backlog/story-sprint-commands";
import * as tasks from "./backlog/story-task-commands";
import * as templates from "./backlog/story-template-commands";
import * as workflows from "./backlog/workflow-commands";
import * as absences from "./calendar/absence-commands";
import * as calendarCadence from "./calendar/cadence-commands";
import * as capacity from "./calendar/capacity-commands";
import * as calendar from "./calendar/commands";
import * as sprintClose from "./calendar/sprint-life-close";
import * as sprintLife from "./calendar/sprint-life-commands";
import type { Command } from "./command";
import * as attachments from "./conversations/attachment-commands";
import * as comments from "./conversations/comment-commands";
import * as inbox from "./conversations/inbox-commands";
import * as watches from "./conversations/watch-commands";
import * as dependencies from "./dependencies/commands";
import * as impediments from "./dependencies/impediment-commands";
import * as risks from "./dependencies/risk-commands";
import * as dependencySteps from "./dependencies/step-commands";
import * as ballots from "./events/ballot-commands";
import * as claims from "./events/claim-commands";
import * as objectives from "./events/objective-commands";
import * as actionItems from "./events/action-commands";
import * as eventAnswers from "./events/answer-commands";
import * as eventClosing from "./events/close-commands";
import * as eventNotes from "./events/note-commands";
import * as poker from "./events/poker-commands";
import * as improvements from "./events/improvement-commands";
import * as questions from "./events/question-commands";
import * as raising from "./events/raise-commands";
import * as reminding from "./events/remind-commands";
import * as phases from "./events/phase-commands";
import * as retro from "./events/retro-commands";
import * as rooms from "./events/room-commands";
import * as schedules from "./events/schedule-commands";
import * as eventSeries from "./events/series-commands";
import * as calendarFeeds from "./events/feed-commands";
import * as eventDemos from "./events/demo-commands";
import * as eventFeedback from "./events/feedback-commands";
import * as eventLinks from "./events/event-link-commands";
import * as eventValidation from "./events/validation-commands";
import * as flowTeams from "./flow-teams/commands";
import * as overrides from "./flow-teams/override-commands";
import * as people from "./flow-teams/people-commands";
import * as roles from "./flow-teams/role-commands";
import * as teams from "./flow-teams/team-commands";
import * as roadmap from "./roadmap/commands";
import * as drafts from "./roadmap/draft-commands";
import * as shareLinks from "./roadmap/share-link-commands";
import * as versions from "./roadmap/version-commands";

/**
 * The commands of a Flow Team that can be named: history names how to take a change back, and an
 * edit queued while offline names what it wants. Those of accounts stay out: they belong to a form.
 */
const modules: readonly object[] = [
  backlog,
  epicParts,
  imports,
  insights,
  savedViews,
  workflows,
  stories,
  storyMoves,
  storyRanks,
  storySprints,
  storySplits,
  storyGrowth,
  epicSplits,
  criteria,
  tasks,
  definitions,
  templates,
  calendar,
  calendarCadence,
  sprintLife,
  sprintClose,
  absences,
  capacity,
  comments,
  watches,
  attachments,
  inbox,
  dependencies,
  dependencySteps,
  risks,
  impediments,
  schedules,
  eventSeries,
  calendarFeeds,
  rooms,
  actionItems,
  eventClosing,
  eventNotes,
  eventAnswers,
  questions,
  raising,
  reminding,
  ballots,
  claims,
  objectives,
  phases,
  retro,
  improvements,
  eventDemos,
  eventFeedback,
  eventLinks,
  eventValidation,
  flowTeams,
  overrides,
  people,
  roles,
  teams,
  roadmap,
  drafts,
  shareLinks,
  versions,
  poker,
];

/** What is asked of a command known by its name alone: its input is parsed when it runs. */
export type NamedCommand = Pick<Command, "name" | "run">;

const byName = new Map<string, NamedCommand>();
for (const exported of modules.flatMap((module) => Object.values(module))) {
  if (isCommand(exported)) byName.set(exported.name, exported);
}

/** The command of a stable name, such as `backlog.editEpic`; null when there is none. */
export function findCommand(name: string): NamedCommand | null {
  return byName.get(name) ?? null;
}

/** All names, for tests. */
export function listCommandNames(): string[] {
  return [...byName.keys()];
}

function isCommand(exported: unknown): exported is NamedCommand {
  return typeof exported === "object" && exported !== null && "run" in exported && "name" in exported;
}
