/** What an enabler stands for on the technical roadmap. */
export type DemoTechnicalNote = { kind: "decision" | "interface" | "pattern"; title: string; body: string };
