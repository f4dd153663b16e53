/**
 * Reverse-mode differentiation: appends the backward pass of a scalar to its own graph, operator by operator
 * (gradients/), or by the gradient that a composed operator brings along (`GraphBuilder.differentiate`).
 */
import { elementwiseRules } from './gradients/elementwise.ts'
import { layoutRules } from './gradients/layout.ts'
import { lookupRules } from './gradients/lookup.ts'
import { matrixRules } from './gradients/matrix.ts'
import { zeros, staticDims } from './gradients/rule.ts'
import type { Gradients, Rules } from './gradients/rule.ts'
import type { GraphNode, Value } from './graph.ts'
import { add } from './ops/elementwise.ts'
import { ShapeError, sameDims } from './shapes.ts'

const rules: Rules = { ...elementwiseRules, ...layoutRules, ...lookupRules, ...matrixRules }

/** The ONNX operators that a gradient is defined for. */
export const differentiableOps: readonly string[] = Object.keys(rules)

/**
 * d loss / d value for each value of `wrt`, of the value's own dimensions; zeros where the loss does not depend on it.
 * The loss is a float32 scalar of dimensions [].
 */
export function gradients(loss: Value, wrt: readonly Value[]): Value[] {
  if (loss.dims.length) throw new ShapeError('a loss is a scalar', loss.dims, [])
  const { graph } = loss
  const forward = [...graph.nodes]
  const depending = dependents(forward, wrt)
  const pending = new Map<string, Value[]>([[loss.name, [graph.scalar(1)]]])
  for (const node of forward.reverse()) {
    const output = node.outputs[0]!
    const arrived = pending.get(output.name)
    if (!arrived || !depending.has(output.name)) continue
    const [targets, grads] = backward(node, output, total(arrived))
    targets.forEach((target, i) => {
      const grad = grads[i]
      if (!target || !grad || !depending.has(target.name)) return
      if (!sameDims(grad.dims, target.dims))
        throw new ShapeError(`gradient of ${node.op}`, grad.dims, target.dims)
      pending.set(target.name, [...(pending.get(target.name) ?? []), grad])
    })
  }
  return wrt.map((value) => {
    const arrived = pending.get(value.name)
    return arrived ? total(arrived) : zeros(graph, staticDims(value))
  })
}

/** No gradient passes: what is computed from here on takes x as given. */
export function stopGradient(x: Value): Value {
  return x.graph.differentiate(x.graph.op('Identity', [x]), { inputs: [], backward: () => [] })
}

function backward(node: GraphNode, output: Value, grad: Value): [readonly (Value | undefined)[], Gradients] {
  const own = output.graph.ownGradient(output)
  if (own) return [own.inputs, own.backward(grad)]
  const rule = rules[node.op]
  if (!rule || node.outputs.length !== 1) throw new Error(`no gradient is defined for ${node.op}`)
  return [node.inputs, rule({ ...node, output }, grad)]
}

function dependents(nodes: readonly GraphNode[], wrt: readonly Value[]): Set<string> {
  const depending = new Set(wrt.map((value) => value.name))
  for (const { inputs, outputs } of nodes)
    for (const output of outputs) {
      const sources = output.graph.ownGradient(output)?.inputs ?? inputs
      if (sources.some((source) => source && depending.has(source.name))) depending.add(output.name)
    }
  return depending
}

function total(grads: readonly Value[]): Value {
  if (grads.length === 1) return grads[0]!
  const half = grads.length >> 1
  return add(total(grads.slice(0, half)), total(grads.slice(half)))
}
