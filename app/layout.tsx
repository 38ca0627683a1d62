import "./globals.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/announce";
import { Tips } from "@/components/ui/tips";
import { Toaster } from "@/components/ui/toast";
import { themeCookie, themeFrom } from "@/components/frame/theme";

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
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme} className={inter.variable}>
      <body>
        {children}
        <Announcer />
        <Tips />
        <Toaster />
      </body>
    </html>
  );
}
