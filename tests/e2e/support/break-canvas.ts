/** Runs in the page: from now on, whatever draws on the canvas fails. */
export function breakCanvas(): void {
  type Draw = (this: WebGL2RenderingContext, ...given: unknown[]) => void
  const methods = WebGL2RenderingContext.prototype as unknown as Record<'drawElements', Draw>
  const { drawElements } = methods
  methods.drawElements = function (...given) {
    if (this.getParameter(this.FRAMEBUFFER_BINDING) === null) throw new Error('broken by the test')
    drawElements.apply(this, given)
  }
}
