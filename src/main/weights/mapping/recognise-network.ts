import { Failure } from '../../../shared/failure.ts';
import type { NetworkLayers } from '../../domain/networks/layer-weights.ts';
import { badWeights } from '../reading/bad-weights.ts';
import type { RawTensor } from '../reading/raw-tensor.ts';
import { LAST_LAYER, type LayerAliases, layerAliases } from './layer-aliases.ts';

/** A network, with the tensors of a file that are its own. */
export type RecognisedNetwork = {
  readonly network: NetworkLayers;
  /** By `<layer>/kernel` and `<layer>/bias`. */
  readonly tensors: ReadonlyMap<string, RawTensor>;
  /** The file's last layer, where its outputs are known to be NEG, NEU and POS. */
  readonly polarity: { readonly kernel: RawTensor; readonly bias: RawTensor } | null;
  /** Names of tensors that are not needed. */
  readonly ignored: readonly string[];
};

const NAMED = 3;

/**
 * Finds the network whose layers a file holds, by their names.
 *
 * @throws Failure BAD_INPUT that says what is missing of the one that is nearest.
 */
export function recogniseNetwork(
  file: string,
  tensors: readonly RawTensor[],
  networks: readonly NetworkLayers[],
): RecognisedNetwork {
  const tried = networks
    .map((network) => assign(file, tensors, network))
    .sort((a, b) => a.missing.length - b.missing.length);
  const [nearest] = tried;
  if (nearest === undefined) throw badWeights(file, 'no network is known');
  if (nearest.missing.length === 0) return nearest;
  const names = networks.map(({ network }) => network).join(' or ');
  if (nearest.tensors.size === 0) {
    throw badWeights(
      file,
      `it holds no layers of ${names}, but ${listed(tensors.map(nameOf)) || 'nothing'}`,
      `Choose weights of ${names}.`,
    );
  }
  throw new Failure(
    'BAD_INPUT',
    `${file} cannot be imported: of ${nearest.network.network} it lacks ${listed(nearest.missing)}`,
    `Choose weights of ${names} with all of their layers; files without the fully connected ones ("notop") do not do.`,
  );
}

function assign(file: string, tensors: readonly RawTensor[], network: NetworkLayers) {
  const aliases = layerAliases(network);
  const own = new Map<string, RawTensor>();
  const ignored: string[] = [];
  const last = new Map<string, RawTensor>();
  for (const tensor of tensors) {
    const place = aliases.placeOf(tensor.layer, tensor.part);
    if (place === null) {
      ignored.push(nameOf(tensor));
      continue;
    }
    const isLast = place.layer === LAST_LAYER;
    const target = isLast ? last : own;
    const key = isLast ? place.part : `${place.layer}/${place.part}`;
    const before = target.get(key);
    if (before !== undefined) {
      throw badWeights(file, `${nameOf(before)} and ${nameOf(tensor)} are the same of one layer`);
    }
    target.set(key, tensor);
  }
  const polarity = polarityLayer(network, aliases, last);
  if (polarity === null) ignored.push(...[...last.values()].map(nameOf));
  const missing = network.layers
    .flatMap(({ name }) => [`${name}/kernel`, `${name}/bias`])
    .filter((name) => !own.has(name));
  return { network, tensors: own, polarity, ignored, missing };
}

function polarityLayer(
  network: NetworkLayers,
  aliases: LayerAliases,
  last: ReadonlyMap<string, RawTensor>,
): RecognisedNetwork['polarity'] {
  const [kernel, bias] = [last.get('kernel'), last.get('bias')];
  if (kernel === undefined || bias === undefined) return null;
  const isOfPolarities =
    aliases.isPolarityLayer(kernel.layer) && kernel.shape.includes(network.last.inputs);
  return isOfPolarities ? { kernel, bias } : null;
}

function nameOf({ layer, part }: RawTensor): string {
  return layer === '' ? part : `${layer}.${part}`;
}

function listed(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
