import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AccountSection } from "@/components/accounts/account-section";
import { LeaverDialog } from "@/components/accounts/leaver-dialog";
import { PersonState } from "@/components/accounts/people-table";
import { PersonLinks } from "@/components/accounts/person-links";
import { PersonStanding } from "@/components/accounts/person-standing";
import { PageFrame } from "@/components/frame/page-frame";
import { Ago } from "@/components/history/ago";
import { buttonLook } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { Link } from "@/components/ui/link";
import { roleNames } from "@/lib/domain/access";
import { isAdministratorOf, mayManage } from "@/lib/domain/accounts/policy";
import { getLeftBehind } from "@/lib/server/accounts/leaver-queries";
import { readManaged } from "@/lib/server/accounts/managed";
import { listPeople } from "@/lib/server/accounts/queries";
import { isMailOn } from "@/lib/server/mail";
import { requireActor } from "@/lib/server/session";

export const metadata: Metadata = { title: "Person" };

type PersonPageProps = {
  params: Promise<{ personId: string }>;
  searchParams: Promise<{ deactivate?: string | string[] }>;
};

/** One person's account, for whoever may manage it: an Administrator, or the CSM of theirs alone. */
export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const { personId } = await params;
  const here = `/administration/people/${personId}`;
  const actor = await requireActor();
  if (!z.uuid().safeParse(personId).success) notFound();
  const managed = await readManaged(actor, personId, mayManage);
  if (!managed.ok) notFound();
  const { id, name, email, isDemo, isAdministrator, deactivatedAt, hasAccount } = managed.value;
  const { people } = await listPeople(isDemo, { onlyId: id });
  const [person] = people;
  if (!person) notFound();
  const isMyself = id === actor.personId;
  const mayAdminister = isAdministratorOf(actor, managed.value);
  const { deactivate } = await searchParams;
  const isLeaving = deactivate !== undefined && !deactivatedAt && !isMyself;
  // The demo's own cast has no accounts to open: they are entered in one click.
  const purpose = hasAccount ? "password_reset" : "invitation";
  const showsLinks = !deactivatedAt && !isMyself && (hasAccount ? mayAdminister : person.state === "invited");
  return (
    <PageFrame
      title={name}
      subtitle={email}
      actions={
        actor.isAdministrator ? (
          <Link href="/administration" className={buttonLook()}>
            All people
          </Link>
        ) : null
      }
    >
      <div className="mx-auto max-w-3xl">
        <AccountSection title="Account" description={email}>
          <div className="flex flex-col gap-3">
            {person.state === "active" && !person.resetAskedAt ? null : <PersonState person={person} />}
            <p className="text-ink-2">
              {person.lastSignInAt ? (
                <>
                  Last signed in <Ago at={person.lastSignInAt} />.
                </>
              ) : (
                "Has never signed in."
              )}
              {isAdministrator ? " Administrator of everything here." : ""}
            </p>
            <PersonStanding
              person={{ id, name, isAdministrator, isDeactivated: deactivatedAt !== null }}
              isMyself={isMyself}
              mayAdminister={mayAdminister}
            />
          </div>
        </AccountSection>
        {showsLinks ? (
          <AccountSection
            title={hasAccount ? "New password" : "Invitation"}
            description="A link opens once. Making one stops the one before it."
          >
            <div className="flex flex-col gap-3">
              <LinkStanding person={person} />
              <PersonLinks person={{ id, name, email }} purpose={purpose} isMailOn={isMailOn() && !isDemo} />
            </div>
          </AccountSection>
        ) : null}
        <AccountSection title="Roles">
          <ul className="flex flex-col gap-1.5">
            {person.roles.map(({ role, scrumTeam, flowTeam, slug }) => (
              <li key={`${slug} ${role} ${scrumTeam}`}>
                {roleNames[role]}
                {scrumTeam ? `, ${scrumTeam}` : ""}
                <Link href={`/flow-teams/${slug}/teams`} className="ml-2 text-ink-3 underline-offset-2 hover:underline">
                  {flowTeam}
                </Link>
              </li>
            ))}
          </ul>
          {person.roles.length === 0 ? <p className="text-ink-2">No role in a Flow Team.</p> : null}
        </AccountSection>
      </div>
      {isLeaving ? <LeaverDialog person={{ id, name }} left={await getLeftBehind(id)} closeHref={here} /> : null}
    </PageFrame>
  );
}

function LinkStanding({ person }: { person: { resetAskedAt: string | null; invitedUntil: string | null } }) {
  if (person.resetAskedAt) {
    return (
      <p className="text-ink-2">
        Asked for a new password <Ago at={person.resetAskedAt} />.
      </p>
    );
  }
  if (person.invitedUntil) {
    return <p className="text-ink-2">Their invitation works until {dayWords(person.invitedUntil.slice(0, 10))}.</p>;
  }
  return null;
}
