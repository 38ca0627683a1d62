export const flowTeamStates = ["forming", "active", "retired"] as const;
export type FlowTeamState = (typeof flowTeamStates)[number];
