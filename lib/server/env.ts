import "server-only";
import { z } from "zod";

const address = z.url({
  protocol: /^https?$/,
  error: "expected an address that begins with https:// or http://",
});

const text = z.string().min(1);

const settingsSchema = z
  .object({
    /** Outside PostgreSQL 15 or later. Unset, Flotilla runs one of its own. */
    DATABASE_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        error: "expected postgresql://user:password@host:5432/database",
      })
      .optional(),
    /** Where to listen. Unset, 3000 or the next free one. */
    PORT: z
      .string()
      .regex(/^\d+$/, "expected a number from 1 to 65535")
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, "expected a number from 1 to 65535")
      .optional(),
    /** Demo data and one-click entry. On with the own database unless "0", off with DATABASE_URL unless "1". */
    FLOTILLA_DEMO: z.enum(["0", "1"], "expected 0 or 1").optional(),
    /** The address people type, as links in mail must have it. */
    FLOTILLA_URL: address
      .transform((url) => url.replace(/\/+$/, ""))
      .refine(
        (url) => new URL(url).pathname === "/",
        "expected an address without a path: Flotilla has a host of its own",
      )
      .optional(),
    /** Seals the session tokens: the same in every process of one installation. */
    NEXTAUTH_SECRET: z.string().min(32, "expected at least 32 random characters").optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "expected smtp://user:password@host:587" }).optional(),
    /** `Flotilla <flotilla@example.com>` or a bare address. */
    MAIL_FROM: text.regex(/^[^@]*[^@\s]@[^@\s]+$/, "expected an e-mail address to send from").optional(),
    OIDC_ISSUER: address.optional(),
    OIDC_CLIENT_ID: text.optional(),
    OIDC_CLIENT_SECRET: text.optional(),
    /** What the sign-in button calls the provider, if not OpenID Connect. */
    OIDC_NAME: text.optional(),
    /** Where the own database and its secrets live. */
    FLOTILLA_DATA: text.optional(),
  })
  .superRefine((settings, context) => {
    const missing = (name: keyof typeof settings, because: string) =>
      context.addIssue({
        code: "custom",
        path: [name],
        message: `expected a value, since ${because}`,
      });
    if (settings.SMTP_URL && !settings.MAIL_FROM) missing("MAIL_FROM", "SMTP_URL is set");
    const provider = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
    const given = ([...provider, "OIDC_NAME"] as const).find((name) => settings[name]);
    if (!given) return;
    for (const name of provider) if (!settings[name]) missing(name, `${given} is set`);
  });

/** What the environment says, before `npm start` has decided the rest. */
export type Settings = z.infer<typeof settingsSchema>;

/** What a running server knows: everything that had to be decided is. */
type Env = Settings & {
  DATABASE_URL: string;
  NEXTAUTH_SECRET: string;
  FLOTILLA_URL: string;
};

/** Names each bad setting and what was expected of it. Values stay out of it: some are secret. */
export class BadSettings extends Error {
  constructor(readonly problems: { name: string; expected: string }[]) {
    super(
      ["These settings can't be used:", ...problems.map(({ name, expected }) => `  ${name}: ${expected}`)].join("\n"),
    );
    this.name = "BadSettings";
  }
}

/** Parses the environment. An empty value counts as none. Throws BadSettings. */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new BadSettings(parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), expected: issue.message })));
}

let known: Env | undefined;

/**
 * The server process's settings, read once. `npm start` and `npm run dev` pass on what they
 * decided (the own database's address, the generated secret), so all of these are there.
 */
export function env(): Env {
  if (known) return known;
  const settings = readSettings(process.env);
  const needed = ["DATABASE_URL", "NEXTAUTH_SECRET", "FLOTILLA_URL"] as const;
  const missing = needed.filter((name) => !settings[name]);
  if (missing.length > 0) {
    throw new BadSettings(
      missing.map((name) => ({
        name,
        expected: "expected a value: start Flotilla with npm start",
      })),
    );
  }
  known = settings as Env;
  return known;
}
