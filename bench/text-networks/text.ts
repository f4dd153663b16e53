/** Texts as a reader sees them: tokens, each made of grams, with what is to be learned of them. */

export interface Text {
  /** What each token is made of; a gram that too few texts have is left out. */
  readonly grams: readonly (readonly string[])[]
  /** What each token is called where it has to be guessed. */
  readonly tokens: readonly string[]
  /** What is known of it beyond its labels, each as likely: finer subjects, the author, words of its translations. */
  readonly finer: readonly string[]
}
/** How large texts of one kind are, and what is asked of them. */
export interface Reading {
  readonly classes: number
  /** One class of several, or several labels at once. */
  readonly link: 'softmax' | 'sigmoid'
  /** Tokens of a text that are read; longer ones are read in part. */
  readonly length: number
  /** Grams of a token that are read. */
  readonly gramsEach: number
  /** Of the vectors. */
  readonly width: number
  /** Of convolution. */
  readonly layers: number
}
