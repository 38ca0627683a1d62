import { randomUUID } from "node:crypto";
import { expectReply } from "./http";
import { type Line, alternately, median, ms } from "./measure";
import type { Sides } from "./reads";

/** Moving an Epic by a sprint and back, with rights, rules, audit and hints, against a bare UPDATE. */
export async function measureMoves(sides: Sides): Promise<Line[]> {
  const { app, floor, client, flowTeam, cookie } = sides;
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
    async () =>
      (await expectReply(200, `${floor}/move?epic=${floorId}&first=${next()}&last=${next() + 1}`))
        .ms,
    async () => {
      const to = next();
      const edits = { firstSprint: { seen: at, to }, lastSprint: { seen: at + 1, to: to + 1 } };
      const reply = await expectReply(200, `${app}/api/commands/backlog.editEpic`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json", origin: app },
        body: JSON.stringify({
          commandId: randomUUID(),
          input: { flowTeamId: flowTeam.id, epicId: oursId, edits },
        }),
      });
      const answer = JSON.parse(reply.body.toString()) as { ok: boolean };
      if (!answer.ok) throw new Error(`The move was refused: ${reply.body.toString()}`);
      at = to;
      return reply.ms;
    },
  );
  const [atFloor, ours] = [median(measured.floor), median(measured.ours)];
  return [
    {
      work: "Move an Epic",
      floor: ms(atFloor),
      ours: ms(ours),
      ratio: `${(ours / atFloor).toFixed(1)}×`,
      goal: "at most 8×",
      isReached: ours <= 8 * atFloor,
    },
  ];
}
