import "./globals.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { keepEarlyActs } from "@/components/frame/early-acts";
import { letterKeysCookie, letterKeysFrom } from "@/components/frame/letter-keys";
import { PageAlive } from "@/components/frame/page-alive";
import { SteadyPress } from "@/components/frame/steady-press";
import { SteadyTitle } from "@/components/frame/steady-title";
import { themeCookie, themeFrom } from "@/components/frame/theme";
import { Announcer } from "@/components/ui/announce";
import { Tips } from "@/components/ui/tips";
import { Toaster } from "@/components/ui/toast";

/** The Latin part, preloaded; other alphabets follow by unicode-range from globals.css. */
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: "Flotilla", template: "%s · Flotilla" },
  description: "The plan of a Flow Team, live in the browser.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const kept = await cookies();
  const theme = themeFrom(kept.get(themeCookie)?.value);
  const letterKeys = letterKeysFrom(kept.get(letterKeysCookie)?.value) ? "on" : "off";
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" data-theme={theme} data-letter-keys={letterKeys} className={inter.variable}>
      <body>
        {/* A browser tells no code what the nonce was: the client can't find it again. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the page's own code, as text
          dangerouslySetInnerHTML={{ __html: `(${keepEarlyActs})()` }}
        />
        {children}
        <Announcer />
        <Tips />
        <Toaster />
        <SteadyPress />
        <SteadyTitle />
        <PageAlive />
      </body>
    </html>
  );
}
