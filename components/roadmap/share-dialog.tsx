"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { createShareLink, revokeShareLink } from "@/lib/actions/roadmap";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { todayIn } from "@/lib/domain/calendar/dates";
import type { ShareLinkInList, ShareLinksView } from "@/lib/domain/roadmap/view";

/** Read-only links to the roadmap for people without an account: made, copied, revoked. */
export function ShareDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  return (
    <Dialog
      title="Share the roadmap"
      description="Whoever has a link sees the roadmap and nothing else, without signing in, until it expires or you revoke it."
      open={open}
      onOpenChange={onOpenChange}
    >
      <div className="flex flex-col gap-6">
        <NewLink />
        <Links />
      </div>
    </Dialog>
  );
}

function NewLink() {
  const { flowTeamId } = useHere();
  const [label, setLabel] = useState("");
  const [days, setDays] = useState("30");
  const [made, setMade] = useState<string | null>(null);
  const command = useCommand(createShareLink, {
    isInline: true,
    onDone: ({ path }) => {
      setMade(new URL(path, window.location.origin).href);
      setLabel("");
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void command.run({ flowTeamId, label, days: Number(days) });
      }}
    >
      {made ? <MadeLink address={made} /> : null}
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_10rem_auto]">
        <Field
          label="For whom"
          hint="Only you and the others who share see this."
          error={command.refusal?.fields?.label}
          required
        >
          <TextField value={label} maxLength={80} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <Field label="Works for">
          <Select value={days} onChange={(event) => setDays(event.target.value)}>
            <option value="7">7 days</option>
            <option value="30">30 days</option>
            <option value="90">90 days</option>
            <option value="365">A year</option>
          </Select>
        </Field>
        <Button type="submit" variant="primary" className="sm:mt-6" pending={command.pending}>
          Make a link
        </Button>
      </div>
      <RefusalNotice refusal={command.refusal} shownFields={["label"]} />
    </form>
  );
}

function MadeLink({ address }: { address: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Notice tone="ok" title="Copy it now: it isn't shown again">
      <div className="flex gap-2">
        <TextField readOnly aria-label="The link" value={address} onFocus={(event) => event.target.select()} />
        <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
          {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />} {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
    </Notice>
  );
}

function Links() {
  const { slug, timeZone } = useHere();
  const { data } = useView<ShareLinksView>({ slug, view: "share-links" });
  const [now] = useState(() => new Date());
  if (!data) return <Skeleton className="h-20" />;
  if (data.links.length === 0) return <p className="text-ink-3">No link has been made yet.</p>;
  const day = (instant: string) => dayWords(todayIn(timeZone, new Date(instant)), todayIn(timeZone, now));
  return (
    <ul className="flex flex-col">
      {data.links.map((link) => (
        <SharedLink key={link.id} link={link} isExpired={new Date(link.expiresAt) <= now} day={day} />
      ))}
    </ul>
  );
}

function SharedLink({
  link,
  isExpired,
  day,
}: {
  link: ShareLinkInList;
  isExpired: boolean;
  day(instant: string): string;
}) {
  const { flowTeamId } = useHere();
  const command = useCommand(revokeShareLink, { done: () => "Link revoked: it opens nothing any more" });
  const isOver = link.revokedAt !== null || isExpired;
  return (
    <li className="flex items-center gap-3 border-t py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{link.label}</p>
        <p className="text-sm text-ink-3">
          {link.createdBy ? `${link.createdBy}, ` : null}
          {day(link.createdAt)} · {link.lastUsedAt ? `last opened ${day(link.lastUsedAt)}` : "never opened"}
        </p>
      </div>
      {isOver ? (
        <Badge>{link.revokedAt ? "Revoked" : "Expired"}</Badge>
      ) : (
        <>
          <span className="text-sm text-ink-2">until {day(link.expiresAt)}</span>
          <Button pending={command.pending} onClick={() => void command.run({ flowTeamId, linkId: link.id })}>
            Revoke
          </Button>
        </>
      )}
    </li>
  );
}
