import { LostPage } from "@/components/frame/lost-page";
import { PageFrame } from "@/components/frame/page-frame";

/** As the 404 page outside, with the Flow Team's frame around it. */
export default function NotFoundInFlowTeam() {
  return (
    <PageFrame title="Not found">
      <LostPage />
    </PageFrame>
  );
}
