import "server-only";
import { randomUUID } from "node:crypto";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { OverrideGate } from "@/lib/domain/calendar/sprint-life-schema";
import { notFound, ok, refuse } from "@/lib/domain/result";
import { storyTouched } from "@/lib/server/backlog/story-changes";
import { enterStories, lockStories } from "@/lib/server/backlog/story-facts";
import { command, requireCapability } from "@/lib/server/command";

/**
 * Lets one item pass one gate once, with the CSM's written reason. The Override lies ready until the
 * transition uses it; while one does, another isn't given.
 */
export const overrideGate = command({
  name: "flow-teams.overrideGate",
  input: OverrideGate,
  async run(context, { flowTeamId, rule, transition, itemId, reason }) {
    const { tx, actor, now } = context;
    const entered = await enterStories(context, flowTeamId);
    if (!entered.ok) return entered;
    const allowed = requireCapability(actor, "override gates", { flowTeamId });
    if (!allowed.ok) return allowed;
    const [story] = await lockStories(tx, flowTeamId, [itemId]);
    if (!story) return notFound("Story");
    const ready = await tx.override.findFirst({ where: { itemId, rule, transition, usedAt: null } });
    if (ready) {
      return refuse({
        code: "rule",
        rule,
        message: `An Override lies ready for S-${story.number}: "${ready.reason}"`,
        wayOut: "It can be committed now; that uses the Override up.",
      });
    }
    const id = randomUUID();
    await tx.override.create({
      data: {
        id,
        flowTeamId,
        rule,
        transition,
        itemKind: "Story",
        itemId,
        reason,
        givenById: actor.personId,
        givenAt: now,
      },
    });
    // In the Story's own history, where who wonders will look.
    context.record({
      flowTeamId,
      item: { kind: "Story", id: itemId, title: storyNamed(story) },
      before: { override: null },
      after: { override: `${rule}: may be committed once` },
      reason,
    });
    storyTouched(context, flowTeamId, story);
    return ok({ overrideId: id });
  },
});
