"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";

type AddLineProps = {
  label: string;
  placeholder: string;
  maxLength: number;
  /** True when it is written: the field is empty again then, and what was typed stays otherwise. */
  onAdd(text: string): Promise<boolean>;
};

/** One line to write something down with: Enter adds it. */
export function AddLine({ label, placeholder, maxLength, onAdd }: AddLineProps) {
  const [text, setText] = useState("");
  return (
    <form
      className="mt-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void onAdd(text).then((isAdded) => isAdded && setText(""));
      }}
    >
      <TextField
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={maxLength}
        onChange={({ target }) => setText(target.value)}
      />
    </form>
  );
}
