import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type CadenceProposal, ProposeCadence } from "@/lib/domain/calendar/schema";
import { env } from "@/lib/server/env";

/**
 * A change of cadence the CSM has put before the CPO (CAL-5). It travels in a link, sealed, so that
 * what the CPO says yes to is what the CSM proposed; nothing is kept of it until then.
 */
type SealedProposal = CadenceProposal & { proposedById: string };

const sealed = ProposeCadence.extend({ proposedById: z.uuid() });

/** The proposal as text fit for an address. */
export function sealProposal(proposal: SealedProposal): string {
  const content = Buffer.from(JSON.stringify(proposal)).toString("base64url");
  return `${content}.${seal(content).toString("base64url")}`;
}

/** What was sealed by this installation; null for anything else. */
export function openProposal(text: string): SealedProposal | null {
  const [content = "", mark = ""] = text.split(".");
  const given = Buffer.from(mark, "base64url");
  const right = seal(content);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return sealed.parse(JSON.parse(Buffer.from(content, "base64url").toString()));
}

function seal(content: string): Buffer {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`calendar proposal ${content}`).digest();
}
