import { redirect } from "next/navigation";

/** A Flow Team's first page. */
export default async function FlowTeamPage({ params }: { params: Promise<{ slug: string }> }) {
  redirect(`/flow-teams/${(await params).slug}/today`);
}
