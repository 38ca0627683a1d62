import {
  CalendarClock,
  CalendarDays,
  ChartGantt,
  CircleUser,
  Inbox,
  Lightbulb,
  ListOrdered,
  Rocket,
  Scale,
  Settings,
  Spline,
  Sun,
  SquareKanban,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Frame } from "@/lib/domain/flow-teams/frame";

/** A part of a Flow Team with a page of its own. */
export type Section = {
  label: string;
  href: string;
  icon: ReactNode;
  /** Go there: "g r". */
  keys: string;
  /** Other pages that belong to it. */
  also?: readonly SubPage[];
  /** Said beside it: how many there are. */
  count?: number;
  /** Other words ⌘K finds it by. */
  keywords?: string;
};

/** A page of a section, which the rail doesn't name. */
export type SubPage = {
  href: string;
  /** How ⌘K calls it; without it the page is reached from its section alone. */
  label?: string;
  keywords?: string;
};

/** The sections a person sees in a Flow Team, in the order of the rail. */
export function sectionsOf(frame: Frame): Section[] {
  const at = (path: string) => `/flow-teams/${frame.flowTeam.slug}/${path}`;
  const roadmap: Section = {
    label: "Roadmap",
    href: at("roadmap"),
    icon: <ChartGantt />,
    keys: "g r",
    also: [{ href: at("drafts") }, { href: at("versions") }, { href: at("technical-roadmap") }],
    keywords: "timeline milestones plan",
  };
  const events: Section = {
    label: "Events",
    href: at("events"),
    icon: <CalendarClock />,
    keys: "g e",
    keywords: "schedule planning daily scrum review retrospective rooms meetings",
  };
  const today: Section = {
    label: "Today",
    href: at("today"),
    icon: <Sun />,
    keys: "g h",
    keywords: "home my day next now",
  };
  const inbox: Section = {
    label: "Inbox",
    href: at("inbox"),
    icon: <Inbox />,
    keys: "g n",
    ...(frame.unread > 0 && { count: frame.unread }),
    keywords: "news mentions watched told reminders",
  };
  if (frame.me.isGuest) return [today, inbox, roadmap, events];
  const launch: Section = {
    label: "Launch",
    href: at("launch"),
    icon: <Rocket />,
    keys: "g l",
    keywords: "forming",
  };
  return [
    ...(frame.flowTeam.state === "forming" ? [launch] : []),
    ...(frame.me.isAdministrator ? [] : [today]),
    {
      label: "My work",
      href: at("my-work"),
      icon: <CircleUser />,
      keys: "g w",
      keywords: "mine own assigned waits blocked",
    },
    inbox,
    roadmap,
    {
      ...events,
      also: [
        { href: at("events/minutes"), label: "Minutes", keywords: "closed events decisions notes" },
        { href: at("improvements"), label: "Improvements", keywords: "retrospective actions measure change" },
      ],
    },
    {
      label: "Backlog",
      href: at("backlog"),
      icon: <ListOrdered />,
      keys: "g b",
      also: [{ href: at("import") }, { href: at("story-map"), label: "Story map", keywords: "epics stories sprints" }],
      keywords: "epics order value",
    },
    {
      label: "Board",
      href: at("board"),
      icon: <SquareKanban />,
      keys: "g o",
      keywords: "cards columns sprint my team",
    },
    {
      label: "Dependencies",
      href: at("dependencies"),
      icon: <Spline />,
      keys: "g d",
      also: [
        { href: at("risks"), label: "Risks", keywords: "roam register" },
        { href: at("impediments"), label: "Impediments", keywords: "blocked in the way escalated" },
      ],
      ...(frame.dependenciesToAnswer && { count: frame.dependenciesToAnswer }),
      keywords: "risks impediments program board needs gives",
    },
    {
      label: "Insights",
      href: at("insights"),
      icon: <Lightbulb />,
      keys: "g i",
      keywords: "needs market notes",
    },
    {
      label: "Calendar",
      href: at("calendar"),
      icon: <CalendarDays />,
      keys: "g c",
      keywords: "sprints pauses cadence",
    },
    {
      label: "Teams",
      href: at("teams"),
      icon: <Users />,
      keys: "g t",
      count: frame.teamCount,
      keywords: "people members roles",
    },
    {
      label: "Rulebook",
      href: at("rulebook"),
      icon: <Scale />,
      keys: "g k",
      keywords: "rules standing",
    },
    {
      label: "Settings",
      href: at("settings"),
      icon: <Settings />,
      keys: "g s",
      keywords: "name time zone retire",
    },
  ];
}
