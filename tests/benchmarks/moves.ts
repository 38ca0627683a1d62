import { readFileSync } from "node:fs";
import path from "node:path";
import { type Reply, expectReply } from "./http";
import { type Line, alternately, compared, median } from "./measure";
import type { Sides } from "./reads";

/**
 * Moving an Epic by a sprint and back as a drag does, by the server action, with rights, rules,
 * audit and hints, against a bare UPDATE in a transaction.
 *
 * @param build the folder the app was built to: it knows the action's id
 */
export async function measureMoves(sides: Sides, build: string): Promise<Line[]> {
  const action = actionId(build, "editEpic");
  const { floor, client, flowTeam, cookie } = sides;
  const [oursId = "", floorId = ""] = flowTeam.epicIds;
  const { rows } = await client.query<{ firstSprint: number; lastSprint: number }>(
    `UPDATE "Epic" SET status = 'planned', "firstSprint" = 60, "lastSprint" = 61 WHERE id = ANY($1) RETURNING "firstSprint", "lastSprint"`,
    [[oursId, floorId]],
  );
  let at = rows[0]?.firstSprint ?? 60;
  const next = () => (at === 60 ? 61 : 60);

  const measured = await alternately(
    80,
    10,
    async () => (await expectReply(200, `${floor}/move?epic=${floorId}&first=${next()}&last=${next() + 1}`)).ms,
    async () => {
      const to = next();
      const edits = { firstSprint: { seen: at, to }, lastSprint: { seen: at + 1, to: to + 1 } };
      const took = await act(sides, cookie, action, { flowTeamId: flowTeam.id, epicId: oursId, edits });
      at = to;
      return took;
    },
  );
  const [atFloor, ours] = [median(measured.floor), median(measured.ours)];
  return [compared("Move an Epic", atFloor, ours, "at most 8×", 8 * atFloor)];
}

/** The id a build gives a server action. */
export function actionId(build: string, name: string): string {
  const file = path.join(build, "server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as {
    node: Record<string, { exportedName: string }>;
  };
  const id = Object.keys(node).find((key) => node[key]?.exportedName === name);
  if (!id) throw new Error(`The build has no server action ${name}.`);
  return id;
}

/** Runs a server action as the browser does, on a page that has it. Returns milliseconds; throws when it is refused. */
export async function act(
  { app, flowTeam }: Pick<Sides, "app" | "flowTeam">,
  cookie: string,
  action: string,
  input: object,
  page?: string,
): Promise<number> {
  const reply = await send({ app, flowTeam }, cookie, action, input, page);
  if (!reply.body.includes('"ok":true')) throw new Error(`It was refused: ${reply.body.toString().slice(0, 500)}`);
  return reply.ms;
}

/** As `act`, for what may be refused. */
export function send(
  { app, flowTeam }: Pick<Sides, "app" | "flowTeam">,
  cookie: string,
  action: string,
  input: object,
  page = "board",
): Promise<Reply> {
  return expectReply(200, `${app}/flow-teams/${flowTeam.slug}/${page}`, {
    method: "POST",
    headers: {
      cookie,
      origin: app,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": action,
    },
    body: JSON.stringify([input]),
  });
}
