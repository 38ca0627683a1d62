"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { renameMyself } from "@/lib/actions/accounts";
import { useCommand } from "@/lib/client/use-command";

/** The name others see. */
export function OwnNameForm({ name }: { name: string }) {
  const router = useRouter();
  const rename = useCommand(renameMyself, {
    isInline: true,
    done: () => "Your name is changed",
    onDone: () => router.refresh(),
  });
  return (
    <form
      className="flex max-w-sm flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const to = String(new FormData(event.currentTarget).get("name"));
        void rename.run({ name: { seen: name, to } });
      }}
    >
      <RefusalNotice refusal={rename.refusal} shownFields={["name.to"]} />
      <Field label="Name" error={rename.refusal?.fields?.["name.to"]}>
        <TextField name="name" autoComplete="name" required maxLength={120} defaultValue={name} />
      </Field>
      <div>
        <Button type="submit" pending={rename.pending}>
          Save the name
        </Button>
      </div>
    </form>
  );
}
