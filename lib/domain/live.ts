/** The parts of a Flow Team that views are cached and refreshed by. */
export const contexts = [
  "flow-teams", "calendar", "roadmap", "backlog", "dependencies", "accounts", "presence",
] as const;
export type Context = (typeof contexts)[number];

/**
 * What travels to every screen when something changed: where, never what. `revision` counts the
 * changes of that context in that Flow Team; `commandId` lets a screen know its own act.
 */
export type LiveHint = {
  flowTeamId: string;
  context: Context;
  id: string | null;
  revision: number;
  commandId: string;
  byId: string | null;
};
