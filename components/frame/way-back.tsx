"use client";

import { ArrowLeft } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { type OpenTo, wayBack } from "@/lib/domain/flow-teams/way-back";

/** The page of a Flow Team this tab was at last. */
let lastPlace: string | null = null;

/** Keeps where in a Flow Team the person is, for the way back there. */
export function KeepPlace() {
  const path = usePathname();
  useEffect(() => {
    lastPlace = path;
  }, [path]);
  return null;
}

/** From a page outside of a Flow Team back to the one the person came from. */
export function WayBack({ flowTeams }: { flowTeams: readonly OpenTo[] }) {
  const [from] = useState(() => lastPlace);
  const { href, name } = wayBack(flowTeams, from);
  return (
    <Link href={href} className={buttonLook("quiet", "min-w-0 shrink!")}>
      <ArrowLeft aria-hidden="true" />
      <span className="truncate">Back to {name ?? "the Flow Teams"}</span>
    </Link>
  );
}
