import type { ReactNode } from "react";
import { OuterFrame } from "@/components/frame/outer-frame";
import { WayBack } from "@/components/frame/way-back";
import type { Actor } from "@/lib/domain/access";
import type { OpenTo } from "@/lib/domain/flow-teams/way-back";

type AccountFrameProps = {
  actor: Actor;
  build: string;
  flowTeams: readonly OpenTo[];
  children: ReactNode;
};

/** What stands around the pages of accounts. */
export function AccountFrame({ actor, build, flowTeams, children }: AccountFrameProps) {
  const { personId: id, name, isAdministrator } = actor;
  return (
    <OuterFrame
      me={{ id, name, roles: isAdministrator ? "Administrator" : "", isAdministrator }}
      build={build}
      flowTeams={flowTeams}
      back={<WayBack flowTeams={flowTeams} />}
    >
      {children}
    </OuterFrame>
  );
}
