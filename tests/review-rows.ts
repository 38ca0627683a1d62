import type { Actor } from "@/lib/domain/access";
import { createEventLink } from "@/lib/server/events/event-link-commands";
import { granted } from "./answers";
import { makeEvent } from "./event-rows";
import { actorIn, makeStory, unique } from "./factories";
import { makeSprints } from "./sprint-rows";

/** A Flow Team that holds Reviews, who takes part in them, and what there is to show. */
export async function makeReviews() {
  const sprints = await makeSprints();
  const { flowTeamId, teamId } = sprints;
  let held = 0;
  return {
    ...sprints,
    cpo: await actorIn(flowTeamId, "cpo"),
    stakeholder: await actorIn(flowTeamId, "stakeholder"),
    /** A Review of a Flow Sprint of its own. */
    async openReview(state: "running" | "scheduled" = "running") {
      const event = await makeEvent({ flowTeamId, kind: "review", sprintNumber: ++held, state });
      return { ...event, room: { flowTeamId, key: event.key } };
    },
    /** The id of a Story of the team, Done unless said otherwise. */
    story: async (draft: object = {}) =>
      (await makeStory({ flowTeamId, teamId, title: unique("Story"), status: "done", ...draft })).id,
  };
}
export type Reviews = Awaited<ReturnType<typeof makeReviews>>;
export type Review = Awaited<ReturnType<Reviews["openReview"]>>;

/** A link to a Review, for somebody without an account. */
export async function inviteTo({ room }: Pick<Review, "room">, by: Actor) {
  const made = granted(await createEventLink.run(by, room));
  return { linkId: made.id, token: made.path.split("/").at(-1) ?? "" };
}
