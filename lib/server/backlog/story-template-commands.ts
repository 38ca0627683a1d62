import "server-only";
import { randomUUID } from "node:crypto";
import { can } from "@/lib/domain/access";
import { AddTemplate, EditTemplate, RemoveTemplate, RestoreTemplate } from "@/lib/domain/backlog/story-part-schema";
import { mayKeepTemplates } from "@/lib/domain/backlog/story-policy";
import type { StoryTemplate } from "@/lib/domain/backlog/story-template";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";

type TemplateFields = Omit<StoryTemplate, "id" | "teamId">;

/** Keeps what a new Story of a kind starts with, for a team or for all. */
export const addTemplate = command({
  name: "stories.addTemplate",
  input: AddTemplate,
  async run(context, { flowTeamId, teamId, ...fields }) {
    const entered = await enterTemplates(context, flowTeamId, teamId);
    if (!entered.ok) return entered;
    const { tx, now } = context;
    if (teamId !== null && (await tx.scrumTeam.count({ where: { id: teamId, flowTeamId, retiredAt: null } })) === 0) {
      return notFound("Scrum Team");
    }
    const id = randomUUID();
    await tx.storyTemplate.create({ data: { id, flowTeamId, teamId, ...fields, createdAt: now } });
    recordTemplate(
      context,
      flowTeamId,
      { id, name: fields.name },
      null,
      { ...fields, scrumTeamId: teamId },
      {
        command: "stories.removeTemplate",
        input: { flowTeamId, templateId: id },
      },
    );
    return ok({ id });
  },
});

/** Edits a template; Stories written from it stay as they are. */
export const editTemplate = command({
  name: "stories.editTemplate",
  input: EditTemplate,
  async run(context, { flowTeamId, templateId, edits }) {
    const entered = await enterTemplate(context, flowTeamId, templateId);
    if (!entered.ok) return entered;
    const { name, title, description, criteria, labels } = entered.value;
    const merged = mergeEdits<TemplateFields>(
      { name, title, description, criteria, labels },
      edits as Edits<TemplateFields>,
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    const { criteria: lines, labels: words, ...texts } = after;
    await context.tx.storyTemplate.update({
      where: { id: templateId },
      data: { ...texts, ...(lines && { criteria: [...lines] }), ...(words && { labels: [...words] }) },
    });
    recordTemplate(context, flowTeamId, { id: templateId, name: after.name ?? name }, before, after, {
      command: "stories.editTemplate",
      input: { flowTeamId, templateId, edits: inverseEdits(before, after) },
    });
    return ok(null);
  },
});

/** Removes a template; it can be brought back. */
export const removeTemplate = command({
  name: "stories.removeTemplate",
  input: RemoveTemplate,
  run: (context, { flowTeamId, templateId }) => setDeleted(context, flowTeamId, templateId, true),
});

/** Brings a removed template back. */
export const restoreTemplate = command({
  name: "stories.restoreTemplate",
  input: RestoreTemplate,
  run: (context, { flowTeamId, templateId }) => setDeleted(context, flowTeamId, templateId, false),
});

async function setDeleted(
  context: CommandContext,
  flowTeamId: string,
  templateId: string,
  gone: boolean,
): Promise<Result<null>> {
  const entered = await enterTemplate(context, flowTeamId, templateId, !gone);
  if (!entered.ok) return entered;
  await context.tx.storyTemplate.update({
    where: { id: templateId },
    data: { deletedAt: gone ? context.now : null },
  });
  const words = { name: entered.value.name };
  recordTemplate(context, flowTeamId, entered.value, gone ? words : null, gone ? null : words, {
    command: gone ? "stories.restoreTemplate" : "stories.removeTemplate",
    input: { flowTeamId, templateId },
  });
  return ok(null);
}

async function enterTemplate(
  context: CommandContext,
  flowTeamId: string,
  templateId: string,
  isDeleted = false,
): Promise<Result<StoryTemplate>> {
  const template = await context.tx.storyTemplate.findFirst({
    where: { id: templateId, flowTeamId, deletedAt: isDeleted ? { not: null } : null },
  });
  if (!template) return notFound("template");
  const entered = await enterTemplates(context, flowTeamId, template.teamId);
  return entered.ok ? ok(template) : entered;
}

/** Locks the Flow Team for somebody who keeps the team's templates, or with null those of all. */
async function enterTemplates(
  { tx, actor }: CommandContext,
  flowTeamId: string,
  teamId: string | null,
): Promise<Result<unknown>> {
  if (!can(actor, "contribute", { flowTeamId })) return notFound("template");
  const entered = await enterToChange(tx, actor, flowTeamId, "template");
  if (!entered.ok || mayKeepTemplates(actor, flowTeamId, teamId)) return entered;
  return refuse({
    code: "forbidden",
    message:
      teamId === null
        ? "Templates for all teams are kept by the CPO."
        : "A team's templates are kept by its PO and its SM.",
    wayOut: teamId === null ? "Ask the CPO, or keep one for your team." : "Ask the PO or the SM of that team.",
  });
}

function recordTemplate(
  context: CommandContext,
  flowTeamId: string,
  { id, name }: { id: string; name: string },
  before: object | null,
  after: object | null,
  undo: { command: string; input: object },
): void {
  context.record({ flowTeamId, item: { kind: "Story template", id, title: name }, before, after, undo });
  context.changed({ flowTeamId, context: "backlog", id });
}
