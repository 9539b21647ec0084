/** Files of a model folder, as the hub and the usual exporters name them. */
export const MODEL_FILE = 'onnx/model.onnx';
/** Where some exporters put the model: beside its configuration. */
export const MODEL_FILE_BESIDE = 'model.onnx';
/** Weights of a model over 2 GB, beside its file. */
export const EXTERNAL_DATA = '_data';
export const NEEDED_FILES = ['config.json', 'tokenizer.json'] as const;
export const OPTIONAL_FILES = ['tokenizer_config.json', 'special_tokens_map.json'] as const;
