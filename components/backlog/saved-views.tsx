"use client";

import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { Menu } from "@/components/ui/menu";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { deleteView, renameView, saveView } from "@/lib/actions/saved-views";
import { rewriteAddress } from "@/lib/client/address";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { can } from "@/lib/domain/access";
import type { SavedViewInList, SavedViewPage, SavedViewsView } from "@/lib/domain/backlog/saved-view-schema";

type SavedViewsProps = { page: SavedViewPage; teams: readonly { id: string; name: string }[] };

/** Parameters that open something beside the page, or say where a phone has scrolled to: no part of a view. */
const panels = ["epic", "story", "about-milestone", "column"];

/**
 * The page's saved views, the person's own and the teams', and a line to save what is shown now. What
 * a page shows stands in its address, so a view is an address under a name.
 */
export function SavedViews({ page, teams }: SavedViewsProps) {
  const { slug, flowTeamId, actor } = useHere();
  const { data, refusal } = useView<SavedViewsView>({ slug, view: "saved-views", query: { page } });
  const views = data?.views;
  const mine = teams.filter((team) => can(actor, "work in the team", { flowTeamId, scrumTeamId: team.id }));
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
  const groups = [
    { label: "Mine", views: views?.filter(({ teamId }) => teamId === null) ?? [] },
    ...[...teamNames].map(([id, label]) => ({ label, views: views?.filter(({ teamId }) => teamId === id) ?? [] })),
  ].filter((group) => group.views.length > 0);
  return (
    <div className="grid gap-3">
      <RefusalNotice refusal={refusal} />
      {views || refusal ? null : <Skeleton className="h-16" />}
      {views && groups.length === 0 ? (
        <p className="text-ink-2 text-pretty">
          No saved views yet. Set what you want to see, then save it here under a name.
        </p>
      ) : null}
      {groups.map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h3 className="mb-1 text-sm font-medium text-ink-3">{group.label}</h3>
          <ul>
            {group.views.map((view) => (
              <ViewEntry
                key={view.id}
                view={view}
                mayChange={view.teamId === null || mine.some(({ id }) => id === view.teamId)}
              />
            ))}
          </ul>
        </section>
      ))}
      <SaveLine page={page} teams={mine} />
    </div>
  );
}

type ViewEntryProps = { view: SavedViewInList; mayChange: boolean };

function ViewEntry({ view, mayChange }: ViewEntryProps) {
  const { flowTeamId } = useHere();
  const [isRenaming, setRenaming] = useState(false);
  const renaming = useCommand(renameView, { done: () => `“${view.name}” renamed` });
  const removal = useCommand(deleteView, { done: () => `“${view.name}” deleted` });
  const apply = () => {
    rewriteAddress((now) => {
      const next = new URLSearchParams(view.query);
      for (const panel of panels) for (const value of now.getAll(panel)) next.append(panel, value);
      return next;
    }, true);
  };
  if (isRenaming) {
    return (
      <li className="py-1">
        <InlineText
          label={`Name of the view ${view.name}`}
          value={view.name}
          placeholder="A name"
          maxLength={80}
          onSave={async (name, seen) => {
            const answer = await renaming.run({ flowTeamId, viewId: view.id, seen, name });
            setRenaming(!answer.ok);
            return answer.ok;
          }}
        />
      </li>
    );
  }
  return (
    <li className="flex items-center">
      <button
        type="button"
        onClick={apply}
        className="min-h-control min-w-0 flex-1 truncate rounded px-2 text-left hover:bg-hover"
      >
        {view.name}
      </button>
      {mayChange ? (
        <Menu
          align="end"
          label={`More about the view ${view.name}`}
          trigger={<IconButton label={`More about the view ${view.name}`} icon={<MoreHorizontal />} />}
          items={[
            { label: "Rename", onSelect: () => setRenaming(true) },
            { label: "Delete", onSelect: () => void removal.run({ flowTeamId, viewId: view.id }) },
          ]}
        />
      ) : null}
    </li>
  );
}

function SaveLine({ page, teams }: SavedViewsProps) {
  const { flowTeamId } = useHere();
  const [name, setName] = useState("");
  const [teamId, setTeamId] = useState("");
  const saving = useCommand(saveView, {
    isInline: true,
    done: (_, input) => `“${input.name}” saved`,
    onDone: () => setName(""),
  });
  return (
    <form
      className="grid gap-2 border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        const params = new URLSearchParams(window.location.search);
        for (const panel of panels) params.delete(panel);
        void saving.run({ flowTeamId, page, name, query: params.toString(), teamId: teamId || null });
      }}
    >
      <TextField
        aria-label="Name of a view to save"
        placeholder="Save what is shown as…"
        value={name}
        maxLength={80}
        onChange={({ target }) => setName(target.value)}
      />
      <div className="flex gap-2">
        <Select
          aria-label="For whom"
          className="flex-1"
          value={teamId}
          onChange={({ target }) => setTeamId(target.value)}
        >
          <option value="">For me</option>
          {teams.map(({ id, name: team }) => (
            <option key={id} value={id}>
              For {team}
            </option>
          ))}
        </Select>
        <Button type="submit" pending={saving.pending} disabled={name.trim() === ""}>
          Save
        </Button>
      </div>
      <RefusalNotice refusal={saving.refusal} />
    </form>
  );
}
