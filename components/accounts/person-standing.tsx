"use client";

import { useRouter } from "next/navigation";
import { Button, buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { reactivatePerson, setAdministrator } from "@/lib/actions/accounts";
import { useCommand } from "@/lib/client/use-command";

type PersonStandingProps = {
  person: { id: string; name: string; isAdministrator: boolean; isDeactivated: boolean };
  isMyself: boolean;
  /** Only Administrators make Administrators. */
  mayAdminister: boolean;
};

/** What may be done with a person's account. */
export function PersonStanding({ person, isMyself, mayAdminister }: PersonStandingProps) {
  const router = useRouter();
  const onDone = () => router.refresh();
  const { id: personId, name, isAdministrator, isDeactivated } = person;
  const reactivate = useCommand(reactivatePerson, { isInline: true, done: () => `${name} may sign in again`, onDone });
  const administrate = useCommand(setAdministrator, {
    isInline: true,
    done: () => (isAdministrator ? `${name} is no Administrator any more` : `${name} is an Administrator`),
    onDone,
  });
  return (
    <div className="flex flex-col items-start gap-3">
      <RefusalNotice refusal={reactivate.refusal ?? administrate.refusal} />
      <div className="flex flex-wrap gap-2">
        {isDeactivated ? (
          <Button pending={reactivate.pending} onClick={() => void reactivate.run({ personId })}>
            Reactivate
          </Button>
        ) : null}
        {mayAdminister && !isDeactivated ? (
          <Button
            pending={administrate.pending}
            onClick={() =>
              void administrate.run({ personId, isAdministrator: { seen: isAdministrator, to: !isAdministrator } })
            }
          >
            {isAdministrator ? "Take the Administrator role away" : "Make an Administrator"}
          </Button>
        ) : null}
        {!isDeactivated && !isMyself ? (
          <Link href={`/administration/people/${personId}?deactivate`} scroll={false} className={buttonLook()}>
            Deactivate
          </Link>
        ) : null}
      </div>
    </div>
  );
}
