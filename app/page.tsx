import { redirect } from "next/navigation";
import { listFlowTeams } from "@/lib/server/flow-teams/frame-queries";
import { requireActor } from "@/lib/server/session";

/** The way in: to the one Flow Team somebody has, else to the list of them. */
export default async function HomePage() {
  const actor = await requireActor("/");
  const open = (await listFlowTeams(actor)).filter(({ state }) => state !== "retired");
  const [only] = open;
  redirect(only && open.length === 1 ? `/flow-teams/${only.slug}` : "/flow-teams");
}
