"use client";

import { Settings2 } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { muteNews } from "@/lib/actions/conversations";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { can } from "@/lib/domain/access";
import { inboxKindWords, kindsOfNews } from "@/lib/domain/conversations/inbox";
import type { InboxKind } from "@/lib/domain/conversations/kinds";
import type { InboxView } from "@/lib/domain/conversations/view";

const hints: Record<InboxKind, string> = {
  mention: "Somebody writes @ and your name",
  dependency: "Your team is asked or answered, or one of its own is talked about",
  approval: "Your verdict is asked for, or one was given on what is yours",
  watched: "Others change what you watch, or talk about it or what is yours",
  assigned: "An item is given to you",
  impediment: "One is yours, or escalated to you",
  event: "One begins soon, is moved or called off, you are asked to one, or your feedback is answered",
};

/** Which kinds of news a person wants, in all their Flow Teams. */
export function InboxSettings({ muted }: { muted: readonly InboxKind[] }) {
  const { slug, flowTeamId, actor } = useHere();
  const kinds = kindsOfNews(can(actor, "contribute", { flowTeamId }));
  const mute = useCommand(muteNews, {
    optimistic: ({ kind, isMuted }) => [
      patchView<InboxView>({ slug, view: "inbox" }, (view) => ({
        ...view,
        muted: isMuted ? [...view.muted, kind] : view.muted.filter((one) => one !== kind),
      })),
    ],
  });
  return (
    <Popover
      label="What you are told"
      align="end"
      trigger={<IconButton label="What you are told" icon={<Settings2 />} />}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 font-medium">Tell me of</legend>
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            label={inboxKindWords[kind]}
            hint={hints[kind]}
            checked={!muted.includes(kind)}
            onChange={(event) => void mute.run({ flowTeamId, kind, isMuted: !event.target.checked })}
          />
        ))}
      </fieldset>
    </Popover>
  );
}
