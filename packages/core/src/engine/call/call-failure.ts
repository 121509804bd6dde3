/** What is known about a provider's failure. Holds no key, no request body and no URL. */
export interface CallFailure<Provider extends string = string, Kind extends string = string> {
  readonly provider: Provider;
  /** The domain's name of the operation that was called. */
  readonly operation: string;
  readonly kind: Kind;
  /** One or two sentences for the operator; secrets and addresses removed, at most 500 characters. */
  readonly message: string;
  readonly httpStatus?: number | undefined;
  /** The provider's own id of the request, for its support. */
  readonly requestId?: string | undefined;
  /** What the call cost although it failed, if the answer says so: the provider's credits. */
  readonly credits?: number | undefined;
  /** The same in US dollars. */
  readonly costUsd?: number | undefined;
}
