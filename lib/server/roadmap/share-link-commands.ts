import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { CreateShareLink, RevokeShareLink } from "@/lib/domain/roadmap/schema";
import { type Result, notFound, ok } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import { hashShareToken } from "./share-link-queries";

const dayMs = 86_400_000;

/** Makes a read-only address of the roadmap. Its secret is in this answer and nowhere else. */
export const createShareLink = command({
  name: "roadmap.createShareLink",
  input: CreateShareLink,
  async run(context, { flowTeamId, label, days }) {
    const { tx, actor, now, record, changed } = context;
    const entered = await enterToShare(context, flowTeamId);
    if (!entered.ok) return entered;
    const id = randomUUID();
    const token = randomBytes(24).toString("base64url");
    const expiresAt = new Date(now.getTime() + days * dayMs);
    await tx.shareLink.create({
      data: {
        id,
        flowTeamId,
        label,
        tokenHash: hashShareToken(token),
        createdById: actor.personId,
        createdAt: now,
        expiresAt,
      },
    });
    record({
      flowTeamId,
      item: { kind: "Shared link", id, title: label },
      before: null,
      after: { label, expiresAt: expiresAt.toISOString() },
    });
    changed({ flowTeamId, context: "roadmap", id });
    return ok({ id, path: `/shared/${token}`, expiresAt: expiresAt.toISOString() });
  },
});

/** Makes a shared link void at once, for good. */
export const revokeShareLink = command({
  name: "roadmap.revokeShareLink",
  input: RevokeShareLink,
  async run(context, { flowTeamId, linkId }) {
    const { tx, now, record, changed } = context;
    const entered = await enterToShare(context, flowTeamId);
    if (!entered.ok) return entered;
    const link = await tx.shareLink.findFirst({ where: { id: linkId, flowTeamId } });
    if (!link) return notFound("shared link");
    if (link.revokedAt) return ok(null);
    await tx.shareLink.update({ where: { id: linkId }, data: { revokedAt: now } });
    record({
      flowTeamId,
      item: { kind: "Shared link", id: linkId, title: link.label },
      before: { label: link.label },
      after: null,
    });
    changed({ flowTeamId, context: "roadmap", id: linkId });
    return ok(null);
  },
});

async function enterToShare({ tx, actor }: CommandContext, flowTeamId: string): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "shared link");
  return entered.ok ? requireCapability(actor, "share the roadmap", { flowTeamId }) : entered;
}
