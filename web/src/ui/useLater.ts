import { useEffect, useState } from 'react';

/** False at first, true once the page has stood a moment: for what may come after the thing itself. */
export function useLater(milliseconds = 800): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return later;
}
