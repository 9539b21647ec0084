// The trainer next to PyTorch: images per second and greatest memory, the same network, batch and threads.
//   node bench/train.ts networks [VGG-19|HybridCNN] [rounds]    forward, and training all layers
//   node bench/train.ts frozen [MobileNetV2|VGG-19|HybridCNN] [images]    10 epochs of FT-F: features computed once
//       (the first epoch computes them), next to computing them anew in every epoch, here and in PyTorch
//   node bench/train.ts images [rounds]    decoding and scaling alone, next to torchvision's DataLoader
// All processes stay, and each batch, epoch or pass of one is followed by one of the other. Processor time is shown
// next to the rates: it is fair on a busy machine too. Photographs come from ../shared/data/photos; without them
// drawn scenes are used. Python needs torch, and torchvision but for `networks`; T4SA_PYTHON names an interpreter
// other than python3.
// On an NVIDIA GPU: set the program up with its library (T4SA_TENSORFLOW_DIR), and the same commands run on it;
// PyTorch takes the GPU with T4SA_TORCH_DEVICE=cuda. Memory is that of the process, not of the GPU: nvidia-smi
// --query-compute-apps=pid,used_memory --format=csv -l 1 shows it.
import { loadavg } from 'node:os';
import { compareFrozen } from './train/compare-frozen.ts';
import { compareImages } from './train/compare-images.ts';
import { compareNetworks, THREADS } from './train/compare-networks.ts';

const [part, ...rest] = process.argv.slice(2);
const load = loadavg().map((value) => value.toFixed(1));
console.log(`${THREADS} threads; load of the machine ${load.join(' ')}`);
if (part === 'networks') await compareNetworks(rest[0], Number(rest[1] ?? 7));
else if (part === 'frozen') await compareFrozen(rest[0], Number(rest[1] ?? 64));
else if (part === 'images') await compareImages(Number(rest[0] ?? 3));
else console.log('Usage: node bench/train.ts networks|frozen|images …');
