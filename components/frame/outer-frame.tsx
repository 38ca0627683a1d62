import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { FrameCommands } from "./frame-commands";
import { LazyPalette, LazyShortcutList } from "./lazy-overlays";
import { Logo } from "./logo";
import { type Me, ProfileMenu } from "./profile-menu";
import { Providers } from "./providers";
import { ShortcutKeys } from "./shortcut-keys";
import { SkipLink } from "./skip-link";

type OuterFrameProps = {
  me: Me;
  build: string;
  /** Those the person may open, for ⌘K. */
  flowTeams?: readonly { slug: string; name: string }[];
  /** Beside the logo: the way back into a Flow Team. */
  back?: ReactNode;
  children: ReactNode;
};

/** What stands around pages outside of a Flow Team: the list of them, the account, the administration. */
export function OuterFrame({ me, build, flowTeams = [], back, children }: OuterFrameProps) {
  return (
    <Providers build={build} personId={me.id}>
      <SkipLink />
      <div className="flex h-dvh flex-col short:h-auto short:min-h-dvh print:block print:h-auto">
        <div
          data-frame=""
          className="flex h-11 shrink-0 items-center justify-between border-b bg-sunken px-4.5 max-md:px-4 pointer-coarse:h-14"
        >
          <div className="flex min-w-0 items-center gap-2">
            <Link href="/flow-teams" className="shrink-0 rounded">
              <Logo />
            </Link>
            {back}
          </div>
          <ProfileMenu me={me} />
        </div>
        <div className="flex min-h-0 flex-1 flex-col short:flex-auto print:block">{children}</div>
      </div>
      <LazyPalette personId={me.id} slug={null} sections={outerSections} flowTeams={flowTeams} />
      <LazyShortcutList />
      <ShortcutKeys />
      <FrameCommands sections={outerSections} />
    </Providers>
  );
}

const outerSections = [{ label: "Flow Teams", href: "/flow-teams", icon: null, keys: "g f" }];
