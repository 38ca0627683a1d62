import { fileTooLong, largestFile } from "@/lib/domain/backlog/import-names";
import { fromElsewhere } from "@/lib/server/backlog/import-access";
import { uploadImport } from "@/lib/server/backlog/import-commands";
import { refusalFor } from "@/lib/server/command";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { isFromHere, readBytes } from "@/lib/server/request";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";
import { notFound } from "@/lib/domain/result";

/**
 * `POST ?name=…` with the file as body, 10 MB at most: takes it in (`backlog.uploadImport`). Answers
 * as the command does, refusals with 200 among them.
 */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  try {
    if (!isFromHere(request)) return refusalResponse(fromElsewhere);
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    const flowTeam = await openFlowTeam(actor, (await params).slug);
    if (!flowTeam) return refusalResponse(notFound("Flow Team").refusal);
    const content = await readBytes(request, largestFile);
    if (!content) return Response.json({ ok: false, refusal: fileTooLong });
    const fileName = new URL(request.url).searchParams.get("name") ?? "file.csv";
    return Response.json(
      await uploadImport.run(actor, { flowTeamId: flowTeam.id, fileName: fileName.slice(-255), content }),
    );
  } catch (error) {
    return refusalResponse(refusalFor("upload", error));
  }
}
