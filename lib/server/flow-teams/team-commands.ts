import "server-only";
import { mergeEdits } from "@/lib/domain/edit";
import type { FlowTeamFacts, Holding } from "@/lib/domain/flow-teams/facts";
import { canAddTeam, canName, canRetireTeam } from "@/lib/domain/flow-teams/rules";
import {
  AddScrumTeam,
  RenameScrumTeam,
  RetireScrumTeam,
  SetUsualCapacity,
  type Someone,
} from "@/lib/domain/flow-teams/schema";
import { staffTeam } from "@/lib/domain/flow-teams/staffing";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { invitePeople } from "@/lib/server/accounts/invitations";
import { leavePlannedSprints } from "@/lib/server/backlog/story-stays";
import { type CommandContext, command } from "@/lib/server/command";
import type { HandOverLink } from "./commands";
import { checkPerson, checkTeam, enterWith } from "./enter";
import { writeMemberships, writeSeats } from "./seats";
import { writeScrumTeams } from "./team-rows";

/** Adds a Scrum Team, with its first people where the Flow Team is launched (TEAM-4). */
export const addScrumTeam = command({
  name: "flow-teams.addScrumTeam",
  input: AddScrumTeam,
  async run(context, { flowTeamId, name, staff }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    let { facts } = entered.value;
    const fits = canAddTeam(facts, name);
    if (!fits.ok) return fits;
    if (!staff && facts.state === "active") {
      return refuse({
        rule: "TEAM-4",
        code: "rule",
        message: `${facts.name} is launched, so a new Scrum Team starts with a PO, an SM and a Developer.`,
        wayOut: "Choose who is in it from the start.",
      });
    }
    const [team] = await writeScrumTeams(context, flowTeamId, [name], { isUndoable: !staff });
    if (!team) throw new Error("A Scrum Team that was written is there.");
    if (!staff) return ok({ id: team.id, slug: team.slug, links: [] as HandOverLink[] });

    const named = await nameSomeone(context, facts, [staff.po, staff.sm, ...staff.developers]);
    if (!named.ok) return named;
    facts = { ...named.value.facts, teams: [...facts.teams, { id: team.id, name }] };
    const [po = "", sm = "", ...developers] = named.value.personIds;
    const seats = staffTeam(facts, team.id, { po, sm, developers });
    if (!seats.ok) return seats;
    await writeMemberships(
      context,
      flowTeamId,
      named.value.personIds.map((personId) => ({ personId, skills: [] })),
    );
    await writeSeats(context, flowTeamId, facts, seats.value);
    return ok({ id: team.id, slug: team.slug, links: named.value.links });
  },
});

/** Renames a Scrum Team. Its address stays, so that links do. */
export const renameScrumTeam = command({
  name: "flow-teams.renameScrumTeam",
  input: RenameScrumTeam,
  async run(context, { flowTeamId, scrumTeamId, edits }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const { facts } = entered.value;
    const team = facts.teams.find(({ id }) => id === scrumTeamId);
    if (!team) return notFound("Scrum Team");
    const merged = mergeEdits({ name: team.name }, edits);
    if (!merged.ok) return merged;
    const name = merged.value.after.name;
    if (name === undefined) return ok(null);
    const fits = canName(facts, name, scrumTeamId);
    if (!fits.ok) return fits;
    await context.tx.scrumTeam.update({ where: { id: scrumTeamId }, data: { name }, select: { id: true } });
    context.record({
      flowTeamId,
      item: { kind: "Scrum Team", id: scrumTeamId, title: name },
      before: { name: team.name },
      after: { name },
      undo: {
        command: "flow-teams.renameScrumTeam",
        input: { flowTeamId, scrumTeamId, edits: { name: { seen: name, to: team.name } } },
      },
    });
    context.changed({ flowTeamId, context: "flow-teams", id: scrumTeamId });
    return ok(null);
  },
});

/**
 * Retires a Scrum Team: its roles end, its Developers move where the caller says, its Epics keep
 * their lane until the CPO moves them. Its Stories keep their team, and count as ones no team has
 * taken (`takenBy`): those in the running Flow Sprint stay there until its close, the others leave the
 * Sprint Backlogs to come. Its hue and name are free again.
 */
export const retireScrumTeam = command({
  name: "flow-teams.retireScrumTeam",
  input: RetireScrumTeam,
  async run(context, { flowTeamId, scrumTeamId, developersTo }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const { facts } = entered.value;
    const team = facts.teams.find(({ id }) => id === scrumTeamId);
    if (!team) return notFound("Scrum Team");
    const known = checkTeam(facts, developersTo);
    if (!known.ok) return known;
    if (developersTo === scrumTeamId) {
      return refuse({
        code: "invalid",
        message: `${team.name} retires, so nobody moves there.`,
        fields: { developersTo: "Choose another Scrum Team." },
        wayOut: "Choose another Scrum Team, or let the Developers go.",
      });
    }
    const goes = canRetireTeam(facts, scrumTeamId);
    if (!goes.ok) return goes;
    const ended = facts.holdings.filter((held) => held.scrumTeamId === scrumTeamId);
    const begun = ended
      .filter((held) => held.role === "developer" && developersTo !== null)
      .map((held): Holding => ({ ...held, scrumTeamId: developersTo }));
    await writeSeats(context, flowTeamId, facts, { ended, begun });
    await context.tx.scrumTeam.update({
      where: { id: scrumTeamId },
      data: { retiredAt: context.now },
      select: { id: true },
    });
    context.record({
      flowTeamId,
      item: { kind: "Scrum Team", id: scrumTeamId, title: team.name },
      before: { retired: false },
      after: { retired: true },
    });
    await leavePlannedSprints(context, flowTeamId, team);
    context.changed({ flowTeamId, context: "flow-teams", id: scrumTeamId });
    return ok(null);
  },
});

/** Sets the points a Scrum Team usually has in a Flow Sprint. */
export const setUsualCapacity = command({
  name: "flow-teams.setUsualCapacity",
  input: SetUsualCapacity,
  async run(context, { flowTeamId, scrumTeamId, seen, points }) {
    const entered = await enterWith(context, "keep capacity", { flowTeamId, scrumTeamId });
    if (!entered.ok) return entered;
    const known = checkTeam(entered.value.facts, scrumTeamId);
    if (!known.ok) return known;
    const team = await context.tx.scrumTeam.findUniqueOrThrow({
      where: { id: scrumTeamId },
      select: { name: true, usualCapacity: true },
    });
    const merged = mergeEdits({ points: team.usualCapacity }, { points: { seen, to: points } });
    if (!merged.ok) return merged;
    if (merged.value.after.points === undefined) return ok(null);
    await context.tx.scrumTeam.update({
      where: { id: scrumTeamId },
      data: { usualCapacity: points },
      select: { id: true },
    });
    context.record({
      flowTeamId,
      item: { kind: "Scrum Team", id: scrumTeamId, title: team.name },
      before: { usualCapacity: team.usualCapacity },
      after: { usualCapacity: points },
      undo: {
        command: "flow-teams.setUsualCapacity",
        input: { flowTeamId, scrumTeamId, seen: points, points: team.usualCapacity },
      },
    });
    context.changed({ flowTeamId, context: "flow-teams", id: scrumTeamId });
    return ok(null);
  },
});

type NamedPeople = { personIds: string[]; facts: FlowTeamFacts; links: HandOverLink[] };

/** Who is meant, in the order given: newcomers are invited, and known by name from then on. */
async function nameSomeone(
  { tx, actor, now }: CommandContext,
  facts: FlowTeamFacts,
  people: readonly Someone[],
): Promise<Result<NamedPeople>> {
  const newcomers = people.filter((one) => "email" in one);
  const invited = await invitePeople(tx, { people: newcomers, invitedById: actor.personId, now });
  if (!invited.ok) return invited;
  const byEmail = new Map(invited.value.map((one) => [one.email, one]));
  const named: NamedPeople = { personIds: [], facts, links: [] };
  for (const one of people) {
    if ("personId" in one) {
      const known = checkPerson(facts, one.personId);
      if (!known.ok) return known;
      named.personIds.push(one.personId);
      continue;
    }
    const { personId = "", link = null } = byEmail.get(one.email) ?? {};
    named.personIds.push(personId);
    named.facts = {
      ...named.facts,
      people: { [personId]: { name: one.name, skills: [] }, ...named.facts.people },
    };
    if (link && !named.links.some((known) => known.email === one.email)) {
      named.links.push({ name: one.name, email: one.email, link });
    }
  }
  return ok(named);
}
