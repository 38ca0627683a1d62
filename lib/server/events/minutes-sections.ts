import "server-only";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { Minutes } from "@/lib/domain/events/minutes";
import type { CommandContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";

/** What the minutes of a kind of event hold beside what all have. */
export const minutesSections: {
  [K in EventKind]?: (context: CommandContext, event: FlowSprintEvent) => Promise<Minutes["sections"]>;
} = {};
