"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { createEventLink, revokeEventLink } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { EventLinkInList, EventLinksView } from "@/lib/domain/events/review";
import { counted } from "@/lib/domain/words";
import { dayAndTimeIn } from "../room/room-words";
import { useRoom } from "../room/use-room";

/** Links by which people without an account join the Review: made, copied, revoked. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const { slug, key, flowTeamId } = useRoom();
  const { data } = useView<EventLinksView>({ slug, view: `events/${key}/links` });
  const [made, setMade] = useState<string | null>(null);
  const command = useCommand(createEventLink, {
    isInline: true,
    onDone: ({ path }) => setMade(new URL(path, window.location.origin).href),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Invite stakeholders by a link"
      description="Whoever has it says their name, joins the video call, watches the demos, reacts and gives feedback, without an account. They see nothing else."
    >
      <div className="flex flex-col gap-5">
        {made ? <MadeLink address={made} /> : null}
        <RefusalNotice refusal={command.refusal} />
        <Button
          variant={made ? "secondary" : "primary"}
          className="self-start"
          pending={command.pending}
          onClick={() => void command.run({ flowTeamId, key })}
        >
          {made ? "Make another link" : "Make a link"}
        </Button>
        {data ? (
          <ul aria-label="Links made" className="flex flex-col">
            {data.links.map((link) => (
              <MadeBefore key={link.id} link={link} />
            ))}
          </ul>
        ) : (
          <Skeleton className="h-16" />
        )}
      </div>
    </Dialog>
  );
}

function MadeLink({ address }: { address: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Notice tone="ok" title="Copy it now: it isn’t shown again">
      <div className="flex gap-2">
        <TextField readOnly aria-label="The link" value={address} onFocus={(event) => event.target.select()} />
        <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
          {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />} {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
    </Notice>
  );
}

function MadeBefore({ link }: { link: EventLinkInList }) {
  const { key, flowTeamId } = useRoom();
  const { timeZone } = useHere();
  const command = useCommand(revokeEventLink, { done: () => "Link revoked: it opens nothing any more" });
  return (
    <li className="flex items-center gap-3 border-t py-2">
      <p className="min-w-0 flex-1">
        {link.createdBy ?? "Somebody"}, {dayAndTimeIn(link.at, timeZone)}
        <span className="block text-sm text-ink-2">
          {link.visitors === 0 ? "Nobody came by it yet" : `${counted(link.visitors, "guest")} came by it`}
        </span>
      </p>
      {link.isRevoked ? (
        <Badge>Revoked</Badge>
      ) : (
        <Button pending={command.pending} onClick={() => void command.run({ flowTeamId, key, linkId: link.id })}>
          Revoke
        </Button>
      )}
    </li>
  );
}
