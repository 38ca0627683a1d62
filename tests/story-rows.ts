import type { StoryRow } from "@/lib/domain/backlog/story-row";

/** A Story as lists show it: open, of one team, with nothing said about it yet. */
export function aStory(draft: Partial<StoryRow> = {}): StoryRow {
  return {
    id: "story",
    number: 1,
    title: "A Story",
    epicId: null,
    teamId: "team-1",
    status: "open",
    estimate: null,
    sprint: null,
    isCommitted: false,
    columnId: null,
    columnSince: 0,
    startedAt: null,
    doneAt: null,
    ownerId: null,
    labels: [],
    blockedReason: null,
    blockedSince: null,
    epicRank: "a0",
    teamRank: "a0",
    criteria: 0,
    criteriaMet: 0,
    tasks: 0,
    tasksDone: 0,
    comments: 0,
    readyChecks: 0,
    doneChecks: 0,
    isIdea: false,
    ...draft,
  };
}
