import { z } from "zod";
import { flowTeamId } from "@/lib/domain/schema";
import { eventKeyField } from "./schema";

export const LookOn = z.object({ flowTeamId, key: eventKeyField, isLooking: z.boolean() });
