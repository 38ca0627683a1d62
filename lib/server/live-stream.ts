import "server-only";
import type { Actor } from "@/lib/domain/access";
import { type LiveHello, beatEvery } from "@/lib/domain/live";
import { buildId } from "./build-id";
import { type Hearing, type LiveHub, type Listener, frame, heardBy, heartbeat } from "./live";
import { accessOf } from "./live-memory";
import { listAudibleFlowTeams } from "./revisions";

/** Streams end after this long, spread by a minute, so that reconnecting checks access anew. */
const longestStream = 10 * 60_000;
/** Frames a browser may be behind before its stream ends: it catches up by reconnecting. */
const furthestBehind = 500;

/**
 * One browser's stream of hints for all Flow Teams the actor has part in. The first frame says
 * which build answers and where these Flow Teams stand; whatever happens later is a hint.
 */
export async function openLiveStream(
  hub: LiveHub,
  actor: Actor,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const { personId, isAdministrator, confinedTo } = actor;
  const hearing: Hearing = {
    flowTeamIds: new Set(await listAudibleFlowTeams(actor)),
    contexts: null,
    isMeant(whose) {
      if (whose === accessOf.administrators) return isAdministrator;
      return whose === accessOf.demo ? confinedTo !== undefined : personId === whose;
    },
  };
  return openStreamOf(hub, hearing, signal);
}

/** As `openLiveStream`, of what a listener may hear that isn't an actor. */
export async function openStreamOf(
  hub: LiveHub,
  hearing: Hearing,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const { stream, listener } = listenerFor(hearing, signal);
  // Joins first and reads afterwards: nothing falls between.
  const leave = await hub.open(listener);
  listener.onEnd(leave);
  const standing = heardBy(hearing, await hub.standing([...hearing.flowTeamIds]));
  const hello: LiveHello = { build: buildId(), standing };
  listener.send(frame("hello", JSON.stringify(hello)));
  return stream;
}

function listenerFor(hearing: Hearing, signal: AbortSignal) {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let leave = () => {};
  const beat = setInterval(() => send(heartbeat), beatEvery);
  const limit = setTimeout(() => end(), longestStream + Math.random() * 60_000);

  function send(bytes: Uint8Array): void {
    if (!controller) return;
    controller.enqueue(bytes);
    if ((controller.desiredSize ?? 0) < -furthestBehind) end();
  }

  function end(): void {
    if (!controller) return;
    const ended = controller;
    controller = null;
    release();
    ended.close();
  }

  function release(): void {
    controller = null;
    clearInterval(beat);
    clearTimeout(limit);
    signal.removeEventListener("abort", end);
    leave();
  }

  const stream = new ReadableStream<Uint8Array>({
    start(started) {
      controller = started;
    },
    cancel: release,
  });
  signal.addEventListener("abort", end);
  const onEnd = (then: () => void) => {
    leave = then;
    // Ended while it was still being opened.
    if (!controller) then();
  };
  const listener: Listener & { onEnd(then: () => void): void } = {
    ...hearing,
    send,
    end,
    onEnd,
  };
  return { stream, listener };
}

/** What a stream's answer says of itself: nobody may keep, change or hold it back. */
export const liveHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};
