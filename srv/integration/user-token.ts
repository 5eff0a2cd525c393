/** CAP's user with what @sap/xssec checked; its types know nothing of it. */
interface SignedIn {
  readonly authInfo?: { readonly token?: { readonly jwt?: string } };
}

/** The JWT with which the user called us; undefined for sign-ins without one, as in development. */
export function tokenOf(user: object): string | undefined {
  return (user as SignedIn).authInfo?.token?.jwt;
}
