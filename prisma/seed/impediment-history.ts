import type { JsonFields } from "@/lib/domain/audit";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { onWorkday } from "./days";
import type { DemoHistoryEntry } from "./history-entry";
import { type ImpedimentSketch, demoImpediments } from "./registers";
import type { DemoStory } from "./story";
import { storyCalled } from "./story-ideas";

/** When what befell an Impediment happened; null what didn't. In order also where a weekend puts it on one day. */
export function impedimentMoments(sketch: ImpedimentSketch, today: CalendarDate) {
  const { daysAgo, escalatedDaysAgo, resolvedDaysAgo, owner, by } = sketch;
  const at = (day: number | undefined, minutes: number) =>
    day === undefined ? null : onWorkday(today, day, 9 * 60 + minutes);
  // The CSM takes what comes to the Flow Team.
  const taken = owner === "csm" ? at(escalatedDaysAgo, 90) : at(daysAgo, 20);
  return {
    raised: onWorkday(today, daysAgo, 9 * 60),
    taken: owner === undefined || owner === by ? null : taken,
    escalated: at(escalatedDaysAgo, 45),
    resolved: at(resolvedDaysAgo, 5 * 60),
  };
}

/** How each Impediment was raised, taken by its owner, escalated and resolved, by its commands. */
export function impedimentHistory(story: DemoStory): DemoHistoryEntry[] {
  return demoImpediments.flatMap((sketch, index) => {
    const { title, description, team, owner = null, by, resolution = "" } = sketch;
    const { raised, taken, escalated, resolved } = impedimentMoments(sketch, story.today);
    const item = { kind: "Impediment" as const, key: title, title: `I-${index + 1} ${title}` };
    const entry = (at: Date | null, actor: string, command: string, before: JsonFields | null, after: JsonFields) =>
      at ? [{ at, actor, command: `dependencies.${command}`, item, before, after }] : [];
    const storyId = sketch.story ? storyCalled(story.stories, sketch.story).key : null;
    const fields = { title, description, teamId: team, storyId, ownerId: taken ? null : owner };
    const solver = `sm ${team}`;
    return [
      ...entry(raised, by, "raiseImpediment", null, fields),
      ...entry(taken, owner ?? by, "editImpediment", { ownerId: null }, { ownerId: owner }),
      ...entry(escalated, solver, "escalateImpediment", { escalated: false }, { escalated: true }),
      ...entry(
        resolved,
        solver,
        "resolveImpediment",
        { resolved: false, resolution: "" },
        { resolved: true, resolution },
      ),
    ];
  });
}
