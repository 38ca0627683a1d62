import "server-only";
import type { Actor } from "@/lib/domain/access";
import { minutesMarkdown } from "@/lib/domain/events/minutes";
import type { RoomView } from "@/lib/domain/events/room";
import { notFound } from "@/lib/domain/result";
import { refusalFor } from "@/lib/server/command";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { readRevisions } from "@/lib/server/revisions";
import { getActor } from "@/lib/server/session";
import { readView, refusalResponse, signInFirst } from "@/lib/server/view";
import { roomView } from "./views";

/** Answers with the minutes of a closed event as a Markdown file; 404 for whom the room doesn't exist. */
export async function serveMinutes(slug: string, key: string): Promise<Response> {
  try {
    const actor = await getActor();
    return actor ? await minutesFileFor(actor, slug, key) : refusalResponse(signInFirst);
  } catch (error) {
    return refusalResponse(refusalFor("minutes", error));
  }
}

/** As `serveMinutes`, for an actor already known. */
export async function minutesFileFor(actor: Actor, slug: string, key: string): Promise<Response> {
  const flowTeam = await openFlowTeam(actor, slug);
  const view = roomView(key);
  const standing = flowTeam && (await readRevisions({ id: flowTeam.id }, view.admission?.contexts ?? []));
  const isAdmitted = standing && (await view.admission?.admits(actor, standing.flowTeamId, standing.revisions));
  const painted = isAdmitted && (await readView(standing.flowTeamId, view));
  const room = painted ? (JSON.parse(painted.body) as RoomView) : null;
  if (!room?.minutes) return refusalResponse(notFound("event's minutes").refusal);
  const addenda = room.notes
    .filter(({ kind }) => kind === "addendum")
    .map(({ text, author, at }) => ({ text, author: author ?? "", at }));
  return new Response(minutesMarkdown(room.minutes, addenda), {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="${key}.md"`,
      "cache-control": "private, no-store",
    },
  });
}
