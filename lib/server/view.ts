import "server-only";
import { type Actor, type Capability, can } from "@/lib/domain/access";
import { isSlug } from "@/lib/domain/flow-teams/slug";
import {
  type Context,
  type PaintedView,
  type Revisions,
  type ViewRevisions,
  clockHeader,
  heardHeader,
  readHeard,
  revisionsHeader,
} from "@/lib/domain/live";
import { type Refusal, type RefusalCode, notFound } from "@/lib/domain/result";
import { loadActor } from "./accounts/actor";
import { buildId } from "./build-id";
import { refusalFor } from "./command";
import { hasPart } from "./flow-teams/access";
import { liveHub } from "./live";
import type { LiveMemory } from "./live-memory";
import { type FoundFlowTeam, readRevisions } from "./revisions";
import { getSignInId } from "./session";
import { ViewCache } from "./view-cache";

/**
 * A part of a Flow Team that many look at: the same for all who may see it, so that it is read once
 * for each revision and shared.
 */
export type View<Shape = unknown> = {
  /** Names it in the process's cache: all that `load` depends on beside the Flow Team is in it. */
  name: string;
  /** Who may read it, held anywhere in the Flow Team. */
  capability: Capability;
  /** Whether it exists for an actor, where that takes more than the capability: known from contexts of its own. */
  admission?: {
    contexts: readonly Context[];
    admits(actor: Actor, flowTeamId: string, at: Revisions): Promise<boolean>;
  };
  /** A change in one of these makes it new. */
  contexts: readonly Context[];
  /**
   * JSON text of a `Shape`, built by PostgreSQL. Null when what it shows doesn't exist. `at` is where
   * its contexts stood before, for `readPart`.
   */
  load(flowTeamId: string, at?: Revisions): Promise<string | null>;
  /** What Stakeholders get of it, where that is less: they are guests. */
  forGuests?(whole: Shape): Shape;
  /** As `forGuests`, where one Stakeholder gets other parts than the next. */
  forGuest?(whole: Shape, personId: string): Shape;
  /** Part of the entity tag, so that a browser keeps no guest's answer for a Member or another guest, nor an older minute's. */
  edition?: string;
  /** Never set: remembers the type of what `load` answers. */
  shape?: Shape;
};

/** The view as this actor may see it. */
export function viewFor<Shape>(actor: Actor, flowTeamId: string, view: View<Shape>): View<Shape> {
  const { forGuests, forGuest } = view;
  if ((!forGuests && !forGuest) || can(actor, "contribute", { flowTeamId })) return view;
  const edition = forGuest ? `guest-${actor.personId}` : "guests";
  return {
    ...view,
    name: `${view.name} for ${edition}`,
    edition: view.edition ? `${edition}-${view.edition}` : edition,
    async load(id, at) {
      const whole = await view.load(id, at);
      if (whole === null) return null;
      const shape = JSON.parse(whole) as Shape;
      return JSON.stringify(forGuest ? forGuest(shape, actor.personId) : forGuests?.(shape));
    },
  };
}

const held = globalThis as typeof globalThis & { flotillaViews?: ViewCache };

function cache(): ViewCache {
  held.flotillaViews ??= new ViewCache();
  return held.flotillaViews;
}

/** A view, or what one person sees of their own. */
type Served = View | ((actor: Actor) => View);

/**
 * Answers `GET /api/flow-teams/[slug]/<view>`: 304 while nothing changed since the entity tag the
 * browser sends, without touching the view's rows; else the bytes kept for this revision.
 *
 * One round trip for the session and one for access and revisions; a third only for the first
 * reader of a revision. Who reads again because of a hint costs none of the first two, while this
 * process hears hints as well. Answers 401, 404 and 503 carry a Refusal.
 */
export async function serveView(request: Request, slug: string, view: Served): Promise<Response> {
  try {
    return await serveViewOf(await getSignInId(), request, slug, view, liveHub().memory);
  } catch (error) {
    const name = typeof view === "function" ? new URL(request.url).pathname : view.name;
    return refusalResponse(refusalFor(`view ${name}`, error));
  }
}

/** As `serveView`, for a sign-in and what the process remembers. */
export async function serveViewOf(
  signInId: string | null,
  request: Request,
  slug: string,
  view: Served,
  memory: LiveMemory | null,
): Promise<Response> {
  const now = new Date();
  if (signInId && memory) {
    const answer = await serveViewTo(await memory.actorOf(signInId, now), request, slug, view, memory);
    // Only the database says no: what was given a moment ago may not have been heard of.
    if (answer.ok || answer.status === 304) return answer;
  }
  return serveViewTo(signInId ? await loadActor(signInId, now) : null, request, slug, view);
}

/** As `serveView`, for an actor already known. */
export async function serveViewTo(
  actor: Actor | null,
  request: Request,
  slug: string,
  served: Served,
  memory: LiveMemory | null = null,
): Promise<Response> {
  if (!actor) return refusalResponse(signInFirst);
  const view = typeof served === "function" ? served(actor) : served;
  const { contexts, admission, capability } = view;
  const asked = [...contexts, ...(admission?.contexts ?? [])];
  const standing = isSlug(slug) ? await standingFor(request, slug, asked, memory) : null;
  if (!standing || !maySee(actor, standing, capability)) return refusalResponse(notFound("page").refusal);
  const { flowTeamId, revisions } = standing;
  if (admission && !(await admission.admits(actor, flowTeamId, revisions))) {
    return refusalResponse(notFound("page").refusal);
  }
  const shown = Object.fromEntries(contexts.map((context) => [context, revisions[context] ?? 0]));
  return respond(request, { flowTeamId, revisions: shown }, viewFor(actor, flowTeamId, view));
}

/**
 * A view for a server component's first paint: the page has checked access (`openFlowTeam`). The
 * JSON stays text, for the screen parses it once. Null when what it shows doesn't exist.
 */
export async function readView<Shape>(flowTeamId: string, view: View<Shape>): Promise<PaintedView<Shape> | null> {
  const standing = await readRevisions({ id: flowTeamId }, view.contexts);
  if (!standing) return null;
  const body = await read(flowTeamId, view, standing.revisions);
  const { revisions } = standing;
  return body && { flowTeamId, revisions, tag: tagOf(view, revisions), body: body.toString() };
}

/**
 * The text of a view that is part of another: kept by its own contexts, so that the whole is read anew
 * without it. `at` is what the whole's `load` was given; where it doesn't say how the part's contexts
 * stand, the database is asked.
 */
export async function readPart(flowTeamId: string, part: View, at?: Revisions): Promise<string | null> {
  const isKnown = at && part.contexts.every((context) => context in at);
  const revisions = isKnown ? at : (await readRevisions({ id: flowTeamId }, part.contexts))?.revisions;
  const body = revisions && (await read(flowTeamId, part, revisions));
  return body?.toString() ?? null;
}

/** An answer that says no in the words of a Refusal. */
export function refusalResponse(refusal: Refusal): Response {
  return Response.json(refusal, {
    status: statusOf[refusal.code],
    headers: { "cache-control": "no-store" },
  });
}

/** The refusal of a request without a session. */
export const signInFirst: Refusal = {
  code: "forbidden",
  message: "You are signed out.",
  wayOut: "Sign in again; what you typed stays on this page.",
};

const statusOf: Record<RefusalCode, number> = {
  invalid: 400,
  not_found: 404,
  forbidden: 401,
  rule: 409,
  stale: 409,
  busy: 503,
};

function maySee(actor: Actor, { flowTeamId, isDemo }: FoundFlowTeam, capability: Capability): boolean {
  return can(actor, capability, { flowTeamId }) && hasPart(actor, { id: flowTeamId, isDemo });
}

/** From memory for who reads again because of a hint; who has just changed something sees it in the database. */
async function standingFor(request: Request, slug: string, contexts: readonly Context[], memory: LiveMemory | null) {
  if (!memory) return readRevisions({ slug }, contexts);
  return memory.standingAt(slug, contexts, readHeard(request.headers.get(heardHeader)));
}

async function respond(request: Request, standing: ViewRevisions, view: View): Promise<Response> {
  const tag = tagOf(view, standing.revisions);
  const headers = new Headers({
    etag: tag,
    "cache-control": "private, no-cache",
    vary: "cookie",
    [revisionsHeader]: JSON.stringify(standing),
    [clockHeader]: String(Date.now()),
  });
  if (matches(request.headers.get("if-none-match"), tag)) {
    return new Response(null, { status: 304, headers });
  }
  const body = await read(standing.flowTeamId, view, standing.revisions);
  if (!body) return refusalResponse(notFound("item").refusal);
  headers.set("content-type", "application/json; charset=utf-8");
  if (body.byteLength <= firstFlight) headers.set("cache-control", "private, no-cache, no-transform");
  return new Response(body as Uint8Array<ArrayBuffer>, { headers });
}

/**
 * What a connection sends before it waits for the first acknowledgement, in bytes (RFC 6928: ten
 * segments). Compressing less makes nothing come sooner, and costs as much again as all else of an answer.
 */
const firstFlight = 14_000;

/**
 * Uncompressed: Next drops a route's Content-Encoding and compresses by itself what leaves, for each
 * who asks anew, unless it says `no-transform`.
 */
function read(flowTeamId: string, view: View, at: Revisions) {
  return cache().read(`${flowTeamId} ${view.name}`, tagOf(view, at), () => view.load(flowTeamId, at));
}

/** The build belongs to the tag: a new one may give the same rows another shape. */
function tagOf(view: View, revisions: Revisions): string {
  const standing = view.contexts.map((context) => revisions[context] ?? 0).join(".");
  return `"${[buildId(), view.edition, standing].filter(Boolean).join("-")}"`;
}

/** Proxies that compress make the tag weak; for a read that says the same. */
function matches(ifNoneMatch: string | null, tag: string): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch.split(",").some((known) => known.trim().replace(/^W\//, "") === tag);
}
