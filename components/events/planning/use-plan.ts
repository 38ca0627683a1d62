"use client";

import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { changeClaim, claimEpic, withdrawClaim } from "@/lib/actions/events-planning";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type Claim, type ClaimableEpic, type ClaimsView, mayClaim } from "@/lib/domain/events/claims";
import type { Refusal } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";

/** Objectives, Epics on offer, claims and capacities of one Flow Sprint, live. */
export type Plan = {
  view: ClaimsView;
  epics: readonly ClaimableEpic[];
  ground: GroundView;
  /** The teams the person may claim for now, in the view's order. */
  ownTeams: ClaimsView["teams"];
  isClosed: boolean;
};

/** The plan of a Flow Sprint; undefined until it is there. */
export function usePlan(sprint: number): { plan: Plan | undefined; refusal: Refusal | null } {
  const { slug, flowTeamId, actor, isRetired } = useHere();
  const ground = useGround();
  const { data: view, refusal } = useView<ClaimsView>(claimsKey(slug, sprint));
  const { data: epics, refusal: epicRefusal } = useView<ClaimableEpic[]>({ slug, view: "claimable-epics" });
  if (!view || !epics || !ground) return { plan: undefined, refusal: refusal ?? epicRefusal };
  const isClosed = view.sprint.state === "closed";
  const ownTeams = isRetired || isClosed ? [] : view.teams.filter(({ id }) => mayClaim(actor, flowTeamId, id));
  return { plan: { view, epics, ground, ownTeams, isClosed }, refusal };
}

/** Where a Flow Sprint's claims are kept. */
export const claimsKey = (slug: string, sprint: number) => ({
  slug,
  view: "claims",
  query: { sprint: String(sprint) },
});

/** Claiming, changing and withdrawing: shown at once, since the rules are pure. */
export function useClaiming({ view, epics }: Plan) {
  const { slug, flowTeamId, actor } = useHere();
  const sprintNumber = view.sprint.number;
  const named = ({ epicId, teamId }: Pick<Claim, "epicId" | "teamId">) => ({
    flowTeamId,
    sprintNumber,
    epicId,
    teamId,
  });
  const patch = (apply: (claims: Claim[]) => Claim[]) => [
    patchView<ClaimsView>(claimsKey(slug, sprintNumber), (now) => ({ ...now, claims: apply(now.claims) })),
  ];
  const isOne = (one: Claim, other: Pick<Claim, "epicId" | "teamId">) =>
    one.epicId === other.epicId && one.teamId === other.teamId;
  const name = (epicId: string) => `E-${epics.find(({ id }) => id === epicId)?.number ?? ""}`;
  const team = (teamId: string) => view.teams.find(({ id }) => id === teamId)?.name ?? "The team";
  const claiming = useCommand(claimEpic, {
    done: ({ points }, { epicId, teamId }) => `${team(teamId)} claims ${counted(points, "point")} of ${name(epicId)}`,
    optimistic: ({ epicId, teamId, points }) =>
      patch((claims) => [
        ...claims.filter((claim) => !isOne(claim, { epicId, teamId })),
        { epicId, teamId, points, claimedBy: actor.name, claimedAt: Number.MAX_SAFE_INTEGER },
      ]),
  });
  const changing = useCommand(changeClaim, {
    done: (_, { epicId, points }) => `${name(epicId)}: ${counted(points.to, "point")} claimed`,
    optimistic: ({ points, ...of }) =>
      patch((claims) => claims.map((claim) => (isOne(claim, of) ? { ...claim, points: points.to } : claim))),
  });
  const withdrawing = useCommand(withdrawClaim, {
    done: (_, { epicId, teamId }) => `${team(teamId)}'s claim of ${name(epicId)} withdrawn`,
    optimistic: (of) => patch((claims) => claims.filter((claim) => !isOne(claim, of))),
  });
  return {
    pending: claiming.pending || changing.pending || withdrawing.pending,
    claim: (epicId: string, teamId: string, points: number) => claiming.run({ ...named({ epicId, teamId }), points }),
    change: (claim: Claim, to: number) => changing.run({ ...named(claim), points: { seen: claim.points, to } }),
    withdraw: (claim: Claim) => void withdrawing.run(named(claim)),
  };
}

export type Claiming = ReturnType<typeof useClaiming>;
