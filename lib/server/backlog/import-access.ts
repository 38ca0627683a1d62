import "server-only";
import { can } from "@/lib/domain/access";
import { type Refusal, type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { refusalFor } from "@/lib/server/command";
import { type OpenFlowTeam, openFlowTeam } from "@/lib/server/flow-teams/access";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

/**
 * Answers a request about a Flow Team's imports, which are the CPO's alone: for others they don't
 * exist. `answer` gives the response, or null where what was asked for doesn't exist.
 */
export async function serveImports(
  slug: string,
  answer: (flowTeam: OpenFlowTeam) => Promise<Response | null>,
): Promise<Response> {
  try {
    const opened = await openForImport(slug);
    if (!opened.ok) return refusalResponse(opened.refusal);
    return (await answer(opened.value)) ?? refusalResponse(notFound("import").refusal);
  } catch (error) {
    return refusalResponse(refusalFor("import", error));
  }
}

async function openForImport(slug: string): Promise<Result<OpenFlowTeam>> {
  const actor = await getActor();
  if (!actor) return refuse(signInFirst);
  const flowTeam = await openFlowTeam(actor, slug);
  const isOwner = flowTeam && can(actor, "own the product", { flowTeamId: flowTeam.id });
  return isOwner ? ok(flowTeam) : notFound("import");
}

/** The import's id of an address, where it can be one at all. */
export function importIdOf(text: string): string | null {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;
}

/** Why an upload from another site is refused. */
export const fromElsewhere: Refusal = {
  code: "not_found",
  message: "This address answers pages of this Flotilla alone.",
  wayOut: "Open Flotilla and do it there.",
};
