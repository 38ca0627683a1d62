import { Stop } from "./project";

const [command, ...rest] = process.argv.slice(2);
try {
  const script: { main(args: string[]): Promise<void> } = await import(`./${command}.ts`);
  await script.main(rest);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
