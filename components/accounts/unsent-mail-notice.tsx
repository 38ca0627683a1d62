import { Ago } from "@/components/history/ago";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";

type UnsentMailNoticeProps = {
  unsent: readonly {
    personId: string;
    name: string;
    purpose: "invitation" | "password_reset" | "first_administrator";
    since: string;
    error: string;
    isGivenUp: boolean;
  }[];
};

const letters = { invitation: "Invitation", password_reset: "New password", first_administrator: "First account" };

/** Letters the mail server didn't take, and what to do about each. */
export function UnsentMailNotice({ unsent }: UnsentMailNoticeProps) {
  if (unsent.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={unsent.length === 1 ? "One letter couldn't be sent" : `${unsent.length} letters couldn't be sent`}
    >
      <p>Open the person to make a link and hand it over yourself.</p>
      <ul className="mt-2 flex flex-col gap-1">
        {unsent.map(({ personId, name, purpose, since, error, isGivenUp }) => (
          <li key={`${personId} ${since}`}>
            <Link href={`/administration/people/${personId}`} className="font-medium underline underline-offset-2">
              {name}
            </Link>
            : {letters[purpose]}, <Ago at={since} />; {isGivenUp ? "given up" : "will be tried again"}.{" "}
            <span className="text-sm text-ink-2">{error}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
