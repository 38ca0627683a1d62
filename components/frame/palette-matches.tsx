import { Avatar } from "@/components/ui/avatar";
import { TeamDot } from "@/components/ui/team-dot";
import type { SearchMatch } from "@/lib/domain/flow-teams/search-match";
import { goodEnough, searchScore } from "@/lib/domain/search";

/** What stands before a match. */
export function MatchIcon({ match }: { match: SearchMatch }) {
  switch (match.kind) {
    case "Person":
      return <Avatar id={match.id} name={match.title} size="sm" />;
    case "Epic":
      return match.hue === null ? <TeamDot hue={0} className="bg-line-strong" /> : <TeamDot hue={match.hue} />;
    case "Scrum Team":
      return <TeamDot hue={match.hue} />;
  }
}

/** Where a match is, and what it says beside its title. */
export function placeOf(match: SearchMatch, slug: string): { href: string; hint: string } {
  const at = `/flow-teams/${slug}`;
  switch (match.kind) {
    case "Epic":
      return {
        href: `${at}/roadmap?epic=${match.number}`,
        hint: [`E-${match.number}`, match.teamName].filter(Boolean).join(" · "),
      };
    case "Person":
      return { href: `${at}/teams?person=${match.id}`, hint: match.roles };
    case "Scrum Team":
      return { href: `${at}/teams?team=${match.id}`, hint: "Scrum Team" };
  }
}

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
