/** Files as Keras and the TensorFlow.js converter write them, with the fields that they have (keras.io/api/saving, tensorflowjs_converter). */

/** One layer of Keras 2 in a Sequential model. */
const layer = (className: string, name: string, config: object): object => ({ class_name: className, config: { name, trainable: true, dtype: 'float32', ...config } });

const GLOROT = { class_name: 'GlorotUniform', config: { seed: null } };
const ZEROS = { class_name: 'Zeros', config: {} };
const NOTHING = { kernel_regularizer: null, bias_regularizer: null, activity_regularizer: null, kernel_constraint: null, bias_constraint: null };
const denseConfig = (units: number, activation: string): object => ({ units, activation, use_bias: true, kernel_initializer: GLOROT, bias_initializer: ZEROS, ...NOTHING });

/** `tensorflowjs_converter --input_format=keras` of a Sequential convnet of Keras 2, trained with sparse categorical cross-entropy. */
export const SEQUENTIAL = JSON.stringify({
  format: 'layers-model',
  generatedBy: 'keras v2.13.1',
  convertedBy: 'TensorFlow.js Converter v4.10.0',
  modelTopology: {
    keras_version: '2.13.1',
    backend: 'tensorflow',
    model_config: {
      class_name: 'Sequential',
      config: {
        name: 'digits',
        layers: [
          layer('InputLayer', 'conv2d_input', { batch_input_shape: [null, 28, 28, 1], sparse: false, ragged: false }),
          layer('Conv2D', 'conv2d', { batch_input_shape: [null, 28, 28, 1], filters: 4, kernel_size: [3, 3], strides: [1, 1], padding: 'same', data_format: 'channels_last', dilation_rate: [1, 1], groups: 1, activation: 'relu', use_bias: true, kernel_initializer: GLOROT, bias_initializer: ZEROS, ...NOTHING, kernel_regularizer: { class_name: 'L2', config: { l2: 0.009999999776482582 } } }),
          layer('MaxPooling2D', 'max_pooling2d', { pool_size: [2, 2], padding: 'valid', strides: [2, 2], data_format: 'channels_last' }),
          layer('BatchNormalization', 'batch_normalization', { axis: [3], momentum: 0.99, epsilon: 0.001, center: true, scale: true }),
          layer('Flatten', 'flatten', { data_format: 'channels_last' }),
          layer('Dropout', 'dropout', { rate: 0.5, noise_shape: null, seed: null }),
          layer('Dense', 'dense', denseConfig(10, 'softmax')),
        ],
      },
    },
    training_config: { loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], weighted_metrics: null, loss_weights: null, optimizer_config: { class_name: 'Custom>Adam', config: { name: 'Adam', learning_rate: 0.0003000000142492354, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7, amsgrad: false } } },
  },
  weightsManifest: [],
});

const functional = (name: string, className: string, config: object, ...from: readonly string[]): object => ({
  class_name: className,
  config: { name, trainable: true, dtype: 'float32', ...config },
  name,
  inbound_nodes: from.length === 0 ? [] : [from.map((each) => [each, 0, 0, {}])],
});

/** A functional model of Keras 2 with a way round, a layer that Netloom lacks, and a GRU whose state is reset after it is multiplied. */
export const FUNCTIONAL = JSON.stringify({
  modelTopology: {
    model_config: {
      class_name: 'Functional',
      config: {
        name: 'model',
        layers: [
          functional('input_1', 'InputLayer', { batch_input_shape: [null, 6, 2], sparse: false, ragged: false }),
          functional('gru', 'GRU', { units: 3, activation: 'tanh', recurrent_activation: 'sigmoid', use_bias: true, return_sequences: true, return_state: false, go_backwards: false, stateful: false, unroll: false, time_major: false, reset_after: true, dropout: 0.0, recurrent_dropout: 0.0 }, 'input_1'),
          functional('bidirectional', 'Bidirectional', { layer: { class_name: 'LSTM', config: { units: 2 } }, merge_mode: 'concat' }, 'input_1'),
          functional('lstm', 'LSTM', { units: 4, activation: 'tanh', recurrent_activation: 'sigmoid', use_bias: true, return_sequences: false, return_state: false, go_backwards: false, stateful: false, unroll: false, time_major: false, unit_forget_bias: true, dropout: 0.0, recurrent_dropout: 0.0 }, 'input_1'),
          functional('dense', 'Dense', denseConfig(4, 'linear'), 'lstm'),
          functional('add', 'Add', {}, 'lstm', 'dense'),
          functional('leaky_re_lu', 'LeakyReLU', { alpha: 0.10000000149011612 }, 'add'),
          functional('out', 'Dense', { ...denseConfig(1, 'sigmoid'), bias_regularizer: { class_name: 'L2', config: { l2: 0.1 } } }, 'leaky_re_lu'),
        ],
        input_layers: [['input_1', 0, 0]],
        output_layers: [['out', 0, 0]],
      },
    },
  },
});

const tensor = (from: string, shape: readonly (number | null)[]): object => ({ class_name: '__keras_tensor__', config: { shape, dtype: 'float32', keras_history: [from, 0, 0] } });
const third = (name: string, className: string, config: object, args: readonly unknown[]): object => ({
  module: 'keras.layers', class_name: className, registered_name: null, build_config: {}, name, config: { name, trainable: true, dtype: { module: 'keras', class_name: 'DTypePolicy', config: { name: 'float32' }, registered_name: null }, ...config },
  inbound_nodes: args.length === 0 ? [] : [{ args, kwargs: {} }],
});

/** `model.to_json()` of a functional model of Keras 3: two inputs, put side by side. */
export const KERAS_3 = JSON.stringify({
  module: 'keras.src.models.functional', class_name: 'Functional', registered_name: 'Functional',
  config: {
    name: 'functional_1', trainable: true,
    layers: [
      third('left', 'InputLayer', { batch_shape: [null, 2], sparse: false }, []),
      third('right', 'InputLayer', { batch_shape: [null, 3], sparse: false }, []),
      third('concatenate', 'Concatenate', { axis: -1 }, [[tensor('left', [null, 2]), tensor('right', [null, 3])]]),
      third('dense', 'Dense', { units: 2, activation: 'silu', use_bias: false, kernel_initializer: { module: 'keras.initializers', class_name: 'GlorotUniform', config: { seed: null }, registered_name: null }, kernel_regularizer: null, bias_regularizer: null, kernel_constraint: null, bias_constraint: null }, [tensor('concatenate', [null, 5])]),
      third('leaky', 'LeakyReLU', { negative_slope: 0.2 }, [tensor('dense', [null, 2])]),
    ],
    input_layers: [['left', 0, 0], ['right', 0, 0]],
    output_layers: ['leaky', 0, 0],
  },
});
