import "server-only";
import { mergeEdits } from "@/lib/domain/edit";
import { type FlowTeamFacts, type Holding, holdersOf, memberIds, withHolding } from "@/lib/domain/flow-teams/facts";
import { canHold } from "@/lib/domain/flow-teams/rules";
import type { Skill } from "@/lib/domain/flow-teams/skills";
import { AddMember, AddMembers, ChangeSkills, InviteStakeholder } from "@/lib/domain/flow-teams/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { invitePeople, invitePerson } from "@/lib/server/accounts/invitations";
import { command } from "@/lib/server/command";
import type { HandOverLink } from "./commands";
import { checkTeam, enterWith } from "./enter";
import { writeMemberships, writeSeats } from "./seats";

type NewMember = {
  name: string;
  email: string;
  role: Holding["role"];
  scrumTeamId: string | null;
  skills: Skill[];
};

/** Gives one person a role by e-mail address, and invites them unless they are known already. */
export const addMember = command({
  name: "flow-teams.addMember",
  input: AddMember,
  async run(context, { flowTeamId, ...member }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const invited = await invitePerson(context.tx, {
      email: member.email,
      name: member.name,
      invitedById: context.actor.personId,
      now: context.now,
    });
    if (!invited.ok) return invited;
    const { personId, link } = invited.value;
    const { scrumTeamId, role } = member;
    const known = checkTeam(entered.value.facts, scrumTeamId);
    if (!known.ok) return known;
    const facts = withPerson(entered.value.facts, personId, member.name);
    const holding: Holding = { personId, role, scrumTeamId };
    const fits = canHold(facts, holding);
    if (!fits.ok) return fits;
    await writeMemberships(context, flowTeamId, [{ personId, skills: member.skills }]);
    await writeSeats(context, flowTeamId, facts, {
      begun: [holding],
      undo: { command: "flow-teams.endRole", input: { flowTeamId, ...holding } },
    });
    return ok({ personId, link });
  },
});

/**
 * Gives many people their roles: all of the list, or nothing of it. A person may come more than
 * once; a role somebody has already is passed over, so the same list twice does no harm. A refusal
 * names the row, counted from 1.
 */
export const addMembers = command({
  name: "flow-teams.addMembers",
  input: AddMembers,
  async run(context, { flowTeamId, people }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const invited = await invitePeople(context.tx, {
      people,
      invitedById: context.actor.personId,
      now: context.now,
    });
    if (!invited.ok) return invited;
    const personIds = invited.value.map((one) => one.personId);
    const seated = seatAll(entered.value.facts, people, personIds);
    if (!seated.ok) return seated;
    await writeMemberships(
      context,
      flowTeamId,
      people.map(({ skills }, index) => ({ personId: personIds[index] ?? "", skills })),
    );
    await writeSeats(context, flowTeamId, seated.value.facts, { begun: seated.value.begun });
    context.changed({ flowTeamId, context: "flow-teams" });
    const links = new Map<string, HandOverLink>();
    invited.value.forEach(({ email, link }, index) => {
      if (link) links.set(email, { name: people[index]?.name ?? email, email, link });
    });
    return ok({ added: seated.value.begun.length, links: [...links.values()] });
  },
});

/** Invites a guest who sees the roadmap and the Reviews, and counts as no Member (TEAM-2). */
export const inviteStakeholder = command({
  name: "flow-teams.inviteStakeholder",
  input: InviteStakeholder,
  async run(context, { flowTeamId, name, email }) {
    const entered = await enterWith(context, "invite stakeholders", { flowTeamId });
    if (!entered.ok) return entered;
    const invited = await invitePerson(context.tx, {
      email,
      name,
      invitedById: context.actor.personId,
      now: context.now,
    });
    if (!invited.ok) return invited;
    const { personId, link } = invited.value;
    const facts = withPerson(entered.value.facts, personId, name);
    if (memberIds(facts).has(personId)) {
      return refuse({
        code: "invalid",
        message: `${facts.people[personId]?.name ?? name} is a Member, who sees all a Stakeholder does.`,
        fields: { email: "This person is a Member already." },
        wayOut: "There is nothing left to do.",
      });
    }
    const holding: Holding = { personId, role: "stakeholder", scrumTeamId: null };
    const fits = canHold(facts, holding);
    if (!fits.ok) return fits;
    await writeMemberships(context, flowTeamId, [{ personId, skills: [] }]);
    await writeSeats(context, flowTeamId, facts, {
      begun: [holding],
      undo: { command: "flow-teams.endRole", input: { flowTeamId, ...holding } },
    });
    return ok({ personId, link });
  },
});

/** Says what somebody can do (TEAM-5). */
export const changeSkills = command({
  name: "flow-teams.changeSkills",
  input: ChangeSkills,
  async run(context, { flowTeamId, personId, edits }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const person = entered.value.facts.people[personId];
    if (!person) return notFound("person");
    const merged = mergeEdits(
      { skills: [...person.skills] },
      { skills: { seen: edits.skills.seen as Skill[], to: edits.skills.to } },
    );
    if (!merged.ok) return merged;
    const { skills } = merged.value.after;
    if (!skills) return ok(null);
    await context.tx.membership.update({
      where: { flowTeamId_personId: { flowTeamId, personId } },
      data: { skills },
      select: { personId: true },
    });
    context.record({
      flowTeamId,
      item: { kind: "Role", id: personId, title: person.name },
      before: { skills: person.skills },
      after: { skills },
      undo: {
        command: "flow-teams.changeSkills",
        input: { flowTeamId, personId, edits: { skills: { seen: skills, to: person.skills } } },
      },
    });
    context.changed({ flowTeamId, context: "flow-teams", id: personId });
    return ok(null);
  },
});

/** Decides a list row by row, each on the facts the rows before it left. */
function seatAll(
  before: FlowTeamFacts,
  people: readonly NewMember[],
  personIds: readonly string[],
): Result<{ facts: FlowTeamFacts; begun: Holding[] }> {
  const begun: Holding[] = [];
  let facts = before;
  for (const [index, { name, role, scrumTeamId }] of people.entries()) {
    const holding: Holding = { personId: personIds[index] ?? "", role, scrumTeamId };
    facts = withPerson(facts, holding.personId, name);
    if (holdersOf(facts, holding).includes(holding.personId)) continue;
    const known = checkTeam(facts, scrumTeamId);
    const fits = known.ok ? canHold(facts, holding) : known;
    if (!fits.ok) {
      return refuse({ ...fits.refusal, message: `Row ${index + 1}, ${name}: ${fits.refusal.message}` });
    }
    facts = withHolding(facts, holding);
    begun.push(holding);
  }
  return { ok: true, value: { facts, begun } };
}

/** Facts that know a newcomer's name; who has a part here already keeps theirs. */
function withPerson(facts: FlowTeamFacts, personId: string, name: string): FlowTeamFacts {
  return { ...facts, people: { [personId]: { name, skills: [] }, ...facts.people } };
}
