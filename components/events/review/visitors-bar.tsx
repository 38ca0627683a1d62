"use client";

import { Link2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { Fold } from "@/components/ui/fold";
import { usePresence } from "@/lib/client/use-presence";
import { counted } from "@/lib/domain/words";
import type { ReviewView } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";

const InviteDialog = lazily(dynamic(() => import("./invite-dialog").then((module) => module.InviteDialog)));

/** Who came by the link and is here, who was, and for who may, the link itself. */
export function VisitorsBar({ visitors }: Pick<ReviewView, "visitors">) {
  const mayInvite = useMay("invite stakeholders");
  const { slug, key } = useRoom();
  const present = new Set(usePresence(slug, `events/${key}`).map(({ id }) => id));
  const [isInviting, setInviting] = useState(false);
  const [here, gone] = [visitors.filter(({ id }) => present.has(id)), visitors.filter(({ id }) => !present.has(id))];
  if (!mayInvite && here.length === 0) return null;
  const namesOf = (guests: typeof visitors) => guests.map(({ name }) => name).join(", ");
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 py-1 text-ink-2 wrap-anywhere">
        {here.length > 0 ? (
          <p>
            <span className="font-medium text-ink">{counted(here.length, "guest")} here by the link:</span>{" "}
            {namesOf(here)}
          </p>
        ) : (
          <p>{gone.length > 0 ? "No guest is here by the link now." : "Nobody has come by a link yet."}</p>
        )}
        {gone.length > 0 ? (
          <Fold title={`${counted(gone.length, "guest")} came before`} className="text-sm" lineClass="w-fit">
            <p>{namesOf(gone)}</p>
          </Fold>
        ) : null}
      </div>
      {mayInvite ? (
        <Button onClick={() => setInviting(true)}>
          <Link2 aria-hidden="true" /> Invite by link
        </Button>
      ) : null}
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </div>
  );
}
