/** The milestone flag of the product. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="#1d5c73" />
      <path d="M10 26V6" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M10 7h13l-4 5 4 5H10z" fill="#fff" />
    </svg>
  );
}
