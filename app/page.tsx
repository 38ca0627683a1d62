import { redirect } from "next/navigation";
import { wayIn } from "@/lib/domain/flow-teams/way-back";
import { listFlowTeams } from "@/lib/server/flow-teams/frame-queries";
import { requireActor } from "@/lib/server/session";

/** The way in: to the one Flow Team somebody has, else to the list of them. */
export default async function HomePage() {
  const actor = await requireActor("/");
  redirect(wayIn(await listFlowTeams(actor)).href);
}
