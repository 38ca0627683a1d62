import "server-only";
import { randomUUID } from "node:crypto";
import { can } from "@/lib/domain/access";
import {
  AddDefinition,
  CheckDefinition,
  EditDefinition,
  RankDefinition,
  RemoveDefinition,
  RestoreDefinition,
} from "@/lib/domain/backlog/story-part-schema";
import { mayWorkOn } from "@/lib/domain/backlog/story-policy";
import { placeOf, rankAt } from "@/lib/domain/backlog/story-ranks";
import { definitionWords } from "@/lib/domain/backlog/story-words";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { storiesOf } from "@/lib/domain/live";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import { enterStory, notYours, recordPart } from "./story-parts";

type Kind = "ready" | "done";
type Line = { id: string; kind: Kind; text: string; rank: string };

/** The most lines a definition has. */
const most = 30;

/** Adds a line to what the Flow Team adds to the Definition of Ready, or to its Definition of Done. */
export const addDefinition = command({
  name: "backlog.addDefinition",
  input: AddDefinition,
  async run(context, { flowTeamId, kind, text }) {
    const entered = await enterDefinitions(context, flowTeamId);
    if (!entered.ok) return entered;
    const all = await ranked(context, flowTeamId, kind);
    if (all.filter(({ deletedAt }) => deletedAt === null).length >= most) {
      return refuse({
        code: "invalid",
        message: `The ${definitionWords[kind]} has ${most} lines, and nobody checks more.`,
        wayOut: "Join some of its lines, or remove one.",
      });
    }
    const id = randomUUID();
    const rank = rankAt(all, { at: "bottom" }) ?? "";
    await context.tx.definition.create({ data: { id, flowTeamId, kind, text, rank, createdAt: context.now } });
    recordLine(
      context,
      flowTeamId,
      { id, kind, text },
      null,
      { text },
      {
        command: "backlog.removeDefinition",
        input: { flowTeamId, definitionId: id },
      },
    );
    return ok({ id });
  },
});

/** Words a line of a definition anew. */
export const editDefinition = command({
  name: "backlog.editDefinition",
  input: EditDefinition,
  async run(context, { flowTeamId, definitionId, edits }) {
    const entered = await enterLine(context, flowTeamId, definitionId);
    if (!entered.ok) return entered;
    const line = entered.value;
    const merged = mergeEdits<{ text: string }>({ text: line.text }, edits as Edits<{ text: string }>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (after.text === undefined) return ok(null);
    await context.tx.definition.update({ where: { id: definitionId }, data: { text: after.text } });
    recordLine(context, flowTeamId, line, before, after, {
      command: "backlog.editDefinition",
      input: { flowTeamId, definitionId, edits: inverseEdits(before, after) },
    });
    return ok(null);
  },
});

/** Moves a line within its definition. */
export const rankDefinition = command({
  name: "backlog.rankDefinition",
  input: RankDefinition,
  async run(context, { flowTeamId, definitionId, place }) {
    const entered = await enterLine(context, flowTeamId, definitionId);
    if (!entered.ok) return entered;
    const line = entered.value;
    if ("id" in place && place.id === definitionId) return ok(null);
    const all = await ranked(context, flowTeamId, line.kind);
    const rank = rankAt(all, place, definitionId);
    if (rank === null) return notFound("line of a definition");
    await context.tx.definition.update({ where: { id: definitionId }, data: { rank } });
    const live = all.filter(({ deletedAt }) => deletedAt === null);
    const position = live.findIndex(({ id }) => id === definitionId) + 1;
    const now = live.filter((one) => one.id !== definitionId && one.rank < rank).length + 1;
    recordLine(
      context,
      flowTeamId,
      line,
      { position },
      { position: now },
      {
        command: "backlog.rankDefinition",
        input: { flowTeamId, definitionId, place: placeOf(live, definitionId) },
      },
    );
    return ok(null);
  },
});

/** Removes a line from its definition; it can be brought back with what fulfilled it. */
export const removeDefinition = command({
  name: "backlog.removeDefinition",
  input: RemoveDefinition,
  run: (context, { flowTeamId, definitionId }) => setDeleted(context, flowTeamId, definitionId, true),
});

/** Brings a removed line of a definition back. */
export const restoreDefinition = command({
  name: "backlog.restoreDefinition",
  input: RestoreDefinition,
  run: (context, { flowTeamId, definitionId }) => setDeleted(context, flowTeamId, definitionId, false),
});

async function setDeleted(
  context: CommandContext,
  flowTeamId: string,
  definitionId: string,
  gone: boolean,
): Promise<Result<null>> {
  const entered = await enterLine(context, flowTeamId, definitionId, !gone);
  if (!entered.ok) return entered;
  const line = entered.value;
  const { tx, now, changed } = context;
  await tx.definition.update({ where: { id: definitionId }, data: { deletedAt: gone ? now : null } });
  const words = { text: line.text };
  recordLine(context, flowTeamId, line, gone ? words : null, gone ? null : words, {
    command: gone ? "backlog.restoreDefinition" : "backlog.removeDefinition",
    input: { flowTeamId, definitionId },
  });
  // Every Story's row counts the lines it fulfils.
  changed({ flowTeamId, context: "stories" });
  const teams = await tx.scrumTeam.findMany({ where: { flowTeamId, retiredAt: null }, select: { id: true } });
  for (const { id } of teams) changed({ flowTeamId, context: storiesOf(id) });
  return ok(null);
}

/** Says whether a Story fulfils a line of a definition. */
export const checkDefinition = command({
  name: "stories.checkDefinition",
  input: CheckDefinition,
  async run(context, { flowTeamId, storyId, definitionId, isFulfilled }) {
    const entered = await enterStory(context, flowTeamId, storyId);
    if (!entered.ok) return entered;
    const story = entered.value;
    const { tx, now, actor } = context;
    if (!mayWorkOn(actor, story)) {
      return notYours(story, "What a Story fulfils is checked by the members of its Scrum Team");
    }
    const line = await tx.definition.findFirst({ where: { id: definitionId, flowTeamId, deletedAt: null } });
    if (!line) return notFound("line of a definition");
    const known = await tx.definitionCheck.count({ where: { storyId, definitionId } });
    if (known > 0 === isFulfilled) return ok(null);
    if (isFulfilled) {
      await tx.definitionCheck.create({
        data: { storyId, definitionId, checkedById: actor.personId, checkedAt: now },
      });
    } else await tx.definitionCheck.deleteMany({ where: { storyId, definitionId } });
    const words = { [line.kind === "ready" ? "definitionOfReady" : "definitionOfDone"]: line.text };
    recordPart(context, story, {
      before: isFulfilled ? null : words,
      after: isFulfilled ? words : null,
      undo: {
        command: "stories.checkDefinition",
        input: { flowTeamId, storyId, definitionId, isFulfilled: !isFulfilled },
      },
    });
    return ok(null);
  },
});

async function enterDefinitions({ tx, actor }: CommandContext, flowTeamId: string): Promise<Result<unknown>> {
  if (!can(actor, "contribute", { flowTeamId })) return notFound("line of a definition");
  const entered = await enterToChange(tx, actor, flowTeamId, "line of a definition");
  return entered.ok ? requireCapability(actor, "keep definitions", { flowTeamId }) : entered;
}

async function enterLine(
  context: CommandContext,
  flowTeamId: string,
  definitionId: string,
  isDeleted = false,
): Promise<Result<Line>> {
  const entered = await enterDefinitions(context, flowTeamId);
  if (!entered.ok) return entered;
  const line = await context.tx.definition.findFirst({
    where: { id: definitionId, flowTeamId, deletedAt: isDeleted ? { not: null } : null },
  });
  return line ? ok(line) : notFound("line of a definition");
}

function ranked({ tx }: CommandContext, flowTeamId: string, kind: Kind) {
  return tx.definition.findMany({
    where: { flowTeamId, kind },
    orderBy: { rank: "asc" },
    select: { id: true, rank: true, deletedAt: true },
  });
}

function recordLine(
  context: CommandContext,
  flowTeamId: string,
  line: Pick<Line, "id" | "kind" | "text">,
  before: object | null,
  after: object | null,
  undo: { command: string; input: object },
): void {
  const title = `${definitionWords[line.kind]}: ${line.text}`;
  context.record({ flowTeamId, item: { kind: "Definition", id: line.id, title }, before, after, undo });
  context.changed({ flowTeamId, context: "backlog", id: line.id });
}
