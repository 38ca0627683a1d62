/** What is carried over the table: an Epic to a team, or the need of a claim to the claim that gives. */
export type Dragged = { kind: "epic"; epicId: string } | { kind: "need"; epicId: string; teamId: string };

/** How the places of the table are marked: the column of a team, and a claim in it. */
export const placeOfTeam = (teamId: string): string => `team ${teamId}`;
export const placeOfClaim = (claim: { epicId: string; teamId: string }): string =>
  `claim ${claim.epicId} ${claim.teamId}`;
