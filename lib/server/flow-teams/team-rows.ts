import "server-only";
import { randomUUID } from "node:crypto";
import { slugOf } from "@/lib/domain/flow-teams/slug";
import { mostTeams } from "@/lib/domain/flow-teams/sizes";
import type { CommandContext } from "@/lib/server/command";

/** A Scrum Team just made. */
type NewScrumTeam = { id: string; name: string; slug: string; hue: number };

/**
 * Writes new Scrum Teams, each with a hue and an address of its own, and records them. The caller
 * holds the Flow Team's lock and has asked `canAddTeam`.
 *
 * @param options.isUndoable the run consists of this alone, so retiring the team takes it back
 */
export async function writeScrumTeams(
  { tx, now, record, changed }: CommandContext,
  flowTeamId: string,
  names: readonly string[],
  options: { isUndoable?: boolean } = {},
): Promise<NewScrumTeam[]> {
  const known = await tx.scrumTeam.findMany({
    where: { flowTeamId },
    select: { slug: true, hue: true, retiredAt: true },
  });
  const slugs = new Set(known.map(({ slug }) => slug));
  const hues = new Set(known.filter(({ retiredAt }) => retiredAt === null).map(({ hue }) => hue));
  const teams = names.map((name): NewScrumTeam => {
    const slug = slugOf(name, slugs, "team");
    const hue = Array.from({ length: mostTeams }, (_, index) => index).find((free) => !hues.has(free)) ?? 0;
    slugs.add(slug);
    hues.add(hue);
    return { id: randomUUID(), name, slug, hue };
  });
  await tx.scrumTeam.createMany({ data: teams.map((team) => ({ ...team, flowTeamId, createdAt: now })) });
  for (const { id, name } of teams) {
    record({
      flowTeamId,
      item: { kind: "Scrum Team", id, title: name },
      before: null,
      after: { name },
      ...(options.isUndoable && {
        undo: { command: "flow-teams.retireScrumTeam", input: { flowTeamId, scrumTeamId: id, developersTo: null } },
      }),
    });
    changed({ flowTeamId, context: "flow-teams", id });
  }
  return teams;
}
