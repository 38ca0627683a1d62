"use server";

import type { InputOf } from "@/lib/server/command";
import * as poker from "@/lib/server/events/poker-commands";
import { perform } from "@/lib/server/session";

export async function lookOn(input: InputOf<typeof poker.lookOn>) {
  return perform(poker.lookOn, input);
}
