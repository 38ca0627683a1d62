import type { ReactNode } from "react";
import { OuterFrame } from "@/components/frame/outer-frame";
import type { Actor } from "@/lib/domain/access";

type AccountFrameProps = {
  actor: Actor;
  build: string;
  flowTeams: readonly { slug: string; name: string }[];
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
    >
      {children}
    </OuterFrame>
  );
}
