import { diverging } from '@/components/viz/scale';

/** −1 … 1, one scale for both encoders. */
export const cosineScale = diverging(1);
