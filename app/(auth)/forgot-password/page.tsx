import type { Metadata } from "next";
import { ForgotPasswordForm } from "@/components/accounts/forgot-password-form";
import { Link } from "@/components/ui/link";
import { isMailOn } from "@/lib/server/mail";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgotPasswordPage() {
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <h1 className="text-2xl">Forgotten password</h1>
        <p className="text-ink-2">Tell the address you sign in with.</p>
      </div>
      <ForgotPasswordForm isMailOn={isMailOn()} />
      <Link href="/sign-in" className="text-ink-2 underline underline-offset-2 hover:text-ink">
        Back to sign in
      </Link>
    </>
  );
}
