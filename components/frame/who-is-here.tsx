"use client";

import { useParams, usePathname } from "next/navigation";
import { AvatarRow } from "@/components/ui/avatar-row";
import { usePresence } from "@/lib/client/use-presence";

/** The others who look at this page of a Flow Team now. Nothing outside of one. */
export function WhoIsHere() {
  const { slug } = useParams<{ slug?: string }>();
  const path = usePathname();
  if (!slug || !path.startsWith("/flow-teams/")) return null;
  // The section alone: who has a panel open is still on its page. An event's room is a page of its own.
  const [section = "", key] = path.split("/").slice(3);
  const page = section === "events" && key ? `events/${key}` : section;
  return <Present slug={slug} page={page} />;
}

function Present({ slug, page }: { slug: string; page: string }) {
  const people = usePresence(slug, page);
  return <AvatarRow people={people} label="Also on this page" className="max-sm:hidden" />;
}
