import "server-only";
import { db } from "@/lib/server/db";
import { issueFirstLink } from "./links";

/**
 * The one-time link that makes the first administrator, as a path (`/welcome/…`). A new one each
 * time, the former is revoked. Null once there is an administrator, people of the demo aside.
 */
export async function issueFirstAdministratorLink(): Promise<string | null> {
  return db().$transaction(async (tx) => {
    if (await hasAdministrator(tx)) return null;
    return (await issueFirstLink(tx, new Date())).path;
  });
}

/** Whether anybody administers this installation, people of the demo aside. */
export async function hasAdministrator(tx: Pick<ReturnType<typeof db>, "person">): Promise<boolean> {
  const found = await tx.person.findFirst({
    where: { isAdministrator: true, isDemo: false, deactivatedAt: null },
    select: { id: true },
  });
  return found !== null;
}
