import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
const project = path.resolve(fileURLToPath(import.meta.url), "../..");
const result = spawnSync(
  path.join(project, "node_modules/.bin/node"),
  ["--conditions=react-server", "--import", "tsx", path.join(project, "scripts/main.ts"), ...process.argv.slice(2)],
  { cwd: project, stdio: "inherit" },
);
process.exit(result.status ?? 1);
