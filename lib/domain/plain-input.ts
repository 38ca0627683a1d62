/** How deep what forms send is nested at most: real input stays far below. */
const deepest = 30;
/** How many values one input holds at most. */
const mostValues = 1_000_000;

/** Where an input holds what can't be kept, and why. */
type Unkeepable = { path: string; message: string };

/**
 * Looks for what no form sends and no database keeps: zero characters, halves of characters, values
 * that aren't plain data, nesting without end. Bytes of an uploaded file are plain.
 *
 * Returns the first place, or null when all is plain.
 */
export function findUnkeepable(input: unknown): Unkeepable | null {
  let left = mostValues;
  const visit = (value: unknown, path: string, depth: number): Unkeepable | null => {
    if (depth > deepest || --left < 0) return { path, message: "This is nested too deep or holds too much." };
    if (typeof value === "string") return isKeepable(value) ? null : { path, message: unkeepableText };
    if (value === null || typeof value !== "object") return isPlainValue(value) ? null : { path, message: notData };
    if (value instanceof Uint8Array) return null;
    if (!Array.isArray(value) && !isPlainObject(value)) return { path, message: notData };
    for (const [key, part] of Object.entries(value)) {
      if (!isKeepable(key)) return { path, message: unkeepableText };
      const found = visit(part, path ? `${path}.${key}` : key, depth + 1);
      if (found) return found;
    }
    return null;
  };
  return visit(input, "", 0);
}

const unkeepableText = "This holds a character that can't be kept, such as a zero or half a symbol: delete it.";
const notData = "This is no text, number, list or the like.";

/** PostgreSQL takes neither the zero character nor half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

function isPlainValue(value: unknown): boolean {
  return value === null || value === undefined || typeof value === "number" || typeof value === "boolean";
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
