"use client";

import { Anchor, Code, Compass, Eye, Map as MapIcon, Route, ShieldCheck, Waves, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Spinner } from "@/components/ui/spinner";
import { signIn } from "@/lib/client/sign-in";
import type { Refusal } from "@/lib/domain/result";

type Entry = { entry: string; label: string; comesTo: string; icon: LucideIcon };

const entries: Entry[] = [
  { entry: "cpo", label: "CPO", comesTo: "Plan the roadmap", icon: MapIcon },
  { entry: "csm", label: "CSM", comesTo: "Keep the rhythm", icon: Waves },
  { entry: "architect", label: "Architect", comesTo: "Judge feasibility", icon: Compass },
  { entry: "po", label: "Product Owner", comesTo: "Lead a team's Epics", icon: Route },
  { entry: "sm", label: "Scrum Master", comesTo: "Run a team", icon: Anchor },
  { entry: "developer", label: "Developer", comesTo: "Work from the plan", icon: Code },
  { entry: "stakeholder", label: "Stakeholder", comesTo: "Follow the roadmap", icon: Eye },
  { entry: "administrator", label: "Administrator", comesTo: "Look after people", icon: ShieldCheck },
];

/** The demo's doors: one click each. */
export function DemoEntries({ next }: { next: string }) {
  const [entering, setEntering] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function enter(entry: string): Promise<void> {
    if (entering) return;
    setEntering(entry);
    const refused = await signIn({ way: "demo", entry });
    if (!refused) return location.assign(next);
    setRefusal(refused);
    setEntering(null);
  }

  return (
    <div className="flex flex-col gap-3">
      <RefusalNotice refusal={refusal} />
      <ul aria-label="Enter as" className="grid grid-cols-2 gap-2 max-[22rem]:grid-cols-1">
        {entries.map(({ entry, label, comesTo, icon: Icon }) => (
          <li key={entry} className="grid">
            <button
              type="button"
              onClick={() => enter(entry)}
              aria-busy={entering === entry || undefined}
              aria-disabled={entering !== null || undefined}
              className="flex items-start gap-2.5 rounded border border-line-strong bg-surface px-3 py-2.5 text-left transition-colors hover:border-accent hover:bg-hover"
            >
              <span className="mt-0.5 grid size-4 shrink-0 place-items-center text-accent-ink">
                {entering === entry ? <Spinner /> : <Icon aria-hidden="true" className="size-4" />}
              </span>
              <span className="min-w-0">
                <span className="block font-semibold">{label}</span>
                <span className="block text-sm text-ink-3">{comesTo}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
