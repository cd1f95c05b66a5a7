/** Every kernel that the planner knows. One that is not here leaves the whole step with TensorFlow.js. */
import { constants } from './constants.ts';
import { elementwise } from './elementwise.ts';
import { fusedProducts } from './fused.ts';
import { images } from './images.ts';
import type { KernelRules } from './kernel.ts';
import { layouts } from './layouts.ts';
import { products } from './products.ts';
import { reductions } from './reductions.ts';

export const kernelRules: KernelRules = { ...elementwise, ...reductions, ...layouts, ...products, ...images, ...fusedProducts, ...constants };
