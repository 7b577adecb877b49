import { claimsByLesson } from '@/lib/claims/registry';
import { experiments } from '@/lib/experiments/registry';
import { serve } from './serve';

// The worker's entry: scripts/generate/worker.ts bundles it into one classic script.
serve({ experiments, claims: claimsByLesson });
