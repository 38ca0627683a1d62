import { notFound } from "next/navigation";

/** An address of a Flow Team that leads nowhere: the 404 page, with the Flow Team's frame around it. */
export default function LostInFlowTeamPage() {
  notFound();
}
