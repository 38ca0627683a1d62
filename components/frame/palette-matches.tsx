import {
  CircleAlert,
  CircleCheckBig,
  Lightbulb,
  ListChecks,
  ListTodo,
  MessageSquare,
  NotebookText,
  OctagonX,
  Spline,
  TrendingUp,
} from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { fullDayWords } from "@/components/ui/day-words";
import { TeamDot } from "@/components/ui/team-dot";
import { type SearchMatch, printNumber } from "@/lib/domain/flow-teams/search-match";
import { goodEnough, searchScore } from "@/lib/domain/search";

/** What stands before a match. */
export function MatchIcon({ match }: { match: SearchMatch }) {
  switch (match.kind) {
    case "Person":
      return <Avatar id={match.id} name={match.title} size="sm" />;
    case "Scrum Team":
      return <TeamDot hue={match.hue} />;
    case "Epic":
    case "Story":
      return match.hue === null ? <TeamDot hue={0} className="bg-line-strong" /> : <TeamDot hue={match.hue} />;
    case "Task":
      return <ListTodo />;
    case "Criterion":
      return <ListChecks />;
    case "Comment":
      return <MessageSquare />;
    case "Dependency":
      return <Spline />;
    case "Risk":
      return <CircleAlert />;
    case "Impediment":
      return <OctagonX />;
    case "Improvement":
      return <TrendingUp />;
    case "Action item":
      return <CircleCheckBig />;
    case "Insight":
      return <Lightbulb />;
    case "Minutes":
      return <NotebookText />;
  }
}

const headings: Record<SearchMatch["kind"], string> = {
  "Scrum Team": "Scrum Teams",
  Person: "People",
  Epic: "Epics",
  Story: "Stories",
  Task: "Tasks",
  Criterion: "Acceptance criteria",
  Comment: "Comments",
  Dependency: "Dependencies",
  Risk: "Risks",
  Impediment: "Impediments",
  Improvement: "Improvements",
  "Action item": "Action items",
  Insight: "Insights",
  Minutes: "Minutes",
};

/** The matches under a heading for each kind, in the order they came. */
export function matchesByKind(matches: readonly SearchMatch[]): { heading: string; matches: SearchMatch[] }[] {
  const kinds = Map.groupBy(matches, (match) => match.kind);
  return [...kinds].map(([kind, ofKind]) => ({ heading: headings[kind], matches: ofKind }));
}

/** Where a match is, and what it says beside its title. */
export function placeOf(match: SearchMatch, slug: string): { href: string; hint: string } {
  const at = `/flow-teams/${slug}`;
  if (match.kind === "Person") return { href: `${at}/teams?person=${match.id}`, hint: match.roles };
  if (match.kind === "Scrum Team") return { href: `${at}/teams?team=${match.id}`, hint: "Scrum Team" };
  const { kind, of, number, teamName, by, day, eventKey } = match;
  const hint = [by, printNumber(of, number), teamName, day && fullDayWords(day)].filter(Boolean).join(" · ");
  if (eventKey) return { href: `${at}/events/${eventKey}`, hint: hint || kind };
  const page = pages[of];
  const query = page?.names ? `${page.names}=${number}` : `q=${encodeURIComponent(match.title)}`;
  return { href: `${at}/${page?.path ?? "backlog"}?${query}`, hint: hint || kind };
}

/** Where an item of a kind is looked at, and what names it in that page's address. */
const pages: Record<string, { path: string; names?: string }> = {
  Epic: { path: "roadmap", names: "epic" },
  Story: { path: "backlog", names: "story" },
  Dependency: { path: "dependencies", names: "dependency" },
  Risk: { path: "risks", names: "risk" },
  Impediment: { path: "impediments", names: "impediment" },
  Improvement: { path: "improvements", names: "improvement" },
  Insight: { path: "insights" },
};

/** What answers the search, best first; everything when nothing is typed. */
export function ranked<T>(
  list: readonly T[],
  search: string,
  textsOf: (one: T) => (string | undefined)[],
): readonly T[] {
  if (search === "") return list;
  return list
    .map((one) => {
      const [title = "", ...others] = textsOf(one);
      const beside = others.map((text) => 0.8 * searchScore(text ?? "", search));
      return { one, score: Math.max(searchScore(title, search), ...beside) };
    })
    .filter(({ score }) => score > goodEnough)
    .toSorted((a, b) => b.score - a.score)
    .map(({ one }) => one);
}
