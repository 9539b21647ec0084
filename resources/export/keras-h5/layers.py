"""The layer that HybridCNN has and Keras lacks; import it before load_model."""

import keras
import numpy as np

RADIUS, ALPHA, BETA = 2, 1e-4, 0.75


@keras.utils.register_keras_serializable(package="T4SA")
class ResponseNormalisation(keras.layers.Layer):
    """Local response normalisation over five channels (Krizhevsky et al., 2012, section 3.3) with Caffe's constants."""

    def build(self, input_shape):
        channel = np.arange(input_shape[-1])
        near = np.abs(channel[:, None] - channel[None, :]) <= RADIUS
        self.window = near.astype("float32") / (2 * RADIUS + 1)
        super().build(input_shape)

    def call(self, inputs):
        return inputs / (1 + ALPHA * ((inputs * inputs) @ self.window)) ** BETA

    def compute_output_shape(self, input_shape):
        return input_shape
