import "server-only";
import { type Transporter, createTransport } from "nodemailer";
import { env } from "./env";

/** A plain letter. */
export type Mail = { to: string; subject: string; text: string };

/** Whether mail can be sent: SMTP is set. */
export function isMailOn(): boolean {
  return env().SMTP_URL !== undefined;
}

let transporter: Transporter | undefined;

/** Sends a letter now; throws when the server doesn't take it. Called by jobs, which try again. */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) throw new Error("Mail isn't set up.");
  transporter ??= createTransport(SMTP_URL, { from: MAIL_FROM });
  await transporter.sendMail({ ...mail, headers: { "Auto-Submitted": "auto-generated" } });
}
