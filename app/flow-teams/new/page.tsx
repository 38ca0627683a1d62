import { notFound } from "next/navigation";
import { FormFlowTeamScreen } from "@/components/flow-teams/form-flow-team";
import { OuterFrame } from "@/components/frame/outer-frame";
import { can } from "@/lib/domain/access";
import { buildId } from "@/lib/server/build-id";
import { getEmail } from "@/lib/server/flow-teams/queries";
import { requireActor } from "@/lib/server/session";

export const metadata = { title: "Form a Flow Team" };

/** Where an Administrator forms a Flow Team; for others there is no such page. */
export default async function NewFlowTeamPage() {
  const actor = await requireActor("/flow-teams/new");
  if (!can(actor, "form a flow team")) notFound();
  const email = await getEmail(actor.personId);
  return (
    <OuterFrame
      me={{ id: actor.personId, name: actor.name, roles: "Administrator", isAdministrator: actor.isAdministrator }}
      build={buildId()}
    >
      <FormFlowTeamScreen me={{ name: actor.name, email }} />
    </OuterFrame>
  );
}
