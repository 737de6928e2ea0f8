// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.client;

/** What a part of Chatwoot's API asks for as a credential. */
public enum Access {
    /** The access token of a user or an agent bot: the application API. */
    TOKEN,
    /** The access token of a platform app: the Platform API. */
    PLATFORM,
    /** Nothing: the inbox identifier and the contact's source id in the path are the capability (Client API). */
    NONE
}
