import "server-only";
import { randomUUID } from "node:crypto";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type GateOverride, OverrideGate } from "@/lib/domain/calendar/sprint-life-schema";
import type { ItemKind } from "@/lib/domain/audit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { storyTouched } from "@/lib/server/backlog/story-changes";
import { enterStories, lockStories } from "@/lib/server/backlog/story-facts";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";

/** What an Override is for, once found: the item, what it lets through, and who else sees it. */
type Overridden = {
  kind: Extract<ItemKind, "Story" | "Epic" | "Flow Sprint">;
  id: string;
  title: string;
  /** "S-12", "Flow Sprint 3". */
  name: string;
  /** "may be committed once". */
  lets: string;
  /** What to do with one that lies ready: "It can be committed now; that uses the Override up." */
  use: string;
  tell(context: CommandContext): void;
};

/**
 * Lets one item pass one gate once, with the CSM's written reason. The Override lies ready until the
 * transition uses it; while one does, another isn't given.
 */
export const overrideGate = command({
  name: "flow-teams.overrideGate",
  input: OverrideGate,
  async run(context, input) {
    const { tx, actor, now } = context;
    const { flowTeamId, rule, transition, reason } = input;
    const entered = await enterStories(context, flowTeamId);
    if (!entered.ok) return entered;
    const allowed = requireCapability(actor, "override gates", { flowTeamId });
    if (!allowed.ok) return allowed;
    const found = await findOverridden(context, input);
    if (!found.ok) return found;
    const { kind, id: itemId, title, name, lets, use, tell } = found.value;
    const ready = await tx.override.findFirst({ where: { itemId, rule, transition, usedAt: null } });
    if (ready) {
      const message = `An Override lies ready for ${name}: "${ready.reason}"`;
      return refuse({ code: "rule", rule, message, wayOut: use });
    }
    const id = randomUUID();
    await tx.override.create({
      data: {
        id,
        flowTeamId,
        rule,
        transition,
        itemKind: kind,
        itemId,
        reason,
        givenById: actor.personId,
        givenAt: now,
      },
    });
    // In the item's own history, where who wonders will look.
    context.record({
      flowTeamId,
      item: { kind, id: itemId, title },
      before: { override: null },
      after: { override: `${rule}: ${lets}` },
      reason,
    });
    tell(context);
    return ok({ overrideId: id });
  },
});

/** The item an Override is for, locked, so that two at once give one. */
async function findOverridden({ tx }: CommandContext, input: GateOverride): Promise<Result<Overridden>> {
  const { flowTeamId } = input;
  switch (input.rule) {
    case "BLG-1": {
      const [epic] = await tx.$queryRaw<{ id: string; number: number; title: string }[]>`
        SELECT id, number, title FROM "Epic"
        WHERE id = ${input.itemId}::uuid AND "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL FOR NO KEY UPDATE`;
      if (!epic) return notFound("Epic");
      const name = `E-${epic.number}`;
      return ok({
        kind: "Epic",
        id: epic.id,
        title: `${name} ${epic.title}`,
        name,
        lets: "may be claimed once",
        use: "It can be claimed now; that uses the Override up.",
        tell: (context) => context.changed({ flowTeamId, context: "claims", id: epic.id }),
      });
    }
    case "BLG-2": {
      const [story] = await lockStories(tx, flowTeamId, [input.itemId]);
      if (!story) return notFound("Story");
      return ok({
        kind: "Story",
        id: story.id,
        title: storyNamed(story),
        name: `S-${story.number}`,
        lets: "may be committed once",
        use: "It can be committed now; that uses the Override up.",
        tell: (context) => storyTouched(context, flowTeamId, story),
      });
    }
    case "CAL-4": {
      const { sprintNumber, transition } = input;
      const [sprint] = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM "FlowSprint"
        WHERE "flowTeamId" = ${flowTeamId}::uuid AND number = ${sprintNumber} AND state <> 'closed' FOR NO KEY UPDATE`;
      if (!sprint) return notFound("open Flow Sprint");
      const name = `Flow Sprint ${sprintNumber}`;
      const done = transition === "start" ? "started" : "closed";
      return ok({
        kind: "Flow Sprint",
        id: sprint.id,
        title: name,
        name,
        lets: `may be ${done} without its events`,
        use: `It can be ${done} now; that uses the Override up.`,
        tell: (context) => context.changed({ flowTeamId, context: "calendar", id: sprint.id }),
      });
    }
  }
}
