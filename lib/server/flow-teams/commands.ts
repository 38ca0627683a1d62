import "server-only";
import { randomUUID } from "node:crypto";
import { leadershipRoles } from "@/lib/domain/access";
import { mergeEdits } from "@/lib/domain/edit";
import { type FlowTeamFacts, type Holding, withHolding } from "@/lib/domain/flow-teams/facts";
import { canHold } from "@/lib/domain/flow-teams/rules";
import { FormFlowTeam, LaunchFlowTeam, RenameFlowTeam, RetireFlowTeam } from "@/lib/domain/flow-teams/schema";
import { slugOf } from "@/lib/domain/flow-teams/slug";
import { canLaunch } from "@/lib/domain/flow-teams/standing";
import { ok, refuse } from "@/lib/domain/result";
import { invitePeople } from "@/lib/server/accounts/invitations";
import { command, requireCapability } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { forgetAuthors } from "@/lib/server/events/retro-cards";
import { enterWith } from "./enter";
import { writeMemberships, writeSeats } from "./seats";
import { writeScrumTeams } from "./team-rows";

/** A link to hand over to somebody invited, where there is no mail. */
export type HandOverLink = { name: string; email: string; link: string };

/**
 * Forms a Flow Team with its first Scrum Teams and, where known, its leadership. Returns its address
 * and the links to hand over.
 */
export const formFlowTeam = command({
  name: "flow-teams.formFlowTeam",
  input: FormFlowTeam,
  async run(context, { name, product, timeZone, teamNames, leaders }) {
    const { tx, actor, now, record } = context;
    if (actor.confinedTo) return refuseInDemo;
    const allowed = requireCapability(actor, "form a flow team");
    if (!allowed.ok) return allowed;

    const id = randomUUID();
    const slug = await freeSlug(tx, name);
    await tx.flowTeam.create({ data: { id, slug, name, product, timeZone, createdAt: now }, select: { id: true } });
    record({
      flowTeamId: id,
      item: { kind: "Flow Team", id, title: name },
      before: null,
      after: { name, product, timeZone },
    });
    await writeScrumTeams(context, id, teamNames);

    const named = leadershipRoles.flatMap((role) => (leaders[role] ? [{ role, ...leaders[role] }] : []));
    const invited = await invitePeople(tx, { people: named, invitedById: actor.personId, now });
    if (!invited.ok) return invited;
    let facts: FlowTeamFacts = { name, state: "forming", teams: [], holdings: [], people: {} };
    const begun: Holding[] = [];
    for (const [index, leader] of named.entries()) {
      const personId = invited.value[index]?.personId ?? "";
      const holding: Holding = { personId, role: leader.role, scrumTeamId: null };
      facts = { ...facts, people: { ...facts.people, [personId]: { name: leader.name, skills: [] } } };
      const fits = canHold(facts, holding);
      if (!fits.ok) return fits;
      facts = withHolding(facts, holding);
      begun.push(holding);
    }
    await writeMemberships(
      context,
      id,
      begun.map(({ personId }) => ({ personId, skills: [] })),
    );
    await writeSeats(context, id, facts, { begun });
    context.changed({ flowTeamId: id, context: "flow-teams", id });
    const links = named.flatMap(({ name: who, email }, index): HandOverLink[] => {
      const link = invited.value[index]?.link;
      return link ? [{ name: who, email, link }] : [];
    });
    return ok({ id, slug, links });
  },
});

/** Changes a Flow Team's name, product or time zone. Its address stays, so that links do. */
export const renameFlowTeam = command({
  name: "flow-teams.renameFlowTeam",
  input: RenameFlowTeam,
  async run(context, { flowTeamId, edits }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const { name, product, timeZone } = entered.value.flowTeam;
    const merged = mergeEdits({ name, product, timeZone }, edits as Parameters<typeof mergeEdits<Named>>[1]);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    const fields = Object.keys(after) as (keyof Named)[];
    if (fields.length === 0) return ok(null);
    await context.tx.flowTeam.update({ where: { id: flowTeamId }, data: after, select: { id: true } });
    const back = Object.fromEntries(fields.map((field) => [field, { seen: after[field], to: before[field] }]));
    context.record({
      flowTeamId,
      item: { kind: "Flow Team", id: flowTeamId, title: after.name ?? name },
      before,
      after,
      undo: { command: "flow-teams.renameFlowTeam", input: { flowTeamId, edits: back } },
    });
    context.changed({ flowTeamId, context: "flow-teams", id: flowTeamId });
    return ok(null);
  },
});

type Named = { name: string; product: string; timeZone: string };

/** Launches a Flow Team: from now on TEAM-1 to TEAM-4 hold at any time. */
export const launchFlowTeam = command({
  name: "flow-teams.launchFlowTeam",
  input: LaunchFlowTeam,
  async run(context, { flowTeamId }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const { flowTeam, facts } = entered.value;
    const launches = canLaunch(facts);
    if (!launches.ok) return launches;
    await context.tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { state: "active", launchedAt: context.now },
      select: { id: true },
    });
    context.record({
      flowTeamId,
      item: { kind: "Flow Team", id: flowTeamId, title: flowTeam.name },
      before: { state: "forming" },
      after: { state: "active" },
    });
    context.changed({ flowTeamId, context: "flow-teams", id: flowTeamId });
    return ok(null);
  },
});

/** Retires a Flow Team for good: it can be read from then on, and nothing of it changes. */
export const retireFlowTeam = command({
  name: "flow-teams.retireFlowTeam",
  input: RetireFlowTeam,
  async run(context, { flowTeamId, name }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const { flowTeam } = entered.value;
    if (name.trim() !== flowTeam.name) {
      return refuse({
        code: "invalid",
        message: "That isn't the Flow Team's name.",
        fields: { name: `Type ${flowTeam.name}.` },
        wayOut: `Type ${flowTeam.name} to retire it, or leave it as it is.`,
      });
    }
    await context.tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { state: "retired", retiredAt: context.now },
      select: { id: true },
    });
    // No room of it is led or closed any more.
    await forgetAuthors(context.tx, flowTeamId, null);
    context.record({
      flowTeamId,
      item: { kind: "Flow Team", id: flowTeamId, title: flowTeam.name },
      before: { state: flowTeam.state },
      after: { state: "retired" },
    });
    context.changed({ flowTeamId, context: "flow-teams", id: flowTeamId });
    return ok(null);
  },
});

const refuseInDemo = refuse({
  code: "forbidden",
  message: "People of the demo stay in the demo's Flow Team, so they form no other.",
  wayOut: "Make the first real account, or start without the demo, then form your own Flow Team.",
});

/** A free address for a name, held until the transaction ends: two of one name come one by one. */
async function freeSlug(tx: Tx, name: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('flow team address', 0))`;
  const taken = await tx.flowTeam.findMany({ select: { slug: true } });
  // "new" is a page of its own under the same path.
  return slugOf(name, new Set(["new", ...taken.map(({ slug }) => slug)]), "flow-team");
}
