"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { type LinkToHandOver, LinksToHandOver } from "@/components/flow-teams/links-to-hand-over";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { inviteToInstallation } from "@/lib/actions/accounts";
import { useCommand } from "@/lib/client/use-command";

/** Invites somebody to the installation. The link is shown once, where it doesn't go by mail. */
export function InviteDialog() {
  const router = useRouter();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [link, setLink] = useState<LinkToHandOver | null>(null);
  const invite = useCommand(inviteToInstallation, {
    isInline: true,
    done: (value) =>
      value.link ? "" : value.wasKnown ? "They have an account or a link already" : "The invitation goes by mail",
    onDone: () => router.refresh(),
  });

  async function send(form: FormData): Promise<void> {
    const email = String(form.get("email"));
    const name = String(form.get("name"));
    const answer = await invite.run({ email, name, isAdministrator: form.get("isAdministrator") === "on" });
    if (!answer.ok) return;
    if (answer.value.link) setLink({ name, email, link: answer.value.link });
    else close();
  }

  function close(): void {
    setOpen(false);
    setLink(null);
    invite.dismiss();
  }

  return (
    <Dialog
      title="Invite a person"
      description="To give them a role as well, invite them on the Teams page of their Flow Team instead."
      open={isOpen}
      onOpenChange={(open) => (open ? setOpen(true) : close())}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden="true" />
          Invite
        </Button>
      }
      footer={
        link ? (
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        ) : (
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" type="submit" form={formId} pending={invite.pending}>
              Invite
            </Button>
          </>
        )
      }
    >
      {link ? (
        <LinksToHandOver links={[link]} />
      ) : (
        <form
          id={formId}
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void send(new FormData(event.currentTarget));
          }}
        >
          <RefusalNotice refusal={invite.refusal} shownFields={["email", "name"]} />
          <Field label="Name" error={invite.refusal?.fields?.name}>
            <TextField name="name" required maxLength={120} autoComplete="off" />
          </Field>
          <Field label="E-mail" error={invite.refusal?.fields?.email}>
            <TextField name="email" type="email" required autoComplete="off" />
          </Field>
          <Checkbox
            name="isAdministrator"
            label="Administrator"
            hint="Forms Flow Teams, invites and deactivates people, everywhere here."
          />
        </form>
      )}
    </Dialog>
  );
}
