import type { NetworkName } from '../../../shared/domain/fine-tune.ts';
import type { ModelCardFacts } from './model-card-facts.ts';

const NETWORK_PAPERS: Readonly<Record<NetworkName, string>> = {
  MobileNetV2:
    'Sandler, Howard, Zhu, Zhmoginov, Chen: MobileNetV2: Inverted Residuals and Linear Bottlenecks. CVPR 2018.',
  InceptionV3:
    'Szegedy, Vanhoucke, Ioffe, Shlens, Wojna: Rethinking the Inception Architecture for Computer Vision. CVPR 2016.',
  'VGG-19':
    'Simonyan, Zisserman: Very Deep Convolutional Networks for Large-Scale Image Recognition. ICLR 2015.',
  HybridCNN:
    'Zhou, Lapedriza, Xiao, Torralba, Oliva: Learning Deep Features for Scene Recognition using Places Database. NIPS 2014.',
};

const METHOD =
  'Vadicamo, Carrara, Cimino, Cresci, Dell’Orletta, Falchi, Tesconi: Cross-Media Learning for Image Sentiment Analysis in the Wild. ICCV Workshops 2017.';

/** Licences and citations of what a model was made from, as far as they are known. */
export function licenceText(facts: ModelCardFacts): string {
  const { network } = facts.description;
  return [
    `- ${startText(facts)}`,
    '- The images that it learnt from belong to the people who posted them; none of them is in this folder.',
    `- Network: ${NETWORK_PAPERS[network]}`,
    `- Method: ${METHOD}`,
  ].join('\n');
}

/** Licence and citation for the file of a model itself, as far as they are known. */
export function licenceNotes({
  weights,
  description,
}: ModelCardFacts): Readonly<Record<string, string>> {
  const licence = weights === null && isShipped(description) ? SHIPPED_LICENCE : weights?.licence;
  const citation = weights?.citation ?? NETWORK_PAPERS[description.network];
  return { ...(typeof licence === 'string' ? { licence } : {}), citation };
}

const SHIPPED_LICENCE = 'start weights: MIT (npm package nsfwjs)';

function isShipped({ settings }: ModelCardFacts['description']): boolean {
  return settings?.weights.kind === 'shipped';
}

function startText({ weights, description }: ModelCardFacts): string {
  if (weights !== null) {
    const { name, licence, citation } = weights;
    const known = `licence: ${licence ?? 'not known; ask where they come from'}`;
    return `Weights \`${name}\`, ${known}.${citation === null ? '' : ` Citation: ${citation}`}`;
  }
  if (isShipped(description)) return 'The start weights come with the npm package nsfwjs (MIT).';
  return description.settings?.weights.kind === 'random'
    ? 'The start weights were drawn at random.'
    : 'The start weights were imported, and are not here any more: their licence is not known.';
}
