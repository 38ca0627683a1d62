import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import { momentOf } from "./days";
import type { DemoStoryItem } from "./story-item";
import { workdayUpTo } from "./timeline";

/** Written down by Members in passing: no team has taken them, and most belong to no Epic. */
const ideas: { title: string; by: string; daysAgo: number; epic?: string; about?: string }[] = [
  { title: "Say on the board why a berth is empty", by: "dev berths 3", daysAgo: 4 },
  {
    title: "Colours of the lines on the yard map",
    by: "dev yard 2",
    daysAgo: 6,
    about: "Foremen know lines by colour, not by name.",
  },
  { title: "Gate slot as a code to scan", by: "sm gatehouse", daysAgo: 9 },
  { title: "Quiet hours for the duty desk's messages", by: "po pilotage", daysAgo: 2, epic: "pilot-fatigue" },
  { title: "Search for a box by the last four digits", by: "dev manifest 5", daysAgo: 12 },
  {
    title: "One page for the harbour master at seven",
    by: "csm",
    daysAgo: 3,
    about: "What changed overnight, on one page.",
  },
  { title: "Tide table as a picture for the mess room", by: "dev tides 1", daysAgo: 15 },
  { title: "Invoices that say thank you", by: "dev tariffs 4", daysAgo: 21 },
  { title: "Practice alert on the first Monday", by: "sm quayside", daysAgo: 5, epic: "app-alerts" },
];

/** Ideas nobody has refined, in the order they came. */
export function ideaStories(today: CalendarDate): (DemoStoryItem & { by: string })[] {
  return ideas.map(({ title, by, daysAgo, epic, about }, index) => {
    const createdAt = momentOf(workdayUpTo(addDays(today, -daysAgo)), 9 * 60 + index * 17);
    return {
      key: `idea/${index}`,
      number: 0,
      epic: epic ?? null,
      team: null,
      title,
      description: about ?? "",
      estimate: null,
      stage: "todo",
      status: "open",
      sprint: null,
      owner: null,
      labels: [],
      criteria: [],
      tasks: [],
      isChecked: false,
      isIdea: true,
      demoLink: "",
      createdAt,
      columnSince: createdAt,
      startedAt: null,
      doneAt: null,
      blocked: null,
      stays: [],
      by,
    };
  });
}

/** The Story of a title, or the first of a team in a Flow Sprint after the running one ("17:yard"). */
export function storyCalled(stories: readonly DemoStoryItem[], called: string): DemoStoryItem {
  const [, sprint, team] = /^(\d+):(\w+)$/.exec(called) ?? [];
  const found = sprint
    ? stories.find((one) => one.sprint === Number(sprint) && one.team === team)
    : stories.find((one) => one.title === called);
  if (!found) throw new Error(`The story has no Story ${called}`);
  return found;
}
