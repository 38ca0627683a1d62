import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default) with the memory and passes OWASP asks for at least. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password in PHC notation. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/**
 * Whether the password is the hashed one. Without a hash it is compared with one that nothing
 * matches, so that an unknown e-mail takes as long as a known one.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy()), password.normalize("NFKC"));
  return matches && passwordHash !== null;
}

let decoyHash: Promise<string> | undefined;

function decoy(): Promise<string> {
  decoyHash ??= hashPassword("a person nobody knows");
  return decoyHash;
}
