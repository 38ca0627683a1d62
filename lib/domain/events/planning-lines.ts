import { planningWords, sprintWords, unansweredWords } from "@/lib/domain/dependencies/standing";
import { type Judged, dependencyName, dependencyTeams } from "@/lib/domain/dependencies/view";

type TeamName = (id: string) => string;

/** The teams and what it is about: "D-28 Berths needs Exchange, “Told once”". */
export function dependencyTitle(dependency: Judged, teamName: TeamName): string {
  const { number, note } = dependency;
  const about = note.split("\n")[0]?.trim();
  return `D-${number} ${dependencyTeams(dependency, teamName)}${about ? `, “${about}”` : ""}`;
}

/**
 * A Dependency for whoever reads minutes without the app: the teams, what it is about and how it
 * stands. "D-28 Berths needs Exchange, “Told once” (S-6 needs S-9): in progress, promised for S16".
 */
export function dependencyLine(dependency: Judged, teamName: TeamName): string {
  const { standing, mitigation } = dependency;
  const items = dependencyName(dependency, teamName);
  const stands = planningWords(dependency);
  const sprint = "reason" in standing ? "" : sprintWords(dependency);
  const says = [
    standing.kind === "conflict" ? "conflict" : "",
    // "proposed for S16" says that it is proposed.
    sprint.startsWith(stands) ? "" : stands,
    standing.kind === "mitigated" ? standing.reason : "",
    sprint,
    unansweredWords(dependency, teamName),
    mitigation.trim() && `mitigation: ${mitigation.trim()}`,
  ];
  const between = items === dependencyTeams(dependency, teamName) ? "" : ` (${items})`;
  return `${dependencyTitle(dependency, teamName)}${between}: ${says.filter(Boolean).join(", ")}`;
}
