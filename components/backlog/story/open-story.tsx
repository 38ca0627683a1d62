"use client";

import { GitBranchPlus, Link2, MoreHorizontal, OctagonX, Rocket, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Attachments } from "@/components/conversations/attachments";
import { WatchButton } from "@/components/conversations/watch-button";
import { ItemDependencies } from "@/components/dependencies/item-dependencies";
import { ItemTalk } from "@/components/dependencies/item-talk";
import { useHere } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { lazily } from "@/components/ui/lazily";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { SidePanel } from "@/components/ui/side-panel";
import { toast } from "@/components/ui/toast";
import { blockStory, deleteStories, turnStoryIntoEpic, unblockStory } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import {
  type StoryStanding,
  isTeamRetired,
  keepsStory,
  mayDeleteStory,
  mayWorkOn,
} from "@/lib/domain/backlog/story-policy";
import { columnOf } from "@/lib/domain/backlog/workflow";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { PanelSection } from "../panel-section";
import { usePanelAddress } from "../use-panel-address";
import { StoryChecks } from "./story-checks";
import { StoryConflicts } from "./story-conflicts";
import { StoryCriteria } from "./story-criteria";
import { StoryDescription } from "./story-description";
import { StoryFacts } from "./story-facts";
import { StoryLineage } from "./story-lineage";
import { StoryStanding as Standing } from "./story-standing";
import { StoryTasks } from "./story-tasks";
import { useStoryEdit } from "./use-story-edit";

const BlockDialog = lazily(dynamic(() => import("../board/block-dialog").then((module) => module.BlockDialog)));
const SplitDialog = lazily(dynamic(() => import("./split-dialog").then((module) => module.SplitDialog)));
const ReasonDialog = lazily(dynamic(() => import("./reason-dialog").then((module) => module.ReasonDialog)));

type OpenStoryProps = { story: StoryDetail; ground: GroundView; onClose(): void };

/** A Story that is there: what it is, whether it is Ready, and all that hangs on it. */
export function OpenStory({ story, ground, onClose }: OpenStoryProps) {
  const { flowTeamId, slug, isRetired } = useHere();
  const epic = ground.epics.find(({ id }) => id === story.epicId);
  const team = ground.teams.find(({ id }) => id === story.teamId);
  const standing: StoryStanding = {
    ...story,
    flowTeamId,
    isTeamRetired: isTeamRetired(story.teamId, ground.teams),
    epicLeadTeamId: epic?.leadTeamId ?? null,
  };
  const editing = useStoryEdit(story, standing);
  const isThere = story.deletedAt === null;
  const menu = useStoryMenu({ story, standing, onClose });
  const where = team && columnOf(team.columns, story)?.name;
  const { wantsReason } = editing;
  return (
    <SidePanel
      onClose={onClose}
      eyebrow={`S-${story.number} · Story · ${where ?? storyStatusWords[story.status]}`}
      title={
        <InlineText
          label="Title"
          value={story.title}
          placeholder="No title"
          disabled={!isThere || !editing.may("title")}
          maxLength={200}
          onSave={(title, seen) => editing.save({ title }, { title: seen })}
          className="text-lg font-semibold"
        />
      }
      actions={
        <>
          {isThere ? <WatchButton itemKind="Story" itemId={story.id} /> : null}
          <Menu
            label={`More about S-${story.number}`}
            align="end"
            trigger={<IconButton label="More" icon={<MoreHorizontal />} />}
            items={menu.items}
          />
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <StoryConflicts editing={editing} ground={ground} />
        <RefusalNotice refusal={editing.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <Standing story={story} ground={ground} standing={standing} editing={editing} onUnblock={menu.unblock} />
        <fieldset disabled={!isThere || isRetired} className="contents">
          <StoryFacts story={story} ground={ground} editing={editing} />
          <StoryDescription story={story} mayEdit={isThere && editing.may("description")} editing={editing} />
          <StoryCriteria story={story} standing={standing} />
          <StoryTasks story={story} standing={standing} people={ground.people} />
          <StoryChecks story={story} standing={standing} definitions={ground.definitions} />
        </fieldset>
        {isThere ? <ItemDependencies itemKind="Story" itemId={story.id} /> : null}
        <StoryLineage story={story} ground={ground} />
        <PanelSection title="Files">
          <Attachments itemKind="Story" itemId={story.id} />
        </PanelSection>
        <ItemTalk kind="Story" id={story.id} />
      </div>
      {menu.dialog === "block" ? <BlockDialog number={story.number} onClose={menu.close} onBlock={menu.block} /> : null}
      {menu.dialog === "split" ? <SplitDialog story={story} onClose={menu.close} /> : null}
      {wantsReason ? (
        <ReasonDialog
          number={story.number}
          onClose={editing.dismiss}
          onReason={(reason) => void editing.save(wantsReason, undefined, reason)}
        />
      ) : null}
    </SidePanel>
  );
}

type StoryMenuProps = { story: StoryDetail; standing: StoryStanding; onClose(): void };

/** What can be done with the Story as a whole, and the dialogs that ask for more. */
function useStoryMenu({ story, standing, onClose }: StoryMenuProps) {
  const { actor, flowTeamId, isRetired } = useHere();
  const { openEpic } = usePanelAddress();
  const [dialog, setDialog] = useState<"block" | "split" | null>(null);
  const name = `S-${story.number}`;
  const removal = useCommand(deleteStories, { done: () => `${name} removed`, onDone: onClose });
  const growth = useCommand(turnStoryIntoEpic, {
    done: ({ number }) => `${name} is E-${number} now`,
    onDone: ({ number }) => openEpic(number),
  });
  const blocking = useCommand(blockStory, { done: () => `${name} is blocked`, onDone: () => setDialog(null) });
  const unblocking = useCommand(unblockStory, { done: () => `${name} can go on` });
  const unblock = () => void unblocking.run({ flowTeamId, storyId: story.id });
  const isOpen = !isRetired && story.deletedAt === null;
  const keeps = isOpen && keepsStory(actor, standing);
  const items: MenuItem[] = [{ label: "Copy link", icon: <Link2 />, onSelect: () => void copyLink(name) }];
  if (isOpen && mayWorkOn(actor, standing) && story.status !== "done") {
    items.push(
      story.blockedReason === null
        ? { label: "Say what blocks it", icon: <OctagonX />, onSelect: () => setDialog("block") }
        : { label: "Nothing blocks it any more", icon: <OctagonX />, onSelect: unblock },
    );
  }
  if (keeps) {
    items.push(
      { label: "Split it", icon: <GitBranchPlus />, onSelect: () => setDialog("split") },
      {
        label: "Turn it into an Epic",
        icon: <Rocket />,
        onSelect: () => void growth.run({ flowTeamId, storyId: story.id }),
      },
    );
  }
  if (isOpen && mayDeleteStory(actor, standing)) {
    items.push(
      { kind: "separator" },
      {
        label: "Remove from all backlogs",
        icon: <Trash2 />,
        danger: true,
        onSelect: () => void removal.run({ flowTeamId, storyIds: [story.id] }),
      },
    );
  }
  return {
    items,
    dialog,
    close: () => setDialog(null),
    block: (reason: string) => void blocking.run({ flowTeamId, storyId: story.id, reason }),
    unblock,
  };
}

async function copyLink(name: string): Promise<void> {
  await navigator.clipboard.writeText(window.location.href);
  toast({ message: `The link to ${name} is copied` });
}
