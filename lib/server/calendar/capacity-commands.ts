import "server-only";
import { type CapacityBasis, EditCapacityBasis } from "@/lib/domain/calendar/capacity-schema";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { notFound, ok, refuse } from "@/lib/domain/result";
import { command, requireCapability } from "@/lib/server/command";
import { enterFlowTeam } from "@/lib/server/flow-teams/access";
import { knowsCountry } from "./capacity-holidays";

/** Sets what a Scrum Team's capacity is computed with: its focus factor, and whose holidays it keeps. */
export const editCapacityBasis = command({
  name: "calendar.editCapacityBasis",
  input: EditCapacityBasis,
  async run(context, { flowTeamId, scrumTeamId, edits }) {
    const { tx, actor } = context;
    const entered = await enterFlowTeam(tx, actor, flowTeamId);
    if (!entered.ok) return entered;
    const team = await tx.scrumTeam.findFirst({
      where: { id: scrumTeamId, flowTeamId, retiredAt: null },
      select: { name: true, focusFactor: true, country: true },
    });
    if (!team) return notFound("Scrum Team");
    const allowed = requireCapability(actor, "shape the team's work", { flowTeamId, scrumTeamId });
    if (!allowed.ok) return allowed;
    const { name, ...current } = team;
    const merged = mergeEdits<CapacityBasis>(current, edits as Edits<CapacityBasis>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    if (after.country && !knowsCountry(after.country)) {
      return refuse({
        code: "invalid",
        message: `No public holidays are known for ${after.country}.`,
        fields: { country: "Choose a country or region of the list." },
        wayOut: "Choose another, or none and write the days off down as absences.",
      });
    }
    await tx.scrumTeam.update({ where: { id: scrumTeamId }, data: after, select: { id: true } });
    context.record({
      flowTeamId,
      item: { kind: "Scrum Team", id: scrumTeamId, title: name },
      before,
      after,
      undo: {
        command: "calendar.editCapacityBasis",
        input: { flowTeamId, scrumTeamId, edits: inverseEdits(before, after) },
      },
    });
    context.changed({ flowTeamId, context: "flow-teams", id: scrumTeamId });
    return ok(null);
  },
});
