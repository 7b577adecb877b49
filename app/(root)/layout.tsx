import type { ReactNode } from 'react';
import '../styles/tokens.css';
import '../styles/fonts.css';
import '../styles/base.css';

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
