import createMDX from '@next/mdx';
import { mdxOptions } from './scripts/mdx/options.js';

// Next fixes the base path at build: `BASE_PATH=/x npm run build` serves from https://host/x/.
const path = (process.env.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '');
const basePath = path && `/${path}`;

const { SITE_URL } = process.env;
if (SITE_URL && !(/^https?:/.test(SITE_URL) && URL.canParse(SITE_URL)))
  throw new Error(`SITE_URL=${SITE_URL}: expected an address such as https://example.org`);

/** @type {import('next').NextConfig} */
const nextConfig = {
  output: 'export',
  // out/en/lessons/attention/index.html: every plain static server finds it.
  trailingSlash: true,
  basePath,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  pageExtensions: ['ts', 'tsx'],
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  experimental: {
    // There is no single root layout around both app/(root) and app/[locale], so the 404 page is a document of its own.
    globalNotFound: true,
  },
};

export default createMDX({ options: mdxOptions })(nextConfig);
