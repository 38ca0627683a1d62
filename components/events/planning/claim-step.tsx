"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useDependencies } from "@/components/dependencies/use-dependencies";
import { useHere, useMay } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { can } from "@/lib/domain/access";
import { neededBy } from "@/lib/domain/dependencies/standing";
import type { Judged } from "@/lib/domain/dependencies/view";
import type { Claim, ClaimableEpic } from "@/lib/domain/events/claims";
import { useCarry } from "@/components/ui/use-carry";
import { useRoom } from "../room/use-room";
import { ClaimCard, DependencyChips } from "./claim-card";
import { type Dragged, placeOfClaim, placeOfTeam } from "./drag";
import { EpicCard } from "./epic-card";
import { EpicTray } from "./epic-tray";
import { PlanRegister } from "./plan-register";
import { TeamColumn } from "./team-column";
import { type Plan, useClaiming } from "./use-plan";
import { useClaimOverride } from "./use-claim-override";

const ClaimDialog = lazily(dynamic(() => import("./claim-dialog").then((module) => module.ClaimDialog)));
const NeedDialog = lazily(dynamic(() => import("./need-dialog").then((module) => module.NeedDialog)));

type ClaimEnd = Pick<Claim, "epicId" | "teamId">;
type Asking =
  | { what: "claim"; epic: ClaimableEpic; teamId?: string | undefined; claim?: Claim | undefined }
  | { what: "need"; needer: ClaimEnd; giver: ClaimEnd | null };

/** Teams claim Epics from under their objectives, their capacity fills, and Dependencies are drawn. */
export function ClaimStep({ plan }: { plan: Plan }) {
  const { view, epics, ownTeams } = plan;
  const [asking, setAsking] = useState<Asking | null>(null);
  const { actor, flowTeamId } = useHere();
  const { isProjector } = useRoom();
  const mayDraw = useMay("contribute") && !plan.isClosed;
  const mayWithdraw = useMay("withdraw claims") && !plan.isClosed;
  const claiming = useClaiming(plan);
  const override = useClaimOverride();
  const { data: register } = useDependencies();
  const needed = register ? neededBy(register.judged, view.sprint.number) : [];
  const byId = new Map(epics.map((epic) => [epic.id, epic]));
  const carry = useCarry<Dragged>({
    takes: (dragged, place) =>
      dragged.kind === "epic"
        ? ownTeams.some(({ id }) => placeOfTeam(id) === place)
        : view.claims.some((claim) => claim.teamId !== dragged.teamId && placeOfClaim(claim) === place),
    onDrop(dragged, place) {
      if (dragged.kind === "need") {
        const giver = view.claims.find((claim) => placeOfClaim(claim) === place);
        if (giver) setAsking({ what: "need", needer: dragged, giver });
        return;
      }
      const { epicId } = dragged;
      const epic = byId.get(epicId);
      const teamId = ownTeams.find(({ id }) => placeOfTeam(id) === place)?.id;
      if (epic && teamId) setAsking({ what: "claim", epic, teamId, claim: claimOf(view.claims, epicId, teamId) });
    },
  });
  const freeTeams = (epicId: string) =>
    ownTeams.filter(({ id }) => !view.claims.some((claim) => claim.epicId === epicId && claim.teamId === id));
  const card = (epic: ClaimableEpic) => (
    <EpicCard
      key={epic.id}
      plan={plan}
      epic={epic}
      onClaim={freeTeams(epic.id).length > 0 ? () => setAsking({ what: "claim", epic }) : undefined}
      onOverride={() => override.ask(epic)}
      onGrab={(press) => carry.grab(press, { kind: "epic", epicId: epic.id })}
    />
  );
  const claimsFor = new Set(ownTeams.map(({ id }) => id));
  const isOwn = ({ id }: { id: string }) => can(actor, "work in the team", { flowTeamId, scrumTeamId: id });
  // One's own teams first: they are what one works on.
  const teams = view.teams.toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)));
  return (
    <div className="flex flex-col gap-6">
      <EpicTray plan={plan} card={card} />
      {/* On a wall they fill column by column, so that one with many claims leaves no room empty beside it. */}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(10.25rem,1fr))] items-start gap-2.5 max-md:grid-cols-[repeat(auto-fill,minmax(9.25rem,1fr))] in-data-projector:block in-data-projector:columns-[14rem] in-data-projector:gap-2.5">
        {teams.map((team) => (
          <TeamColumn
            key={team.id}
            team={team}
            claims={view.claims}
            isOwn={isOwn(team)}
            chips={
              <DependencyChips
                plan={plan}
                needs={needed.filter(({ needer, neederTeamId }) => !needer && neederTeamId === team.id)}
                gives={needed.filter(({ giver, giverTeamId }) => !giver && giverTeamId === team.id)}
              />
            }
            mayClaim={claimsFor.has(team.id)}
            isOver={carry.carried?.over === placeOfTeam(team.id)}
          >
            {view.claims
              .filter(({ teamId }) => teamId === team.id)
              .map((claim) => (
                <ClaimCard
                  key={claim.epicId}
                  plan={plan}
                  claim={claim}
                  needs={needed.filter((dependency) => isEnd(dependency, "needer", claim))}
                  gives={needed.filter((dependency) => isEnd(dependency, "giver", claim))}
                  onChange={
                    claimsFor.has(team.id) && byId.has(claim.epicId)
                      ? () => {
                          const epic = byId.get(claim.epicId);
                          if (epic) setAsking({ what: "claim", epic, teamId: team.id, claim });
                        }
                      : undefined
                  }
                  onWithdraw={mayWithdraw && !claimsFor.has(team.id) ? () => claiming.withdraw(claim) : undefined}
                  onNeed={mayDraw ? (giver) => setAsking({ what: "need", needer: claim, giver }) : undefined}
                  onGrabNeed={(press) => carry.grab(press, { kind: "need", epicId: claim.epicId, teamId: team.id })}
                  isOver={carry.carried?.over === placeOfClaim(claim)}
                />
              ))}
          </TeamColumn>
        ))}
      </div>
      {/* In the room it stands beside the stage. */}
      {isProjector ? <PlanRegister plan={plan} /> : null}
      <RefusalNotice refusal={override.refusal} />
      {override.dialog}
      {asking?.what === "claim" ? (
        <ClaimDialog
          plan={plan}
          claiming={claiming}
          epic={asking.epic}
          teamId={asking.teamId}
          claim={asking.claim}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking?.what === "need" ? (
        <NeedDialog plan={plan} needer={asking.needer} giver={asking.giver} onClose={() => setAsking(null)} />
      ) : null}
    </div>
  );
}

function claimOf(claims: readonly Claim[], epicId: string, teamId: string): Claim | undefined {
  return claims.find((claim) => claim.epicId === epicId && claim.teamId === teamId);
}

/** Whether the Dependency ends at this claim: at its Epic, or at a Story of it that its team has. */
function isEnd(dependency: Judged, end: "needer" | "giver", { epicId, teamId }: Claim): boolean {
  const item = dependency[end];
  const endTeam = end === "needer" ? dependency.neederTeamId : dependency.giverTeamId;
  return endTeam === teamId && (item?.isStory ? item.epicId : item?.id) === epicId;
}
