import { describe, expect, test } from "vitest";
import { BadSettings, readSettings } from "./env";

/** What is said of each bad setting. */
function problems(source: Record<string, string>): Record<string, string> {
  try {
    readSettings(source);
    return {};
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    for (const { name, expected } of error.problems) expect(error.message).toContain(`${name}: ${expected}`);
    return Object.fromEntries(error.problems.map(({ name, expected }) => [name, expected]));
  }
}

describe("a bad setting", () => {
  test.each([
    ["PORT", "http", "expected a number from 1 to 65535"],
    ["PORT", "0", "expected a number from 1 to 65535"],
    ["PORT", "65536", "expected a number from 1 to 65535"],
    ["PORT", "30.5", "expected a number from 1 to 65535"],
    ["FLOTILLA_DEMO", "yes", "expected 0 or 1"],
    ["FLOTILLA_URL", "flotilla.example.com", "expected an address that begins with https:// or http://"],
    [
      "FLOTILLA_URL",
      "https://example.com/flotilla",
      "expected an address without a path: Flotilla has a host of its own",
    ],
    ["DATABASE_URL", "mysql://localhost/flotilla", "expected postgresql://user:password@host:5432/database"],
    ["NEXTAUTH_SECRET", "too short", "expected at least 32 random characters"],
    ["SMTP_URL", "mail.example.com", "expected smtp://user:password@host:587"],
    ["MAIL_FROM", "Flotilla", "expected an e-mail address to send from"],
    ["OIDC_ISSUER", "id.example.com", "expected an address that begins with https:// or http://"],
  ])("%s=%s is named with what was expected", (name, value, expected) => {
    expect(problems({ [name]: value })).toMatchObject({ [name]: expected });
  });

  test("is named beside all others, and no value is told", () => {
    const source = { PORT: "http", NEXTAUTH_SECRET: "hush", DATABASE_URL: "mysql://root:hunter2@localhost/x" };
    expect(Object.keys(problems(source)).sort()).toEqual(["DATABASE_URL", "NEXTAUTH_SECRET", "PORT"]);
    expect(() => readSettings(source)).toThrow(/^(?![\s\S]*(hush|hunter2))/);
  });

  test("may be one that another one needs", () => {
    expect(problems({ SMTP_URL: "smtp://localhost" })).toEqual({
      MAIL_FROM: "expected a value, since SMTP_URL is set",
    });
    expect(problems({ OIDC_CLIENT_ID: "flotilla" })).toEqual({
      OIDC_ISSUER: "expected a value, since OIDC_CLIENT_ID is set",
      OIDC_CLIENT_SECRET: "expected a value, since OIDC_CLIENT_ID is set",
    });
  });
});

test("good settings are taken, empty ones count as none, and others' stay out", () => {
  expect(readSettings({ PORT: "8080", FLOTILLA_DEMO: " ", FLOTILLA_URL: "https://f.example.com/", HOME: "/" })).toEqual(
    {
      PORT: 8080,
      FLOTILLA_URL: "https://f.example.com",
    },
  );
});
