import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { HEAD } from "@/app/api/shared/review/[token]/live/route";
import type { Actor } from "@/lib/domain/access";
import {
  type Context,
  type LiveHello,
  type LiveHint,
  clockOf,
  peopleOf,
  roomOf,
  secretsOf,
  storiesOf,
  tableOf,
} from "@/lib/domain/live";
import { ok } from "@/lib/domain/result";
import { command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { createEventLink, newSecret, revokeEventLink } from "@/lib/server/events/event-link-commands";
import { openVisitorStream } from "@/lib/server/events/visitor-stream";
import { joinByLink } from "@/lib/server/events/visitor-commands";
import { LiveHub } from "@/lib/server/live";
import { granted } from "../answers";
import { unique } from "../factories";
import { readFrames } from "../live-frames";
import { type Reviews, inviteTo, makeReviews } from "../review-rows";

const hubs: LiveHub[] = [];

/** What one app process has. */
function newHub(): LiveHub {
  const hub = new LiveHub(process.env.DATABASE_URL ?? "");
  hubs.push(hub);
  return hub;
}

afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

let flowTeamId: string;
let teamId: string;
let cpo: Actor;
let openReview: Reviews["openReview"];

beforeAll(async () => {
  ({ flowTeamId, teamId, cpo, openReview } = await makeReviews());
});

/** A change of many contexts at once, each naming an item. */
const change = command({
  name: "test.changeContexts",
  input: z.object({ flowTeamId: z.uuid(), contexts: z.array(z.string()), id: z.uuid() }),
  async run({ changed }, { contexts, id, ...of }) {
    for (const context of contexts as Context[]) changed({ flowTeamId: of.flowTeamId, context, id });
    return ok(null);
  },
});
const tell = async (...contexts: Context[]) => granted(await change.run(cpo, { flowTeamId, contexts, id: teamId }));

async function invite() {
  const { key, room } = await openReview();
  return { key, room, ...(await inviteTo({ room }, cpo)) };
}

const never = () => new AbortController().signal;

async function listen(hub: LiveHub, token: string) {
  const stream = await openVisitorStream(hub, token, never());
  if (!stream) throw new Error("The link is in force.");
  const frames = readFrames(stream);
  const hello = (await frames.next())?.data as LiveHello;
  return { frames, told: Object.keys(hello.standing[flowTeamId] ?? {}), hello };
}

/** All that a Review's page shows. */
const shownOf = (key: string) =>
  new Set<string>(["flow-teams", "calendar", "backlog", "stories", "events", roomOf(key), clockOf(key), tableOf(key)]);

describe("the live stream of a guest by a link", () => {
  it("begins with where that Review stands, and nothing else of the Flow Team", async () => {
    const { key, token } = await invite();
    const elsewhere = ["s1-daily-scrum-1-bedrock", "s1-team-retrospective-bedrock"];
    const others = elsewhere.flatMap((other) => [roomOf(other), tableOf(other), secretsOf(other)]);
    await tell(tableOf(key), peopleOf(key), secretsOf(key), storiesOf(teamId), "accounts", "dependencies", ...others);
    const { told, hello } = await listen(newHub(), token);
    expect(Object.keys(hello.standing)).toEqual([flowTeamId]);
    expect(told).toContain(tableOf(key));
    for (const context of told) expect(shownOf(key)).toContain(context);
  });

  it("tells at every process what of it changes, of no other Review, and names neither items nor people", async () => {
    const [one, other] = [await invite(), await invite()];
    const here = await listen(newHub(), one.token);
    const there = await listen(newHub(), one.token);
    await tell(tableOf(other.key), roomOf(other.key), peopleOf(one.key), storiesOf(teamId), "dependencies");
    await tell(tableOf(one.key));
    for (const { frames } of [here, there]) {
      const hint = (await frames.next())?.data as LiveHint;
      expect(hint).toEqual({
        flowTeamId,
        context: tableOf(one.key),
        ids: null,
        revision: expect.any(Number),
        commandId: "",
        byId: null,
      });
    }
  });

  it("hears what other guests do", async () => {
    const { key, token } = await invite();
    const { frames } = await listen(newHub(), token);
    granted(await joinByLink({ token, name: "Ines" }, { address: unique("address"), userAgent: "test" }));
    expect((await frames.next())?.data).toMatchObject({ context: tableOf(key), byId: null });
  });

  it("ends at once at every process when the link is revoked, and no other link's does", async () => {
    const { room, linkId, token } = await invite();
    const again = granted(await createEventLink.run(cpo, room));
    const kept = again.path.split("/").at(-1) ?? "";
    const hub = newHub();
    const streams = [await listen(hub, token), await listen(newHub(), token)];
    const other = await listen(hub, kept);
    granted(await revokeEventLink.run(cpo, { ...room, linkId }));
    for (const { frames } of streams) expect(await frames.next()).toBeNull();
    expect(hub.size).toBe(1);
    expect((await other.frames.next())?.event).toBe("hint");
    expect(await openVisitorStream(hub, token, never())).toBeNull();
    expect(hub.size).toBe(1);
  });

  it("ends when the link is gone with its event", async () => {
    const { linkId, token } = await invite();
    const { frames } = await listen(newHub(), token);
    await db().eventLink.delete({ where: { id: linkId } });
    expect(await frames.next()).toBeNull();
  });

  it("says beforehand whether it would be opened, and that a void link is over for good", async () => {
    const { room, linkId, token } = await invite();
    const asked = async (secret: string) => {
      const answer = await HEAD(new Request("http://localhost"), { params: Promise.resolve({ token: secret }) });
      return answer.status;
    };
    expect(await asked(token)).toBe(200);
    granted(await revokeEventLink.run(cpo, { ...room, linkId }));
    expect([await asked(token), await asked(newSecret())]).toEqual([401, 401]);
  });

  it("isn't opened by a link that was revoked while it opened, nor by one that never was", async () => {
    const { room, linkId, token } = await invite();
    const hub = newHub();
    const open = hub.open.bind(hub);
    // Revoked after it was looked at, before the process listens.
    hub.open = async (listener) => {
      granted(await revokeEventLink.run(cpo, { ...room, linkId }));
      return open(listener);
    };
    expect(await openVisitorStream(hub, token, never())).toBeNull();
    expect(hub.size).toBe(0);
    expect(await openVisitorStream(hub, newSecret(), never())).toBeNull();
    expect(await openVisitorStream(hub, "no link", never())).toBeNull();
  });

  it("tells where the Review alone stands when the listener was cut off", async () => {
    const { key, token } = await invite();
    const { frames } = await listen(newHub(), token);
    await db()
      .$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'flotilla live' AND datname = current_database()`;
    await tell(tableOf(key), storiesOf(teamId), "dependencies");
    const resync = await frames.next();
    expect(resync?.event).toBe("resync");
    const { standing } = (resync?.data ?? {}) as LiveHello;
    expect(Object.keys(standing)).toEqual([flowTeamId]);
    for (const context of Object.keys(standing[flowTeamId] ?? {})) expect(shownOf(key)).toContain(context);
  });
});
