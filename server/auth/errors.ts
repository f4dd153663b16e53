/** Why an account was not made, or somebody not let in. */

export class AccountExistsError extends Error {
  readonly code = 'account-exists'
  constructor() {
    super('There is an account with this e-mail address already.')
  }
}

/** The same answer for an unknown address and a wrong password. */
export class SignInRefusedError extends Error {
  readonly code = 'sign-in-refused'
  constructor() {
    super('The e-mail address or the password is wrong.')
  }
}

export class TooManyAttemptsError extends Error {
  readonly code = 'too-many-attempts'
  readonly retryAfterS: number
  constructor(retryAfterS: number) {
    super('Too many attempts. Wait a little and try again.')
    this.retryAfterS = retryAfterS
  }
}

/** The one-time link is used, too old, or was never printed. */
export class FirstAdminLinkError extends Error {
  readonly code = 'link-invalid'
  constructor() {
    super(
      'This link was used before, is older than a day, or was never given. Start the museum again for a new one, or use `mouseion admin create`.',
    )
  }
}
