import { z } from "zod";
import { flowTeamId, oneLine } from "@/lib/domain/schema";

/** The pages that have saved views. */
export const savedViewPages = ["backlog", "board", "story-map"] as const;
export type SavedViewPage = (typeof savedViewPages)[number];

const viewId = z.uuid("That is not a saved view.");
const name = oneLine("The name of a view", 80);
const query = z.string("An address is text.").max(2000, "That view asks for too much to be saved.");

/** A saved view as its list shows it. */
export type SavedViewInList = {
  id: string;
  name: string;
  /** The address's query, without "?". */
  query: string;
  /** The team that shares it; null for the person's own. */
  teamId: string | null;
};

/** The saved views of a page that one person sees, by name. */
export type SavedViewsView = { views: readonly SavedViewInList[] };

/** Saves what a page shows under a name: for oneself, or for a team one belongs to. */
export const SaveView = z.object({
  flowTeamId,
  page: z.enum(savedViewPages, "That page has no saved views."),
  name,
  query,
  teamId: z.uuid("Choose a Scrum Team.").nullable().default(null),
});

export const RenameView = z.object({ flowTeamId, viewId, seen: z.string(), name });
export const DeleteView = z.object({ flowTeamId, viewId });
export const RestoreView = DeleteView;
