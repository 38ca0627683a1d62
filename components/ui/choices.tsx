"use client";

import { Chip } from "./chip";

type ChoicesProps<T> = {
  name: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onChange(chosen: T[]): void;
};

/** Any number of a few options, each a chip that is on or off. */
export function Choices<T extends string | number>({ name, options, chosen, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm text-ink-3">{name}</legend>
      <div className="flex flex-wrap gap-1">
        {options.map(({ value, label }) => {
          const isOn = chosen.includes(value);
          return (
            <Chip
              key={value}
              pressed={isOn}
              onClick={() => onChange(isOn ? chosen.filter((other) => other !== value) : [...chosen, value])}
            >
              {label}
            </Chip>
          );
        })}
      </div>
    </fieldset>
  );
}
