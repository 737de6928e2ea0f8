// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot.sandbox.state;

/** A company, known by the domain of its people's e-mail addresses. */
public record Company(long id, long accountId, String name, String domain) {}
