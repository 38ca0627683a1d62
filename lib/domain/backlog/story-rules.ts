import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import type { StoryField, StoryFields } from "./story-schema";

/** A Flow Sprint as far as Stories are planned for it. */
export type SprintStanding = { number: number; state: "planned" | "running" | "closed" };

/** What surrounds a Story and decides what it may become. */
export type StorySurroundings = {
  /** The Flow Sprints of the calendar. */
  sprints: readonly SprintStanding[];
  /** Scrum Teams that are not retired. */
  liveTeamIds: ReadonlySet<string>;
  /** Epics that are not removed, among those asked about. */
  epicIds: ReadonlySet<string>;
  /** People who hold a role of a Member. */
  memberIds: ReadonlySet<string>;
};

/**
 * Whether a Story may hold these values. Looks only at `changed` fields' rules, so that an old
 * Story of a retired team can still be renamed.
 */
export function checkStory(
  story: Pick<StoryFields, "epicId" | "teamId" | "sprintNumber" | "ownerId">,
  changed: ReadonlySet<StoryField>,
  around: StorySurroundings,
): Result<null> {
  if (changed.has("epicId") && story.epicId !== null && !around.epicIds.has(story.epicId)) {
    return refuse(
      absent("epicId", "That Epic is not in this Product Backlog, or it has been removed.", "Choose another Epic."),
    );
  }
  if (changed.has("teamId") && story.teamId !== null && !around.liveTeamIds.has(story.teamId)) {
    return refuse(
      absent(
        "teamId",
        "That team is not a Scrum Team of this Flow Team, or it has been retired.",
        "Choose one of the Flow Team's Scrum Teams.",
      ),
    );
  }
  if (changed.has("ownerId") && story.ownerId !== null && !around.memberIds.has(story.ownerId)) {
    return refuse(absent("ownerId", "The owner has no role in this Flow Team.", "Choose somebody of this Flow Team."));
  }
  if (changed.has("sprintNumber") && story.sprintNumber !== null)
    return checkSprint(story.sprintNumber, around.sprints);
  return ok(null);
}

/** Whether something can still be planned for the Flow Sprint. */
export function checkSprint(number: number, sprints: readonly SprintStanding[]): Result<null> {
  const sprint = sprints.find((one) => one.number === number);
  if (!sprint) {
    return refuse(
      absent(
        "sprintNumber",
        sprints.length === 0
          ? "There is no calendar yet, so there are no Flow Sprints to plan in."
          : `The calendar has no Flow Sprint ${number}.`,
        sprints.length === 0 ? "Set the calendar first." : "Choose a Flow Sprint of the calendar.",
      ),
    );
  }
  if (sprint.state === "closed") {
    return refuse({
      code: "invalid",
      message: `Flow Sprint ${number} is closed: what it held stays as it was.`,
      fields: { sprintNumber: "Choose a Flow Sprint that isn't closed." },
      wayOut: "Choose the running Flow Sprint or a later one.",
    });
  }
  return ok(null);
}

function absent(field: StoryField, message: string, wayOut: string): Refusal {
  return { code: "invalid", message, fields: { [field]: wayOut }, wayOut };
}

/** A scope change without its why, which the plan's history needs. */
export function reasonMissing(what: string, sprint: number): Refusal {
  return {
    code: "rule",
    rule: "CAL-4",
    message: `Flow Sprint ${sprint} runs, so ${what} is a scope change and needs a reason.`,
    fields: { reason: "Say why." },
    wayOut: "Say in a sentence why the plan changes.",
  };
}
