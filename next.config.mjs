/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or self-loading packages that a bundle would break.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "@prisma/adapter-pg", "nodemailer"],
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
  },
};
