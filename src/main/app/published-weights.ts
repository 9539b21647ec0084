import catalogue from '../../../resources/weights/catalogue.json' with { type: 'json' };
import { WeightsCatalogue } from '../../shared/domain/weights-catalogue.ts';

/** Weights of networks that somebody published, with their licences. */
export const PUBLISHED_WEIGHTS: WeightsCatalogue = WeightsCatalogue.parse(catalogue);
