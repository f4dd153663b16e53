/**
 * The training engine: ONNX graphs written in TypeScript, differentiated, trained and exported.
 *
 * A closed-form model is a few lines:
 * ```ts
 * const g = new GraphBuilder()
 * const grams = g.input('grams', 'int32', ['batch', 'grams'])       // row numbers, 0 = padding
 * const weights = g.input('weights', 'float32', ['batch', 'grams'])
 * const rows = storedTable(g, { name: 'table', dims: [n, classes], data }, 'float16')
 * const evidence = mul(rows(grams), unsqueeze(weights, [-1]))       // [batch, grams, classes]
 * g.output('probability', softmax(reduceSum(evidence, { axes: [1] })))
 * const onnx = g.build({ name: 'text', metadata: { seed: '1' } })   // same calls, same bytes
 * ```
 * What ops/ lacks is reached by `g.op('TopK', ...)`, with the type and dimensions of the result given.
 */
export { GraphBuilder } from './graph.ts'
export type { GraphNode, Result, Value } from './graph.ts'
export { float, floatList } from './onnx.ts'
export type { Attribute, Attributes } from './onnx.ts'
export { ShapeError } from './shapes.ts'
export { float16, float32, fromFloat16, int32, int64, int8, sizeOf, toFloat16 } from './tensor.ts'
export type { Dim, Dtype, HostTensor } from './tensor.ts'
export { quantise, storedTable, storedWeights } from './stored.ts'
export type { Quantised, StorageDtype, Weights } from './stored.ts'
export * from './ops/elementwise.ts'
export * from './ops/layout.ts'
export * from './ops/lookup.ts'
export * from './ops/matrix.ts'
export * from './ops/composed.ts'
export * from './ops/loss.ts'
export { differentiableOps, gradients, stopGradient } from './autodiff.ts'
export { createRandom, shuffled } from './random.ts'
export type { Random } from './random.ts'
export { adam, adamW, clipNorm, sgd } from './optimizers.ts'
export type { AdamOptions, Optimizer, Update, UpdateInput } from './optimizers.ts'
export { constantRate, observeLoss, startStopping, warmupCosine } from './schedule.ts'
export type { Schedule, Stopping, WarmupCosine } from './schedule.ts'
export { initialTheta, layout, parameterCount } from './network.ts'
export type { Initial, InputSpec, Network, ParameterSpec, Placed, Scope } from './network.ts'
export { TrainingError, createTrainer } from './trainer.ts'
export type { Checkpoint, LossGradient, Part, Trainer, TrainerOptions } from './trainer.ts'
export { exportInference } from './export.ts'
export type { ExportOptions, InferenceNetwork } from './export.ts'
export { checkedRuntime, relativeDistance } from './step-check.ts'
export type { CheckedRuntime, Refusal, StepCheckOptions } from './step-check.ts'
export * from './ops/sampled.ts'
export * from './ops/distillation.ts'
export { adversarialLoss } from './adversarial.ts'
export { adapted, adaptedTheta, foldedTheta } from './adapters.ts'
export type { AdapterOptions } from './adapters.ts'
export { magnitudeMask, masked, pruned } from './prune.ts'
export { fit } from './fit.ts'
export type { EpochLosses, FitOptions, Fitted } from './fit.ts'
