// biome-ignore-all format: a table, one row a line
import { usualWordings } from "@/lib/domain/events/answers";
import { db } from "@/lib/server/db";
import { makeEvent } from "./event-rows";
import { impediment } from "./refusals-dependencies";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

/** A Scrum of Scrums in which the team has answered the third question, and nothing was made of it. */
async function report({ flowTeamId, teamId }: World) {
  const event = await makeEvent({ flowTeamId, kind: "scrum_of_scrums" });
  const answer = { eventId: event.id, subjectId: teamId, question: 3 };
  await db().eventAnswer.deleteMany({ where: { eventId: event.id } });
  await db().eventAnswer.create({ data: { ...answer, text: "No test ship", updatedAt: new Date() } });
  return { flowTeamId, key: event.key, subjectId: teamId };
}

const edit = <T>(seen: unknown, to: T) => ({ seen, to });
/** A reminder goes out once an hour, and history stays: each try is about another event. */
let ordinal = 100;

/** The commands of what is prepared for an event. */
export const answersTable: Record<string, Row> = {
  "events.saveAnswer": {
    may: ["sm"],
    input: async (world) => ({ ...(await report(world)), question: 3, edits: { text: edit("No test ship", "No ship at all") } }),
  },
  "events.sayPrepared": { may: ["sm"], input: async (world) => ({ ...(await report(world)), answers: [1, 2, 4, 5].map((question) => ({ question, edits: { text: edit("", "None") } })) }) },
  "events.notPrepared": { may: ["sm"], input: (world) => report(world) },
  "events.raiseFromAnswer": {
    may: ["csm", "cpo", "architect", "po", "sm", "otherPo", "otherSm"],
    input: async (world) => ({ ...(await report(world)), question: 3, raise: { kind: "Impediment", title: "No test ship" } }),
  },
  "events.unlinkImpediment": {
    may: ["csm", "cpo", "architect", "po", "sm", "otherPo", "otherSm"],
    input: async (world) => {
      const input = await report(world);
      const { impedimentId } = await impediment(world);
      await db().eventAnswer.updateMany({ where: { event: { key: input.key, flowTeamId: world.flowTeamId }, subjectId: input.subjectId, question: 3 }, data: { raisedKind: "Impediment", raisedId: impedimentId } });
      return { ...input, question: 3, impedimentId };
    },
  },
  "events.remindUnprepared": {
    may: ["csm"],
    input: async ({ flowTeamId }) => ({ flowTeamId, key: (await makeEvent({ flowTeamId, kind: "scrum_of_scrums", ordinal: ordinal++ })).key }),
  },
  "events.rewordQuestions": {
    may: ["csm"],
    input: async ({ flowTeamId }) => {
      const { fiveQuestions } = await db().flowTeam.findUniqueOrThrow({ where: { id: flowTeamId } });
      const seen = usualWordings.map((usual, at) => fiveQuestions[at] || usual);
      return { flowTeamId, questions: edit(seen, [`What is done, take ${ordinal++}?`, "", "", "", ""]) };
    },
  },
};
