"use client";

import { ClipboardPaste, Plus, UserPlus, Users } from "lucide-react";
import dynamic from "next/dynamic";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { ItemHistory } from "@/components/history/item-history";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { SidePanel } from "@/components/ui/side-panel";
import { memberIds } from "@/lib/domain/flow-teams/facts";
import { mostMembers } from "@/lib/domain/flow-teams/sizes";
import type { PeopleView, TeamOfPeople } from "@/lib/domain/flow-teams/view";
import type { PaintedView } from "@/lib/domain/live";
import { useHere, useMay } from "./here";
import { Leadership } from "./leadership";
import { Stakeholders } from "./stakeholders";
import { TeamCard } from "./team-card";
import { useTeamsActs } from "./teams-acts";
import { TeamsFilters, isFiltering, passes } from "./teams-filters";
import { type People, usePeople } from "./use-people";
import { useTeamsAddress } from "./use-teams-address";

const PersonPanel = lazily(dynamic(() => import("./person-panel").then((module) => module.PersonPanel)));
const TeamsDialogs = lazily(dynamic(() => import("./teams-dialogs").then((module) => module.TeamsDialogs)));

/** Who is in the Flow Team: leadership, Scrum Teams with their people, guests. */
export function TeamsScreen({ initial }: { initial: PaintedView<PeopleView> }) {
  const { slug, actor } = useHere();
  const mayRun = useMay("run the flow team");
  const people = usePeople(initial);
  const { address, change } = useTeamsAddress();
  const acts = useTeamsActs(people, (panel) => change({ person: null, team: null, ...panel }, true));
  const close = () => change({ person: null, team: null });
  const { view, facts } = people;
  const teams = view.teams.filter((team) => !team.isRetired);
  const members = memberIds(facts).size;
  const isFiltered = isFiltering(address);
  const isShown = (person: PeopleView["people"][number]) => passes(address, person);
  const openPerson = view.people.find(({ id }) => id === address.person);
  const openTeam = view.teams.find(({ id }) => id === address.team);
  useCommands(
    mayRun
      ? [
          {
            id: "teams.addPerson",
            label: "Add a person",
            keys: "a",
            group: "Teams",
            icon: <UserPlus />,
            run: () => acts.ask({ is: "add person" }),
          },
          {
            id: "teams.paste",
            label: "Add people from a list",
            group: "Teams",
            icon: <ClipboardPaste />,
            run: () => acts.ask({ is: "paste" }),
          },
          {
            id: "teams.addTeam",
            label: "Add a Scrum Team",
            group: "Teams",
            icon: <Plus />,
            run: () => acts.ask({ is: "add team" }),
          },
        ]
      : [],
  );

  return (
    <PageFrame
      title="Teams"
      subtitle={`${teams.length} Scrum ${teams.length === 1 ? "Team" : "Teams"} · ${members} of at most ${mostMembers} people`}
      actions={mayRun ? <AddMenu acts={acts} hasTeams={teams.length > 0} /> : null}
      toolbar={
        <TeamsFilters
          address={address}
          change={change}
          invited={view.people.filter((person) => person.isInvited).length}
        />
      }
    >
      <div className="mx-auto flex max-w-7xl flex-col gap-4">
        <EpicsLeftBehind teams={view.teams} />
        <Leadership people={people} acts={acts} isShown={isShown} isFiltered={isFiltered} />
        {teams.length === 0 ? (
          <EmptyState
            title="No Scrum Team yet"
            icon={<Users />}
            action={mayRun ? <Button onClick={() => acts.ask({ is: "add team" })}>Add a Scrum Team</Button> : null}
          >
            A Flow Team is launched with three to fifteen Scrum Teams, each with a PO, an SM and Developers.
          </EmptyState>
        ) : (
          <TeamCards
            teams={teams}
            people={people}
            acts={acts}
            isShown={isShown}
            isFiltered={isFiltered}
            onClear={() => change({ q: null, skill: null, invited: null })}
          />
        )}
        <Stakeholders people={people} acts={acts} isShown={isShown} />
      </div>
      {acts.question ? <TeamsDialogs question={acts.question} people={people} onClose={() => acts.ask(null)} /> : null}
      {openPerson ? <PersonPanel person={openPerson} people={people} acts={acts} onClose={close} /> : null}
      {openTeam ? (
        <SidePanel title={openTeam.name} eyebrow="Scrum Team" onClose={close}>
          <h3 className="font-medium">History</h3>
          <ItemHistory slug={slug} personId={actor.personId} itemId={openTeam.id} />
        </SidePanel>
      ) : null}
    </PageFrame>
  );
}

type TeamCardsProps = {
  teams: readonly TeamOfPeople[];
  people: People;
  acts: ReturnType<typeof useTeamsActs>;
  isShown(person: PeopleView["people"][number]): boolean;
  isFiltered: boolean;
  /** Takes the filters off. */
  onClear(): void;
};

function TeamCards({ teams, people, acts, isShown, isFiltered, onClear }: TeamCardsProps) {
  const shown = isFiltered
    ? teams.filter(({ id }) =>
        people.view.people.some((person) => isShown(person) && person.roles.some((held) => held.scrumTeamId === id)),
      )
    : teams;
  if (shown.length === 0)
    return (
      <EmptyState
        title="Nobody in a Scrum Team passes the filters"
        action={<Button onClick={onClear}>Clear them</Button>}
      >
        All {teams.length} teams are still there.
      </EmptyState>
    );
  return (
    <div className="grid items-start gap-3 lg:grid-cols-2 2xl:grid-cols-3">
      {shown.map((team) => (
        <TeamCard key={team.id} team={team} people={people} acts={acts} isShown={isShown} isFiltered={isFiltered} />
      ))}
    </div>
  );
}

function AddMenu({ acts, hasTeams }: { acts: ReturnType<typeof useTeamsActs>; hasTeams: boolean }) {
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          Add
        </Button>
      }
      items={[
        {
          label: "A person",
          icon: <UserPlus />,
          shortcut: "a",
          onSelect: () =>
            acts.ask({ is: "add person", ...(hasTeams ? {} : { start: { role: "csm" as const, scrumTeamId: null } }) }),
        },
        { label: "People from a list", icon: <ClipboardPaste />, onSelect: () => acts.ask({ is: "paste" }) },
        { label: "A Scrum Team", icon: <Users />, onSelect: () => acts.ask({ is: "add team" }) },
      ]}
    />
  );
}

/** Retired teams still lead these: nobody works on them until the CPO gives them a new lane. */
function EpicsLeftBehind({ teams }: { teams: readonly TeamOfPeople[] }) {
  const { slug } = useHere();
  return teams
    .filter((team) => team.isRetired && team.openEpics > 0)
    .map((team) => (
      <Notice
        key={team.id}
        tone="warn"
        actions={
          <Link href={`/flow-teams/${slug}/roadmap?team=none`} className={buttonLook()}>
            See them on the roadmap
          </Link>
        }
      >
        {team.name} is retired and still leads {team.openEpics === 1 ? "1 open Epic" : `${team.openEpics} open Epics`}.
        The CPO gives
        {team.openEpics === 1 ? " it" : " them"} to another team.
      </Notice>
    ));
}
