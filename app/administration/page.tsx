import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountSection } from "@/components/accounts/account-section";
import { InstallationFacts } from "@/components/accounts/installation-facts";
import { InviteDialog } from "@/components/accounts/invite-dialog";
import { PeopleSearch } from "@/components/accounts/people-search";
import { PeopleTable } from "@/components/accounts/people-table";
import { UnsentMailNotice } from "@/components/accounts/unsent-mail-notice";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { getInstallationSettings } from "@/lib/server/accounts/installation";
import { listUnsentMail } from "@/lib/server/accounts/link-mail";
import { listFlowTeamsToAdminister, listPeople } from "@/lib/server/accounts/queries";
import { requireActor } from "@/lib/server/session";

export const metadata: Metadata = { title: "Administration" };

type AdministrationPageProps = { searchParams: Promise<{ q?: string | string[] }> };

/** People, Flow Teams and how one signs in: for Administrators; others have no such page. */
export default async function AdministrationPage({ searchParams }: AdministrationPageProps) {
  const actor = await requireActor();
  if (!actor.isAdministrator) notFound();
  const { q } = await searchParams;
  const search = typeof q === "string" ? q.slice(0, 200) : "";
  // The demo's Administrator looks after the demo, and sees nothing of the installation.
  const isDemo = actor.confinedTo !== undefined;
  const [{ people, total }, flowTeams, unsent, settings] = await Promise.all([
    listPeople(isDemo, { search }),
    listFlowTeamsToAdminister(isDemo),
    isDemo ? [] : listUnsentMail(),
    isDemo ? null : getInstallationSettings(),
  ]);
  return (
    <PageFrame title="Administration" actions={<InviteDialog />}>
      <div className="mx-auto flex max-w-5xl flex-col gap-6">
        <UnsentMailNotice unsent={unsent} />
        <section aria-labelledby="people" className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="people" className="text-md">
              People <span className="font-normal text-ink-3">{total}</span>
            </h2>
            <PeopleSearch search={search} />
          </div>
          {people.length > 0 ? (
            <div className="overflow-hidden rounded border bg-surface">
              <PeopleTable people={people} />
            </div>
          ) : (
            <EmptyState title="Nobody by this name">Search for another name or e-mail address.</EmptyState>
          )}
          {total > people.length ? (
            <p className="text-ink-3">The first {people.length} are shown. Search to find the others.</p>
          ) : null}
        </section>
        <AccountSection title="Flow Teams" description={`${flowTeams.length} here`}>
          <ul className="flex flex-col">
            {flowTeams.map(({ id, slug, name, product, state, members }) => (
              <li key={id} className="flex items-center gap-3 border-b py-2 last:border-b-0">
                <span className="min-w-0 flex-1">
                  <Link href={`/flow-teams/${slug}`} className="font-medium underline-offset-2 hover:underline">
                    {name}
                  </Link>
                  <span className="block text-sm text-ink-3">
                    {product} · {members} {members === 1 ? "person" : "people"}
                  </span>
                </span>
                <Badge tone={state === "active" ? "ok" : "neutral"}>{states[state]}</Badge>
              </li>
            ))}
          </ul>
          {flowTeams.length === 0 ? <p className="text-ink-2">None is formed yet.</p> : null}
        </AccountSection>
        {settings ? <InstallationFacts settings={settings} /> : null}
      </div>
    </PageFrame>
  );
}

const states = { forming: "Forming", active: "Active", retired: "Retired" };
