/** @type {import("next").NextConfig} */
export default {
  // `npm test` builds beside the build that a running `npm start` serves.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // `npm test` checks the types; whoever starts a released Flotilla needn't wait for it.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  poweredByHeader: false,
  // A page's title comes with its first bytes, not streamed after them: a screen reader reads the
  // address of a page without one. SteadyTitle sees to the pages that follow.
  htmlLimitedBots: /.*/,
  // Native or self-loading packages that a bundle would break.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "@prisma/adapter-pg", "nodemailer"],
  headers: async () => [
    {
      source: "/((?!_next/).*)",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "x-frame-options", value: "DENY" },
        // One-time links stand in addresses: no other site gets to see one.
        { key: "referrer-policy", value: "same-origin" },
        { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
  ],
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
  },
};
