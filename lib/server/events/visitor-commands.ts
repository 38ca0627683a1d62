import "server-only";
import { randomUUID } from "node:crypto";
import { nameApart } from "@/lib/domain/events/review";
import { GiveFeedbackByLink, JoinByLink, ReactByLink } from "@/lib/domain/events/review-schema";
import { tableOf } from "@/lib/domain/live";
import { findUnkeepable } from "@/lib/domain/plain-input";
import { type Answer, type Result, ok, refuse } from "@/lib/domain/result";
import { type Attempt, countAttempt } from "@/lib/server/accounts/attempts";
import type { Visitor } from "@/lib/server/accounts/visitor";
import { type Command, type CommandContext, command, refusalFor } from "@/lib/server/command";
import { refuseRetired } from "@/lib/server/flow-teams/entry";
import { newSecret } from "./event-link-commands";
import { findVisitor, hashEventSecret, isInForce } from "./event-link-queries";
import { writeFeedback, writeReaction } from "./feedback-commands";
import { epicsOfReview } from "./review-facts";

// What people who came by a link do. They have no account: they are who their browser's key says, in
// this one Review. None of it can be called by name, so it is in no registry.

const joinNow = command({
  name: "events.joinByLink",
  input: JoinByLink,
  anonymous: true,
  async run(context, { token, name, visitorKey: kept }) {
    const entered = await enterByLink(context, token, "to come in");
    if (!entered.ok) return entered;
    const { linkId, event } = entered.value;
    const { tx } = context;
    if (kept && (await findVisitor(tx, linkId, kept))) return ok({ visitorKey: kept });
    // One after the other, so that two of one name who come at once are told apart too.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`visitors of ${event.id}`}, 0))`;
    const others = await tx.visitor.findMany({ where: { link: { eventId: event.id } }, select: { name: true } });
    const visitorKey = newSecret();
    await tx.visitor.create({
      data: {
        id: randomUUID(),
        linkId,
        name: nameApart(
          name,
          others.map((other) => other.name),
        ),
        keyHash: hashEventSecret(visitorKey),
        createdAt: context.now,
      },
    });
    context.changed({ flowTeamId: event.flowTeamId, context: tableOf(event.key) });
    return ok({ visitorKey });
  },
});

const giveFeedbackNow = command({
  name: "events.giveFeedbackByLink",
  input: GiveFeedbackByLink,
  anonymous: true,
  async run(context, { token, visitorKey, storyId, epicId, text }) {
    const entered = await enterAsVisitor(context, token, visitorKey);
    if (!entered.ok) return entered;
    const { event, visitorId } = entered.value;
    // What they speak of is what they see: a Story of the playlist, an Epic of the Review. Of what has left
    // it meanwhile, the words stay.
    const isShown = storyId && (await context.tx.demo.count({ where: { eventId: event.id, storyId } })) > 0;
    const isOffered = epicId && (await epicsOfReview(context.tx, event)).some(({ id }) => id === epicId);
    const about = { storyId: isShown ? storyId : null, epicId: isOffered ? epicId : null };
    return writeFeedback(context, event, { text, ...about, visitorId });
  },
});

const reactNow = command({
  name: "events.reactByLink",
  input: ReactByLink,
  anonymous: true,
  async run(context, { token, visitorKey, ...reaction }) {
    const entered = await enterAsVisitor(context, token, visitorKey);
    if (!entered.ok) return entered;
    const { event, visitorId } = entered.value;
    return writeReaction(context, event, { ...reaction, byId: visitorId });
  },
});

/**
 * Says a visitor's name, with a number where another in the Review has it already; answers the key their
 * browser keeps. Who has one is who they were. Counted by where they come from, and by link: without a
 * proxy in front, where they come from is their own say.
 */
export function joinByLink(input: unknown, visitor: Visitor): Promise<Answer<{ visitorKey: string }>> {
  return counted(joinNow, input, async ({ token }) =>
    (await isInForce(token))
      ? [
          { kind: "joining by address", key: visitor.address },
          { kind: "joining by link", key: token },
        ]
      : [],
  );
}

/** Says something in the Review. Counted by visitor and by link, so that none can flood a room under many names. */
export function giveFeedbackByLink(input: unknown): Promise<Answer<{ id: string }>> {
  return counted(giveFeedbackNow, input, async ({ token, visitorKey }) =>
    (await isInForce(token, visitorKey))
      ? [
          { kind: "feedback by visitor", key: visitorKey },
          { kind: "feedback by link", key: token },
        ]
      : [],
  );
}

/** Shows a reaction or takes it back. Counted by visitor. */
export function reactByLink(input: unknown): Promise<Answer<null>> {
  return counted(reactNow, input, async ({ token, visitorKey }) =>
    (await isInForce(token, visitorKey)) ? [{ kind: "reaction by visitor", key: visitorKey }] : [],
  );
}

/**
 * Runs an act that is counted. `attemptsOf` is empty for whom the act refuses anyway, by a void link or
 * an unknown key: else whoever has a link could fill its count with made-up keys, and shut out the others.
 */
async function counted<Input, Value, Wire>(
  act: Command<Input, Value, Wire>,
  input: unknown,
  attemptsOf: (input: Input) => Promise<readonly Attempt[]>,
): Promise<Answer<Value>> {
  // What can't be right isn't counted, nor kept.
  if (findUnkeepable(input)) return act.run(null, input);
  const parsed = act.input.safeParse(input);
  if (!parsed.success) return act.run(null, input);
  try {
    const within = await countAttempt(await attemptsOf(parsed.data));
    return within.ok ? act.run(null, input) : within;
  } catch (error) {
    return refuse(refusalFor(act.name, error));
  }
}

type OpenEvent = { id: string; flowTeamId: string; key: string; kind: string; state: string };

/**
 * The Review behind a link in force; the rows of both are shared until the transaction ends. The event
 * comes first, as everywhere: who revokes the link holds it when they come to the link.
 */
async function enterByLink(
  { tx }: CommandContext,
  token: string,
  purpose: "to come in" | "to act",
): Promise<Result<{ linkId: string; event: OpenEvent }>> {
  const tokenHash = hashEventSecret(token);
  // Which event never changes. The Flow Team isn't locked: nothing counts on it standing still.
  const [event] = await tx.$queryRaw<(OpenEvent & { isRetired: boolean })[]>`
    SELECT e.id, e."flowTeamId", e.key, e.kind::text, e.state::text, f.state = 'retired' AS "isRetired"
    FROM "EventLink" l JOIN "FlowSprintEvent" e ON e.id = l."eventId" JOIN "FlowTeam" f ON f.id = e."flowTeamId"
    WHERE l."tokenHash" = ${tokenHash} FOR SHARE OF e`;
  const [link] = await tx.$queryRaw<{ id: string; revokedAt: Date | null }[]>`
    SELECT id, "revokedAt" FROM "EventLink" WHERE "tokenHash" = ${tokenHash} FOR SHARE`;
  if (!event || !link || link.revokedAt) return refuse(linkIsVoid);
  if (event.isRetired) return refuse(isRetired);
  if (event.state === "running" || (purpose === "to come in" && event.state === "scheduled")) {
    return ok({ linkId: link.id, event });
  }
  return refuse(event.state === "scheduled" ? notOpenYet : isOver);
}

async function enterAsVisitor(
  context: CommandContext,
  token: string,
  visitorKey: string,
): Promise<Result<{ event: OpenEvent; visitorId: string }>> {
  const entered = await enterByLink(context, token, "to act");
  if (!entered.ok) return entered;
  const { linkId, event } = entered.value;
  const visitor = await findVisitor(context.tx, linkId, visitorKey);
  return visitor ? ok({ event, visitorId: visitor.id }) : refuse(sayYourName);
}

/** Unknown and revoked links say the same. */
export const linkIsVoid = {
  code: "not_found",
  message: "This link no longer opens the Review: it was revoked, or cut off on its way to you.",
  wayOut: "Ask who sent it for a new one. What you have written stays on this page until you leave it.",
} as const;

const notOpenYet = {
  code: "rule",
  rule: "EVT-2",
  message: "The Review hasn't begun yet.",
  wayOut: "Stay on this page: it goes on by itself when the room opens.",
} as const;

const isOver = {
  code: "rule",
  rule: "EVT-2",
  message: "The Review is over.",
  wayOut: "Tell who invited you what you wanted to say.",
} as const;

/** As others are told, with a way out for somebody who has no other Flow Team. */
const isRetired = { ...refuseRetired.refusal, wayOut: isOver.wayOut } as const;

const sayYourName = {
  code: "forbidden",
  message: "You haven't said who you are in this browser.",
  wayOut: "Reload the page and say your name.",
} as const;
