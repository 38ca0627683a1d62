"use client";

import { Link2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { counted } from "@/lib/domain/words";
import type { ReviewView } from "@/lib/domain/events/review";

const InviteDialog = lazily(dynamic(() => import("./invite-dialog").then((module) => module.InviteDialog)));

/** Who came by the link, and for who may, the link itself. */
export function VisitorsBar({ visitors }: Pick<ReviewView, "visitors">) {
  const mayInvite = useMay("invite stakeholders");
  const [isInviting, setInviting] = useState(false);
  if (!mayInvite && visitors.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 flex-1 text-ink-2">
        {visitors.length === 0 ? (
          "Nobody has come by a link yet."
        ) : (
          <>
            <span className="font-medium text-ink">{counted(visitors.length, "guest")} by the link:</span>{" "}
            {visitors.map(({ name }) => name).join(", ")}
          </>
        )}
      </p>
      {mayInvite ? (
        <Button onClick={() => setInviting(true)}>
          <Link2 aria-hidden="true" /> Invite by link
        </Button>
      ) : null}
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </div>
  );
}
