import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { DemoBanner } from "@/components/frame/demo-banner";
import { HereProvider } from "@/components/flow-teams/here";
import { Frame } from "@/components/frame/frame";
import { can } from "@/lib/domain/access";
import { todayIn } from "@/lib/domain/calendar/dates";
import { buildId } from "@/lib/server/build-id";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { getFrame } from "@/lib/server/flow-teams/frame-queries";
import { requireActor } from "@/lib/server/session";

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props) {
  const flowTeam = await openFlowTeam(await requireActor(), (await params).slug);
  const name = flowTeam?.name ?? "Flotilla";
  return { title: { default: name, template: `%s · ${name}` } };
}

export default async function FlowTeamLayout({ params, children }: Props) {
  const actor = await requireActor();
  const flowTeam = await openFlowTeam(actor, (await params).slug);
  if (!flowTeam) notFound();
  const { id: flowTeamId, name: flowTeamName, slug, timeZone, state } = flowTeam;
  const frame = await getFrame(actor, flowTeam);
  const today = todayIn(flowTeam.timeZone, new Date());
  const isOld = frame.sprint?.isRunning === true && frame.sprint.endsOn < today;
  const mayRenew = can(actor, "run the flow team", { flowTeamId: flowTeam.id });
  return (
    <Frame
      frame={frame}
      today={today}
      build={buildId()}
      banner={flowTeam.isDemo ? <DemoBanner isOld={isOld && mayRenew} /> : null}
    >
      <HereProvider value={{ flowTeamId, flowTeamName, slug, timeZone, isRetired: state === "retired", actor }}>
        {children}
      </HereProvider>
    </Frame>
  );
}
