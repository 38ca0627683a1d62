import { List } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { TeamDot } from "@/components/ui/team-dot";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { Frame as FrameData } from "@/lib/domain/flow-teams/frame";
import { FlowTeamSwitch } from "./flow-team-switch";
import { FrameCommands } from "./frame-commands";
import { FrameRefresh } from "./frame-refresh";
import { LazyMoreSheet, LazyPalette, LazyShortcutList } from "./lazy-overlays";
import { Logo } from "./logo";
import { MoreLink } from "./more-link";
import { PhoneBar } from "./phone-bar";
import { ProfileLinks, ProfileMenu } from "./profile-menu";
import { Providers } from "./providers";
import { SectionLinks } from "./section-links";
import { sectionsOf } from "./sections";
import { ShortcutKeys } from "./shortcut-keys";
import { SkipLink } from "./skip-link";
import { SprintCard } from "./sprint-card";
import { KeepPlace } from "./way-back";

type FrameProps = {
  frame: FrameData;
  /** The day it is in the Flow Team's time zone. */
  today: CalendarDate;
  /** The build that made this page. */
  build: string;
  /** A strip above everything: that this is the demo. */
  banner?: ReactNode;
  children: ReactNode;
};

/** What a phone's bar has room for four of, the ones used most first. */
const phoneOrder = ["Launch", "Today", "Board", "Events", "Inbox", "Roadmap"];

/** What stands around every page of a Flow Team. Pages inside compose `PageFrame`. */
export function Frame({ frame, today, build, banner, children }: FrameProps) {
  const sections = sectionsOf(frame);
  const { slug, id } = frame.flowTeam;
  const onPhone = phoneOrder.flatMap((label) => sections.find((section) => section.label === label) ?? []).slice(0, 4);
  const card = frame.sprint ? (
    <SprintCard sprint={frame.sprint} today={today} href={sprintHref(frame, frame.sprint.number)} />
  ) : null;
  return (
    <Providers build={build} personId={frame.me.id}>
      <SkipLink />
      <div className="flex h-dvh flex-col short:h-auto short:min-h-dvh print:block print:h-auto">
        {banner}
        <div className="flex min-h-0 flex-1 short:flex-auto print:block">
          <div
            data-frame=""
            className="flex w-rail shrink-0 flex-col gap-3 overflow-y-auto border-r bg-sunken p-2.5 max-md:hidden"
          >
            <div className="flex h-8 items-center justify-between pl-1.5">
              <Link href={`/flow-teams/${slug}`} className="rounded py-1">
                <Logo />
              </Link>
              <ProfileMenu me={frame.me} />
            </div>
            <FlowTeamSwitch frame={frame} />
            <SectionLinks sections={sections} />
            <MyTeams frame={frame} />
            {card ? <div className="mt-auto">{card}</div> : null}
          </div>
          <div className="flex min-w-0 flex-1 flex-col print:block">{children}</div>
        </div>
        <PhoneBar sections={onPhone} />
      </div>
      <LazyMoreSheet title={frame.flowTeam.name}>
        {card}
        <div>
          {sections
            .filter((section) => !onPhone.includes(section))
            .map(({ href, label, icon }) => (
              <MoreLink key={href} href={href} icon={icon}>
                {label}
              </MoreLink>
            ))}
          <MoreLink href="/flow-teams" icon={<List />}>
            All Flow Teams
          </MoreLink>
        </div>
        <ProfileLinks me={frame.me} />
      </LazyMoreSheet>
      <LazyPalette personId={frame.me.id} slug={slug} sections={sections} flowTeams={frame.flowTeams} />
      <LazyShortcutList />
      <ShortcutKeys />
      <FrameCommands sections={sections} />
      <KeepPlace />
      <FrameRefresh flowTeamId={id} personId={frame.me.id} countsDependencies={frame.dependenciesToAnswer !== null} />
    </Providers>
  );
}

function MyTeams({ frame }: { frame: FrameData }) {
  if (frame.myTeams.length === 0) return null;
  return (
    <nav aria-label={frame.myTeams.length === 1 ? "My team" : "My teams"}>
      <p aria-hidden="true" className="px-2 pb-1 text-sm text-ink-3">
        {frame.myTeams.length === 1 ? "My team" : "My teams"}
      </p>
      <ul>
        {frame.myTeams.map((team) => (
          <li key={team.id}>
            <Link
              href={`/flow-teams/${frame.flowTeam.slug}/board?team=${team.slug}`}
              className="flex h-7.5 items-center gap-2.5 rounded px-2 text-ink-2 transition-colors hover:bg-hover hover:text-ink pointer-coarse:h-control"
            >
              <TeamDot hue={team.hue} className="mx-0.75" />
              <span className="truncate">{team.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The Flow Sprint's page is for Members: guests see the roadmap, and Administrators the calendar. */
function sprintHref({ flowTeam, me }: FrameData, number: number): string {
  const page = me.isGuest ? "roadmap" : me.isAdministrator ? "calendar" : `sprints/${number}`;
  return `/flow-teams/${flowTeam.slug}/${page}`;
}
