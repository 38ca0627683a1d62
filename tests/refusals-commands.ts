import * as account from "@/lib/server/accounts/commands";
import * as leaver from "@/lib/server/accounts/leaver-commands";
import * as people from "@/lib/server/accounts/people-commands";
import * as demo from "@/lib/server/accounts/reanchor-demo";
import { type NamedCommand, findCommand, listCommandNames } from "@/lib/server/registry";
import { accountsTable } from "./refusals-accounts";
import { boardTable } from "./refusals-board";
import { conversationsTable } from "./refusals-conversations";
import { dependenciesTable } from "./refusals-dependencies";
import { answersTable } from "./refusals-events-answers";
import { planningTable } from "./refusals-events-planning";
import { ballotsTable } from "./refusals-events-ballots";
import { retroTable } from "./refusals-events-retro";
import { pokerTable } from "./refusals-events-poker";
import { roomTable } from "./refusals-events-room";
import { reviewTable } from "./refusals-events-review";
import { scheduleTable } from "./refusals-events-schedule";
import { savedViewsTable } from "./refusals-saved-views";
import { sprintsTable } from "./refusals-sprints";
import { storiesTable } from "./refusals-stories";
import { type Row, table as flowTeamTable } from "./refusals-table";

/** Every command's row: who may run it, and an input that is valid. */
export const table: Record<string, Row> = {
  ...flowTeamTable,
  ...accountsTable,
  ...boardTable,
  ...conversationsTable,
  ...dependenciesTable,
  ...answersTable,
  ...ballotsTable,
  ...planningTable,
  ...retroTable,
  ...pokerTable,
  ...roomTable,
  ...reviewTable,
  ...scheduleTable,
  ...savedViewsTable,
  ...sprintsTable,
  ...storiesTable,
};

/** The accounts' own commands: they belong to forms, so no registry names them. */
const accountCommands = [account, leaver, people, demo]
  .flatMap((module) => Object.values(module as object))
  .filter((one): one is NamedCommand => typeof one === "object" && one !== null && "run" in one && "name" in one);

/** The names of all commands, those of accounts among them. */
export const names = [...listCommandNames(), ...accountCommands.map(({ name }) => name)].sort();

export function commandOf(name: string): NamedCommand {
  const found = findCommand(name) ?? accountCommands.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is no command.`);
  return found;
}
