"use client";

import { type ComponentType, type ReactNode, Suspense, useState } from "react";
import { isPageAlive } from "./page-life";

/**
 * A `dynamic` component that keeps to itself while its code is on its way: without a boundary React
 * holds back all that the page would show meanwhile. What came with the page stands already; it has
 * none, for React would throw it away at the first change before its code is here.
 *
 * @param meanwhile stands in its place until then
 */
export function lazily<Props extends object>(Loaded: ComponentType<Props>, meanwhile: ReactNode = null) {
  return function Lazy(props: Props) {
    const [isLate] = useState(isPageAlive);
    const loaded = <Loaded {...props} />;
    return isLate ? <Suspense fallback={meanwhile}>{loaded}</Suspense> : loaded;
  };
}
