// biome-ignore-all format: a table, one row a line
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { db } from "@/lib/server/db";
import { loadScheduleGround, findEvent } from "@/lib/server/events/schedule-facts";
import { rowOf } from "@/lib/server/events/series-rows";
import { makePerson, unique } from "./factories";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

const everyone = ["administrator", "cpo", "csm", "architect", "po", "sm", "developer", "otherPo", "otherSm", "otherDeveloper", "stakeholder", "outsider"] as const;

/** The address of an event of the team, in Flow Sprint 1: of days on which nobody else meets. */
async function ofTeam({ teamId }: World, event: string): Promise<string> {
  const { slug } = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId } });
  return `s1-${event}-${slug}`;
}

/** A change of an event's time that is one whenever it is made. */
async function laterBy5({ flowTeamId }: World, key: string) {
  const startMinute = (await findEvent(db(), flowTeamId, key))?.event.startMinute ?? 0;
  return { flowTeamId, key, edits: { startMinute: { seen: startMinute, to: startMinute + 5 } } };
}

async function guest({ flowTeamId }: World): Promise<string> {
  const { id: personId } = await makePerson();
  await db().membership.create({ data: { flowTeamId, personId } });
  await db().roleHolding.create({ data: { flowTeamId, personId, role: "stakeholder" } });
  return personId;
}

async function rowFor(world: World, ordinal: number, fields: { state: "scheduled" | "called_off"; calledOffWhy: string }) {
  const { flowTeamId, teamId } = world;
  const key = await ofTeam(world, `daily-scrum-${ordinal}`);
  const data = { flowTeamId, key, kind: "daily_scrum" as const, teamId, sprintNumber: 1, ordinal, ...fields };
  return db().flowSprintEvent.upsert({ where: { flowTeamId_key: { flowTeamId, key } }, create: data, update: fields });
}

async function asked(world: World) {
  const { id: eventId, key } = await rowFor(world, 9, { state: "scheduled", calledOffWhy: "" });
  const personId = await guest(world);
  await db().eventGuest.create({ data: { eventId, personId } });
  return { flowTeamId: world.flowTeamId, key, personId };
}

async function restored({ flowTeamId }: World) {
  const place = { kind: "review" as const, teamId: null, fromSprint: 3 };
  const seen = rowOf((await loadScheduleGround(db(), flowTeamId, [])).series, place);
  const minutes = seen?.minutes === 60 ? 90 : 60;
  return { flowTeamId, changes: [{ ...place, seen, to: { day: null as CalendarDate | null, startMinute: 600, minutes, callLink: null } }] };
}

async function linked({ flowTeamId }: World) {
  const key = "s1-roadmap-refinement";
  const seen = (await findEvent(db(), flowTeamId, key))?.event.callLink ?? "";
  return { flowTeamId, key, scope: "event", link: `https://call.example.org/${unique("room")}`, seen };
}

/** Where and when events are, and who is asked to them. */
export const scheduleTable: Record<string, Row> = {
  "events.moveEvent": { may: ["sm"], input: async (world) => laterBy5(world, await ofTeam(world, "daily-scrum-10")) },
  "events.moveSeries": { may: ["csm"], input: (world) => laterBy5(world, "s2-planning-1") },
  "events.setCallLink": { may: ["csm", "cpo"], input: linked },
  "events.restoreSeries": { may: ["csm"], input: restored },
  "events.addEventGuest": { may: ["sm"], input: async (world) => ({ flowTeamId: world.flowTeamId, key: await ofTeam(world, "daily-scrum-6"), personId: await guest(world) }) },
  "events.removeEventGuest": { may: ["sm"], input: asked },
  "events.callOffEvent": { may: ["sm"], input: async (world) => ({ flowTeamId: world.flowTeamId, key: await ofTeam(world, "daily-scrum-7"), reason: "Storm" }) },
  "events.takeBackCallOff": { may: ["sm"], input: async (world) => ({ flowTeamId: world.flowTeamId, key: (await rowFor(world, 8, { state: "called_off", calledOffWhy: "Storm" })).key }) },
  "events.renewFeed": { may: everyone, input: () => ({}) },
  "events.revokeFeed": { may: everyone, input: () => ({}) },
};
