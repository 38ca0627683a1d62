import { type Context, clockOf, secretsOf } from "@/lib/domain/live";
import { expectReply } from "./http";
import { act, actionId } from "./moves";
import type { Sides } from "./reads";

/** The Flow Sprint whose events are measured, and the one whose rows the floor changes. */
const sprints = { ours: 54, floor: 55 };

/** One kind of change in a room: what it makes new, how it is done, and how the floor does it. */
export type RoomChange = {
  name: string;
  key: string;
  /** The context that says that it changed. */
  context: Context;
  /** The view that it makes new, and its screen, by their addresses within the Flow Team; where that shows it. */
  view: string;
  screen: string;
  shownAt: string;
  /** Does it by the app: another one each time. */
  ours(): Promise<unknown>;
  /** The same on the floor's rows. */
  bare(): Promise<unknown>;
  /** What the floor's participants read after it. */
  barePath(): string;
};

type Event = { id: string; key: string };

/**
 * Opens both Flow Sprint Plannings of two Flow Sprints, with everybody of the Flow Team in them and a
 * vote on confidence under way.
 *
 * @param build the folder the app was built to: it knows the actions' ids
 */
export async function openRooms(sides: Sides, cookies: readonly string[], build: string): Promise<RoomChange[]> {
  const { client, flowTeam, floor } = sides;
  const csm = cookies[1] ?? "";
  const run = (who: string, name: string, event: Pick<Event, "key">, input: object) =>
    act(sides, who, actionId(build, name), { flowTeamId: flowTeam.id, ...input }, `events/${event.key}`);
  const open = async (key: string): Promise<Event> => {
    await run(csm, "openEvent", { key }, { key });
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM "FlowSprintEvent" WHERE "flowTeamId" = $1 AND key = $2',
      [flowTeam.id, key],
    );
    const id = rows[0]?.id ?? "";
    await client.query(
      `INSERT INTO "Attendance" ("eventId", "personId", "joinedAt") SELECT $1, unnest($2::uuid[]), now() ON CONFLICT DO NOTHING`,
      [id, flowTeam.peopleIds],
    );
    return { id, key };
  };
  const ballotOf = async (event: Event): Promise<string> => {
    await run(csm, "openBallot", event, { key: event.key, kind: "confidence" });
    const { rows } = await client.query<{ id: string }>('SELECT id FROM "Ballot" WHERE "eventId" = $1', [event.id]);
    return rows[0]?.id ?? "";
  };
  const first = await open(`s${sprints.ours}-planning-1`);
  const second = await open(`s${sprints.ours}-planning-2`);
  const bareSecond = await open(`s${sprints.floor}-planning-2`);
  const [ballotId, bareBallotId] = [await ballotOf(second), await ballotOf(bareSecond)];
  const { rows: teams } = await client.query<{ id: string }>(
    'SELECT id FROM "ScrumTeam" WHERE "flowTeamId" = $1 ORDER BY hue LIMIT 1',
    [flowTeam.id],
  );
  const { rows: epics } = await client.query<{ id: string }>(
    `SELECT id FROM "Epic" WHERE "flowTeamId" = $1 AND status = 'planned' ORDER BY number LIMIT 1`,
    [flowTeam.id],
  );
  const [teamId = "", epicId = ""] = [teams[0]?.id, epics[0]?.id];
  const bareChange = (asked: Record<string, string>) =>
    expectReply(200, `${floor}/room-change?${new URLSearchParams(asked)}`);
  const bareRead = (asked: Record<string, string>) =>
    `/room?${new URLSearchParams({ flowTeam: flowTeam.id, key: bareSecond.key, sprint: String(sprints.floor), ...asked })}`;

  let [step, bareStep, votes, bareVotes, claims, bareClaims] = [0, 0, 0, 0, 0, 0];
  return [
    {
      name: "A facilitator's step",
      key: second.key,
      context: clockOf(second.key),
      view: `events/${second.key}/room`,
      screen: `events/${second.key}`,
      shownAt: '[aria-label="Agenda"] [aria-current="step"]',
      async ours() {
        await run(csm, "goToStep", second, { key: second.key, seen: step, to: 1 - step });
        step = 1 - step;
      },
      async bare() {
        bareStep = 1 - bareStep;
        await bareChange({ what: "step", event: bareSecond.id, step: String(bareStep) });
      },
      barePath: () => bareRead({ what: "step" }),
    },
    {
      name: "A vote",
      key: second.key,
      context: secretsOf(second.key),
      view: `events/${second.key}/ballots`,
      screen: `events/${second.key}?step=3`,
      shownAt: '[aria-label="Confidence vote"]',
      ours() {
        const { voter, value } = ballotPaper(votes++);
        return run(cookies[voter] ?? "", "castVote", second, { key: second.key, ballotId, round: 1, value });
      },
      bare() {
        const { voter, value } = ballotPaper(bareVotes++);
        const person = flowTeam.peopleIds[voter] ?? "";
        return bareChange({ what: "vote", event: bareSecond.id, ballot: bareBallotId, person, value: value ?? "3" });
      },
      barePath: () => bareRead({ what: "vote" }),
    },
    {
      name: "A claim",
      key: first.key,
      context: "claims",
      view: `claims?sprint=${sprints.ours}`,
      screen: `events/${first.key}?step=2`,
      shownAt: '[aria-label="Team 1"]',
      ours() {
        const claim = { sprintNumber: sprints.ours, epicId, teamId };
        const po = cookies[3] ?? "";
        return claims++ % 2 === 0
          ? run(po, "claimEpic", first, { ...claim, points: 5 })
          : run(po, "withdrawClaim", first, claim);
      },
      bare() {
        const claim = { flowTeam: flowTeam.id, sprint: String(sprints.floor), epic: epicId, team: teamId };
        return bareChange({ what: "claim", ...claim, points: String(5 + (bareClaims++ % 2)) });
      },
      barePath: () => bareRead({ what: "claim" }),
    },
  ];
}

/** Of the first 33 people, who lead the Flow Team and its Scrum Teams, all but the Architect, who looks on. */
const voters = Array.from({ length: 33 }, (_, at) => at).filter((at) => at !== 2);

/** One after the other they vote and take it back. */
function ballotPaper(count: number): { voter: number; value: string | null } {
  return { voter: voters[Math.floor(count / 2) % voters.length] ?? 0, value: count % 2 === 0 ? "4" : null };
}
