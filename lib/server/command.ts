import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type Actor, type Capability, type Scope, can, whoMay } from "@/lib/domain/access";
import { findUnkeepable } from "@/lib/domain/plain-input";
import { type Answer, type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import type { AuditDraft } from "./audit";
import { Prisma } from "@/prisma/client/client";
import { type Tx, db } from "./db";
import type { Hint } from "./hints";
import { logBug } from "./log";
import { recordRun } from "./record";

/** Who a command runs for. Null only for what anybody may do, such as signing in. */
export type Caller = Actor | null;

/** What a command's body works with. All of it belongs to one transaction. */
export type CommandContext = {
  tx: Tx;
  actor: Actor;
  /** The transaction's one reading of the clock. */
  now: Date;
  commandId: string;
  /** The run that this one takes back, if it does. */
  undoOf: string | null;
  /** Writes the change of one item into history. At most one call a run carries `undo`. */
  record(entry: AuditDraft): void;
  /** Says which part of which Flow Team changed: views are refreshed by it. */
  changed(hint: Hint): void;
};

/** What of it who only reads is given: they can record nothing. */
export type ReadContext = Pick<CommandContext, "tx" | "now">;

export type Command<Input = unknown, Value = unknown, Wire = unknown> = {
  readonly name: string;
  readonly input: z.ZodType<Input, Wire>;
  /** Runs it for the caller. Never throws: bugs come back as a refusal with an id. */
  run(caller: Caller, input: unknown, options?: RunOptions): Promise<Answer<Value>>;
};

/** What callers send: the input before defaults are filled in. */
export type InputOf<C> = C extends Command<infer _Input, infer _Value, infer Wire> ? Wire : never;

type RunOptions = {
  commandId?: string;
  undoOf?: string;
  /** Runs first in the same transaction; its refusal is the run's. */
  guard?(tx: Tx): Promise<Result<unknown>>;
};

/**
 * Defines a command: the one way anything changes.
 *
 * A run parses the input, opens a transaction, reads the clock once and calls the body; a refusal
 * rolls back. Audit entries, revisions and hints are written in the same transaction, last, so
 * that the locks they take are held briefly.
 */
export function command<Input, Value, Wire, Prepared = Input>(spec: {
  /** Stable, for offline queues and history: `<context>.<verb>`. */
  name: string;
  input: z.ZodType<Input, Wire>;
  /** True for what anybody may do; the actor's roles are empty then. */
  anonymous?: boolean;
  /**
   * True for what people do in secret, such as voting or writing a card. History keeps such a run
   * without actor, reason and content, and nobody can undo it; hints name neither person nor item.
   * The item recorded is what all see, the event for one: never the vote or the card.
   */
  isSecret?: boolean;
  /** How long a run may take, in milliseconds, where a minute is too short. */
  timeout?: number;
  /** What takes long and needs no database, such as drawing an image: done before the transaction opens. */
  prepare?(input: Input): Promise<Result<Prepared>>;
  run(context: CommandContext, input: Prepared): Promise<Result<Value>>;
}): Command<Input, Value, Wire> {
  return {
    name: spec.name,
    input: spec.input,
    async run(caller, rawInput, options = {}) {
      if (!caller && !spec.anonymous) return signInFirst;
      // Before the schema looks: a value made up by hand could throw at the first touch.
      const unkeepable = findUnkeepable(rawInput);
      if (unkeepable) return invalidInput([unkeepable]);
      const parsed = spec.input.safeParse(rawInput);
      if (!parsed.success)
        return invalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
      const commandId = options.commandId ?? randomUUID();
      try {
        // Without `prepare` what is prepared is the input: the types can't say so.
        const prepared = (await spec.prepare?.(parsed.data)) ?? ok(parsed.data as unknown as Prepared);
        if (!prepared.ok) return prepared;
        return await inTransaction(async (tx) => {
          const entries: AuditDraft[] = [];
          const hints: Hint[] = [];
          const context: CommandContext = {
            tx,
            actor: caller ?? nobody,
            now: new Date(),
            commandId,
            undoOf: options.undoOf ?? null,
            record: (entry) => void entries.push(spec.isSecret ? withoutContent(entry) : entry),
            changed: (hint) => void hints.push(spec.isSecret ? withoutItem(hint) : hint),
          };
          const guarded = await options.guard?.(tx);
          if (guarded?.ok === false) throw new Refused(guarded.refusal);
          const result = await spec.run(context, prepared.value);
          if (!result.ok) throw new Refused(result.refusal);
          await recordRun(tx, entries, hints, {
            at: context.now,
            actorId: spec.isSecret ? null : (caller?.personId ?? null),
            command: spec.name,
            commandId,
            undoOf: options.undoOf ?? null,
          });
          const undoable = entries.some((entry) => entry.undo !== undefined);
          return { ok: true, value: result.value, commandId, undoable } as const;
        }, spec.timeout);
      } catch (error) {
        if (error instanceof Refused) return refuse(error.refusal);
        return refuse(refusalFor(spec.name, error));
      }
    },
  };
}

/** Refuses unless the capability is granted in the scope. */
export function requireCapability(actor: Actor, capability: Capability, scope?: Scope): Result<null> {
  if (can(actor, capability, scope)) return { ok: true, value: null };
  return refuse({
    code: "forbidden",
    message: `Your roles here don't allow this: it takes ${whoMay(capability)}.`,
    wayOut: `Ask ${whoMay(capability)} to do it.`,
  });
}

const withoutContent = ({ flowTeamId, item }: AuditDraft): AuditDraft => ({
  flowTeamId,
  item,
  before: null,
  after: null,
});

const withoutItem = ({ flowTeamId, context }: Hint): Hint => ({ flowTeamId, context });

/** Carries a refusal out of the transaction, so that it rolls back. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

const nobody: Actor = { personId: "", name: "", isAdministrator: false, roles: [] };

const signInFirst = refuse({
  code: "forbidden",
  message: "You are signed out.",
  wayOut: "Sign in again; what you typed stays on this page.",
});

/** How often a deadlock or serialization failure is tried again: PostgreSQL asks for it (40P01, 40001). */
const conflictTries = 5;

async function inTransaction<T>(work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction((tx) => work(tx as Tx), timeout === undefined ? {} : { timeout });
    } catch (error) {
      if (attempt === conflictTries || !isTransactionConflict(error)) throw error;
    }
  }
}

function isTransactionConflict(error: unknown): boolean {
  return (
    (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034") ||
    /\b(40P01|40001)\b/.test(String(error))
  );
}

function invalidInput(issues: readonly { path: string; message: string }[]): { ok: false; refusal: Refusal } {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) fields[path || "input"] ??= message;
  const [first] = Object.values(fields);
  return refuse({
    code: "invalid",
    message: first ?? "Something in this can't be right.",
    fields,
    wayOut: "Correct what is marked and try again.",
  });
}

/** What a person is told of something thrown: a database's no or absence, else a bug, logged. */
export function refusalFor(where: string, error: unknown): Refusal {
  return databaseRefusal(error) ?? bug(where, error);
}

/** The refusal behind a database's no: a constraint named as a sentence, or a database that is away. */
function databaseRefusal(error: unknown): Refusal | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const text = String(error);
  if (/^(ECONNREFUSED|ECONNRESET|P1001|P1017|P2024|P2028|57P0[123])$/.test(code) || awayWords.test(text)) {
    return {
      code: "busy",
      message: "The database doesn't answer just now.",
      wayOut: "Nothing was changed. Try again in a few seconds.",
    };
  }
  const rule = text.match(/\[(TEAM|CAL|MAP|BLG|DEP|RISK|EVT)-(\d)\] ([^"`\n]+)/);
  if (rule) {
    return {
      code: "rule",
      rule: `${rule[1]}-${rule[2]}` as NonNullable<Refusal["rule"]>,
      message: rule[3]?.trim() ?? "The rulebook forbids this.",
      wayOut: "Reload to see what changed meanwhile, then try again.",
    };
  }
  return null;
}

/** How a database that is away, going or coming shows in what Prisma and the driver throw. */
const awayWords =
  /can't reach database|closed the connection|connection terminated|terminating connection|57P0[123]|starting up|shutting down/i;

function bug(commandName: string, error: unknown): Refusal {
  const id = logBug(commandName, error);
  return {
    code: "busy",
    message: `Something went wrong on our side (${id}).`,
    wayOut: "Nothing was changed. Try again; if it stays so, give an Administrator this number.",
  };
}
