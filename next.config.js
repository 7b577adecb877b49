import createMDX from '@next/mdx';
import { mdxOptions } from './scripts/mdx/options.js';

// Next fixes the base path at build: `BASE_PATH=/x npm run build` serves from https://host/x/.
const basePath = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');
if (basePath && !basePath.startsWith('/')) throw new Error(`BASE_PATH: ${basePath} must start with "/"`);

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
