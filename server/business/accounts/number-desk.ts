/** Gives phone numbers to businesses: what sign-up asks for, where an installation has numbers to give. */
export interface NumberDesk {
  /**
   * Asked after the business was made; again when the sign-up is repeated, so that one business gets one number.
   * @returns the number in E.164, or undefined when there is none for now, as before the card was checked
   */
  assign(wish: { tenantId: string; areaCode: string; paymentMethodId?: string }): Promise<string | undefined>
}
