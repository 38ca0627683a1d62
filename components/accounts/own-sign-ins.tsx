"use client";

import { useRouter } from "next/navigation";
import { Ago } from "@/components/history/ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { revokeSignIn, signOutEverywhere } from "@/lib/actions/accounts";
import { useCommand } from "@/lib/client/use-command";

type OwnSignInsProps = {
  signIns: readonly {
    id: string;
    device: string;
    way: "password" | "openid" | "demo";
    since: string;
    isThis: boolean;
  }[];
};

const ways = { password: "by password", openid: "by OpenID Connect", demo: "by the demo's entry" };

/** Where a person is signed in, and how to end it. */
export function OwnSignIns({ signIns }: OwnSignInsProps) {
  const router = useRouter();
  const revoke = useCommand(revokeSignIn, {
    done: () => "Signed out there",
    onDone: () => router.refresh(),
  });
  const everywhere = useCommand(signOutEverywhere, {
    // A full load: nothing of the person's pages stays in the tab.
    onDone: () => location.assign("/sign-in"),
  });
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col">
        {signIns.map(({ id, device, way, since, isThis }) => (
          <li key={id} className="flex min-h-control items-center gap-3 border-b py-2 first:pt-0">
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{device}</span>
                {isThis ? <Badge tone="accent">This one</Badge> : null}
              </span>
              <span className="text-sm text-ink-3">
                Signed in <Ago at={since} /> {ways[way]}
              </span>
            </span>
            {isThis ? null : (
              <Button
                pending={revoke.pending}
                onClick={() => void revoke.run({ signInId: id })}
                aria-label={`Sign out there, on ${device}`}
              >
                Sign out there
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button pending={everywhere.pending} onClick={() => void everywhere.run(undefined)}>
          Sign out everywhere
        </Button>
      </div>
    </div>
  );
}
