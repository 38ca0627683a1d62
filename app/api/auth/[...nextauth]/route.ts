import NextAuth from "next-auth";
import type { Refusal } from "@/lib/domain/result";
import { authOptions } from "@/lib/server/accounts/auth";
import { refusalResponse } from "@/lib/server/view";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, context: Context): Promise<Response> {
  try {
    return await NextAuth(authOptions())(request, context);
  } catch (error) {
    // A body that breaks off: next-auth parses it without looking.
    if (error instanceof SyntaxError) return refusalResponse(notUnderstood);
    throw error;
  }
}

const notUnderstood: Refusal = {
  code: "invalid",
  message: "This isn't a form of signing in.",
  wayOut: "Reload the sign-in page and try again.",
};

export { handle as GET, handle as POST };
