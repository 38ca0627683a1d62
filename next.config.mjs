/** @type {import("next").NextConfig} */
export default {
  // `npm test` builds beside the build that a running `npm start` serves.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // `npm test` checks the types; whoever starts a released Flotilla needn't wait for it.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or self-loading packages that a bundle would break.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "@prisma/adapter-pg", "nodemailer"],
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
  },
};
