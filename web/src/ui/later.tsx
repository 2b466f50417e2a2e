import { useEffect, useState, type ComponentType } from 'react';

import { PageSkeleton } from './states';

interface Code<P> {
  default: ComponentType<P>;
}

/** A component whose code is fetched apart from the rest. */
export interface Later<P> {
  (props: P): React.JSX.Element;
  /** Fetches the code ahead of need; a failed fetch may be tried again. */
  fetch: () => Promise<unknown>;
}

/**
 * Draws the component at once when its code is here, and the outline of a page until it comes.
 * React's own `lazy` waits for its promise even when the code is here, and then keeps the outline for 300 ms.
 */
export function later<P extends object>(load: () => Promise<Code<P>>, rows = 12): Later<P> {
  let here: ComponentType<P> | undefined;
  const fetch = () =>
    load().then((code) => {
      here = code.default;
    });
  function Shown(props: P) {
    const [arrived, setArrived] = useState(here !== undefined);
    const [failure, setFailure] = useState<unknown>();
    useEffect(() => {
      if (!arrived) fetch().then(() => setArrived(true), setFailure);
    }, [arrived]);
    if (failure) throw failure;
    const Component = here;
    return Component ? <Component {...props} /> : <PageSkeleton rows={rows} />;
  }
  return Object.assign(Shown, { fetch });
}
