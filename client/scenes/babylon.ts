/** Babylon parts that register themselves: the one file of side-effect imports of the first frame. */
import '@babylonjs/core/Engines/Extensions/engine.cubeTexture.js'
import '@babylonjs/core/Engines/Extensions/engine.rawTexture.js'
import '@babylonjs/core/Engines/Extensions/engine.renderTarget.js'
import '@babylonjs/core/Engines/Extensions/engine.renderTargetCube.js'
import '@babylonjs/core/Materials/Textures/baseTexture.polynomial.js'
// Babylon would ask for these only when it first draws with them, one after another.
import '@babylonjs/core/Shaders/pbr.fragment.js'
import '@babylonjs/core/Shaders/pbr.vertex.js'
import '@babylonjs/core/Shaders/postprocess.vertex.js'
import '@babylonjs/core/Shaders/rgbdDecode.fragment.js'
